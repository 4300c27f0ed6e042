// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.slice;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the slice of a servlet application: bearer tokens of the pool are accepted.
 */
@WebMvcTest(controllers = NameController.class, properties = "cognito.resource-server.enabled=true")
@AutoConfigureCognitoUserPool
class WebMvcBearerSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private CognitoUserPoolServer pool;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Test
	void apiWhenBearerTokenIsOfThePoolThenNamesTheUser() {
		this.pool.createUser("alice").password("Wonderland-1");
		assertThat(this.mvc.get().uri("/name").header("Authorization", "Bearer " + accessToken())).hasStatusOk()
			.hasBodyTextEqualTo("alice");
		assertThat(this.mvc.get().uri("/name").header("Authorization", "Bearer x" + accessToken())).hasStatus(401);
	}

	private String accessToken() {
		AuthenticationOutcome outcome = this.authenticator.authenticate("alice", "Wonderland-1")
			.block(Duration.ofSeconds(30));
		assertThat(outcome).isInstanceOf(AuthenticationOutcome.Authenticated.class);
		return ((AuthenticationOutcome.Authenticated) outcome).tokens().accessToken();
	}

}
