// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for a WebFlux login that is elsewhere, with its default pages or with the
 * application's own.
 */
class ServerLoginUrlTests {

	private static final Map<String, String> CREDENTIALS = Map.of("username", "alice", "password", "Wonderland-1");

	@Test
	void loginWhenMovedThenAllItsAddressesAre() {
		try (AnnotationConfigApplicationContext app = app(MovedChain.class)) {
			CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(required(challenge("SMS_MFA", Map.of()))));
			given(authenticator.respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			given(authenticator.revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			ServerBrowser browser = new ServerBrowser(app, "/partner/login");
			assertThat(browser.get("/").location()).isEqualTo("/partner/login");
			assertThat(browser.get("/partner/login").body()).contains("action=\"/partner/login\"",
					"/partner/login/challenge/style.css");
			assertThat(browser.get("/partner/login/challenge/style.css").status()).isEqualTo(200);
			assertThat(browser.post("/login", CREDENTIALS).location()).isEqualTo("/partner/login");
			assertThat(browser.post("/partner/login", CREDENTIALS).location()).isEqualTo("/partner/login/challenge");
			assertThat(browser.get("/partner/login/challenge").body()).contains("action=\"/partner/login/challenge\"");
			assertThat(browser.post("/partner/login/challenge", Map.of("code", "222222")).location()).isEqualTo("/");
			assertThat(browser.get("/partner/logout").body()).contains("action=\"/partner/logout\"");
			assertThat(browser.post("/partner/logout", Map.of()).location()).isEqualTo("/partner/login?logout");
		}
	}

	@Test
	void loginWhenMovedAndPasswordIsWrongThenLeadsBackToIt() {
		try (AnnotationConfigApplicationContext app = app(MovedChain.class)) {
			given(app.getBean(CognitoPasswordAuthenticator.class).authenticate(any(AuthenticationRequest.class)))
				.willReturn(
						Mono.error(TestSignIns.error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			assertThat(new ServerBrowser(app, "/partner/login").post("/partner/login", CREDENTIALS).location())
				.isEqualTo("/partner/login?error");
		}
	}

	@Test
	void ownLoginPageWhenAllRequestsNeedASignInThenEverybodySeesItAndNothingElse() {
		try (AnnotationConfigApplicationContext app = app(OwnPageChain.class)) {
			ServerBrowser browser = new ServerBrowser(app);
			assertThat(browser.get("/").location()).isEqualTo("/my-login");
			assertThat(browser.get("/my-login").body()).isEqualTo("my login");
			assertThat(browser.get("/my-login/more").location()).isEqualTo("/my-login");
		}
	}

	private static AnnotationConfigApplicationContext app(Class<?> chain) {
		return new AnnotationConfigApplicationContext(Base.class, chain);
	}

	@Configuration
	@EnableWebFlux
	@EnableWebFluxSecurity
	static class Base {

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		static CognitoLoginPageAccess loginPageAccess() {
			return new CognitoLoginPageAccess();
		}

		@Bean
		Pages pages() {
			return new Pages();
		}

	}

	@RestController
	static class Pages {

		@GetMapping("/my-login")
		String login() {
			return "my login";
		}

	}

	@Configuration
	static class MovedChain {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator).loginUrl("/partner/login").apply(http).build();
		}

	}

	@Configuration
	static class OwnPageChain {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().denyAll());
			return CognitoServerLogin.cognitoLogin(authenticator).loginPage("/my-login").apply(http).build();
		}

	}

}
