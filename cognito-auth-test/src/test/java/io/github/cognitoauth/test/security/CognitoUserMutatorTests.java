// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.security;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.web.server.WebSessionServerCognitoTokensRepository;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.ServerWebExchange;

import static io.github.cognitoauth.test.security.CognitoMockServerConfigurers.mockCognitoUser;

/**
 * Tests for {@link CognitoUserMutator}.
 */
class CognitoUserMutatorTests {

	@Test
	void requestWhenWithUserThenIsSignedInWithGroupsAndTokens() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class)) {
			WebTestClient client = WebTestClient.bindToApplicationContext(context)
				.apply(SecurityMockServerConfigurers.springSecurity())
				.build();
			client.mutateWith(mockCognitoUser("alice").groups("admins"))
				.get()
				.uri("/admin")
				.exchange()
				.expectBody(String.class)
				.isEqualTo("alice [admins] alice");
			client.mutateWith(mockCognitoUser("bob")).get().uri("/admin").exchange().expectStatus().isForbidden();
			client.get().uri("/admin").exchange().expectStatus().is4xxClientError();
		}
	}

	@Configuration
	@EnableWebFlux
	@EnableWebFluxSecurity
	static class Application {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().hasRole("admins")).build();
		}

		@Bean
		Pages pages() {
			return new Pages();
		}

	}

	@RestController
	static class Pages {

		private final WebSessionServerCognitoTokensRepository tokens = new WebSessionServerCognitoTokensRepository();

		@GetMapping("/admin")
		Mono<String> me(@AuthenticationPrincipal CognitoUser user, ServerWebExchange exchange) {
			return this.tokens.loadTokens(exchange)
				.map(CognitoTokens::username)
				.defaultIfEmpty("no tokens")
				.map((name) -> user.getName() + " " + user.getGroups() + " " + name);
		}

	}

}
