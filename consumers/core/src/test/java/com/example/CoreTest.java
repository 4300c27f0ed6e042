// SPDX-License-Identifier: Apache-2.0

package com.example;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CoreTest {

	@Test
	void signsInWithoutSpringBoot() {
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> Class.forName("org.springframework.boot.SpringApplication"));
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			pool.createUser("alice").password("Wonderland-1");
			CognitoClient client = CognitoClient.builder()
				.userPoolId(pool.userPoolId())
				.clientId(pool.clientId())
				.endpoint(CognitoEndpoint.ofUri(pool.endpoint(), false))
				.build();
			assertThat(CognitoPasswordAuthenticator.builder()
				.client(client)
				.build()
				.authenticate("alice", "Wonderland-1")
				.block(Duration.ofSeconds(30))).isInstanceOf(AuthenticationOutcome.Authenticated.class);
		}
	}

}
