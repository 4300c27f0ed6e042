// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.slice;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the slice of a WebFlux application: bearer tokens of the pool are accepted.
 */
@WebFluxTest(controllers = NameController.class, properties = "cognito.resource-server.enabled=true")
@AutoConfigureCognitoUserPool
class WebFluxBearerSliceTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private CognitoUserPoolServer pool;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Test
	void apiWhenBearerTokenIsOfThePoolThenNamesTheUser() {
		this.pool.createUser("alice").password("Wonderland-1");
		AuthenticationOutcome.Authenticated outcome = this.authenticator.authenticate("alice", "Wonderland-1")
			.ofType(AuthenticationOutcome.Authenticated.class)
			.block();
		assertThat(outcome).isNotNull();
		String token = outcome.tokens().accessToken();
		bearer(token).expectStatus().isOk().expectBody(String.class).isEqualTo("alice");
		bearer("x" + token).expectStatus().isUnauthorized();
	}

	private WebTestClient.ResponseSpec bearer(String token) {
		return this.client.get().uri("/name").header("Authorization", "Bearer " + token).exchange();
	}

}
