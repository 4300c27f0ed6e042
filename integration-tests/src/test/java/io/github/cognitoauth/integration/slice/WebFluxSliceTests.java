// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.slice;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.csrf;

/**
 * Tests for the slice of a WebFlux application: the login is ours, and is real.
 */
@WebFluxTest(controllers = NameController.class)
@AutoConfigureCognitoUserPool
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void loginWhenPasswordIsRightThenPoolHasSignedIn() {
		this.pool.createUser("alice").password("Wonderland-1");
		FluxExchangeResult<Void> login = login("Wonderland-1");
		assertThat(login.getStatus().is3xxRedirection()).isTrue();
		assertThat(this.pool.requests("InitiateAuth")).isOne();
		ResponseCookie session = login.getResponseCookies().getFirst("SESSION");
		assertThat(session).isNotNull();
		this.client.get()
			.uri("/name")
			.cookie("SESSION", session.getValue())
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("alice");
	}

	@Test
	void loginWhenPasswordIsWrongThenShowsTheFormAgain() {
		this.pool.createUser("alice").password("Wonderland-1");
		assertThat(login("wrong").getResponseHeaders().getLocation()).asString().contains("error");
	}

	private FluxExchangeResult<Void> login(String password) {
		return this.client.mutateWith(csrf())
			.post()
			.uri("/login")
			.body(BodyInserters.fromFormData("username", "alice").with("password", password))
			.exchange()
			.returnResult(Void.class);
	}

}
