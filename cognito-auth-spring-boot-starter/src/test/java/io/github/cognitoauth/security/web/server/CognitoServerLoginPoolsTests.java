// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.CognitoSessionSettings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.ServerWebExchange;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for an application with a second pool, whose users sign in to a chain of their
 * own.
 */
class CognitoServerLoginPoolsTests {

	private static final Map<String, String> CREDENTIALS = Map.of("username", "alice", "password", "Wonderland-1");

	@Test
	void loginWhenChainHasItsOwnAuthenticatorThenOnlyThatPoolIsAsked() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(TwoPools.class)) {
			CognitoPasswordAuthenticator partner = partner(app);
			given(partner.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(required(challenge("SMS_MFA", Map.of()))));
			given(partner.respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice", "admins"))));
			ServerBrowser browser = new ServerBrowser(app);
			browser.post("/partner/login", CREDENTIALS);
			browser.post("/partner/login/challenge", Map.of("code", "222222"));
			assertThat(browser.get("/partner/me").body()).contains("PARTNER_admins").doesNotContain("ROLE_admins");
			then(main(app)).shouldHaveNoInteractions();
		}
	}

	@Test
	void loginWhenPasswordIsWrongThenShownToNoOtherPool() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(TwoPools.class)) {
			given(partner(app).authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			assertThat(new ServerBrowser(app).post("/partner/login", CREDENTIALS).location())
				.isEqualTo("/partner/login?error");
			then(main(app)).shouldHaveNoInteractions();
		}
	}

	@Test
	void tokensWhenChainHasItsOwnAuthenticatorThenRefreshedByIt() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(TwoPools.class)) {
			CognitoPasswordAuthenticator partner = partner(app);
			CognitoTokens old = TestSignIns.tokens(Instant.now().minus(Duration.ofHours(2)), "alice");
			CognitoTokens fresh = TestSignIns.tokens("alice", "fresh");
			given(partner.authenticate(any(AuthenticationRequest.class))).willReturn(Mono.just(authenticated(old)));
			given(partner.refresh(old)).willReturn(Mono.just(fresh));
			ServerBrowser browser = new ServerBrowser(app);
			browser.post("/partner/login", CREDENTIALS);
			assertThat(browser.get("/partner/token").body()).isEqualTo(fresh.accessToken());
			then(main(app)).shouldHaveNoInteractions();
		}
	}

	@Test
	void logoutWhenChainHasItsOwnAuthenticatorThenRevokedAtItsPool() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(TwoPools.class)) {
			CognitoPasswordAuthenticator partner = partner(app);
			CognitoTokens tokens = TestSignIns.tokens("alice");
			given(partner.authenticate(any(AuthenticationRequest.class))).willReturn(Mono.just(authenticated(tokens)));
			given(partner.revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			ServerBrowser browser = new ServerBrowser(app);
			browser.post("/partner/login", CREDENTIALS);
			browser.post("/partner/logout", Map.of());
			then(partner).should().revoke(tokens);
			then(main(app)).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	private static CognitoPasswordAuthenticator partner(AnnotationConfigApplicationContext app) {
		return app.getBean("partner", CognitoPasswordAuthenticator.class);
	}

	private static CognitoPasswordAuthenticator main(AnnotationConfigApplicationContext app) {
		return app.getBean("main", CognitoPasswordAuthenticator.class);
	}

	@Configuration
	@EnableWebFlux
	@EnableWebFluxSecurity
	static class TwoPools {

		@Bean
		CognitoPasswordAuthenticator main() {
			return mock();
		}

		@Bean(defaultCandidate = false)
		CognitoPasswordAuthenticator partner() {
			return mock();
		}

		@Bean
		CognitoReactiveAuthenticationManager manager(CognitoPasswordAuthenticator authenticator) {
			return new CognitoReactiveAuthenticationManager(authenticator);
		}

		@Bean
		ServerCognitoSessionTokens sessionTokens(CognitoPasswordAuthenticator authenticator) {
			return new ServerCognitoSessionTokens(authenticator, new WebSessionServerCognitoTokensRepository(),
					CognitoSessionSettings.defaults());
		}

		@Bean
		@Order(1)
		SecurityWebFilterChain partnerChain(ServerHttpSecurity http, CognitoReactiveAuthenticationManager manager) {
			http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/partner/**"));
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.logout((logout) -> logout.logoutUrl("/partner/logout"));
			return CognitoServerLogin.cognitoLogin(manager, main())
				.authenticator(partner())
				.authenticationOptions(CognitoAuthenticationOptions.builder().authorityPrefix("PARTNER_").build())
				.loginPage("/partner/login")
				.challengeProcessingUrl("/partner/login/challenge")
				.apply(http)
				.build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain mainChain(ServerHttpSecurity http, CognitoReactiveAuthenticationManager manager) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(manager, main()).apply(http).build();
		}

		@Bean
		PartnerPages partnerPages(ServerCognitoSessionTokens tokens) {
			return new PartnerPages(tokens);
		}

	}

	@RestController
	static class PartnerPages {

		private final ServerCognitoSessionTokens tokens;

		PartnerPages(ServerCognitoSessionTokens tokens) {
			this.tokens = tokens;
		}

		@GetMapping("/partner/me")
		String me(Authentication authentication) {
			return authentication.getAuthorities().toString();
		}

		@GetMapping("/partner/token")
		Mono<String> token(ServerWebExchange exchange) {
			return this.tokens.currentTokens(exchange).map(CognitoTokens::accessToken);
		}

	}

}
