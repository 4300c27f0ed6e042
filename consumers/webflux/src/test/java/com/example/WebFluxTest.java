// SPDX-License-Identifier: Apache-2.0

package com.example;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

@SpringBootTest
@AutoConfigureWebTestClient(timeout = "60s")
@AutoConfigureCognitoUserPool
class WebFluxTest {

	@Test
	void signsIn(@Autowired WebTestClient client, @Autowired CognitoUserPoolServer pool) {
		pool.createUser("alice").password("Wonderland-1");
		client.get().uri("/login").exchange().expectStatus().isOk();
		client.mutateWith(csrf())
			.post()
			.uri("/login")
			.body(BodyInserters.fromFormData("username", "alice").with("password", "Wonderland-1"))
			.exchange()
			.expectStatus()
			.is3xxRedirection()
			.expectHeader()
			.location("/");
	}

}
