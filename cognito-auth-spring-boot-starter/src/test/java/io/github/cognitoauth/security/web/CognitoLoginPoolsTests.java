// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoSessionSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

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
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for an application with a second pool, whose users sign in to a chain of their
 * own.
 */
class CognitoLoginPoolsTests {

	private static final Map<String, String> CREDENTIALS = Map.of("username", "alice", "password", "Wonderland-1");

	@Test
	void loginWhenChainHasItsOwnAuthenticatorThenOnlyThatPoolIsAsked() throws Exception {
		try (TestApp app = new TestApp(TwoPools.class)) {
			CognitoPasswordAuthenticator partner = partner(app);
			given(partner.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(required(challenge("SMS_MFA", Map.of()))));
			given(partner.respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice", "admins"))));
			Browser browser = app.browser();
			browser.post("/partner/login", CREDENTIALS);
			browser.post("/partner/login/challenge", Map.of("code", "222222"));
			assertThat(browser.get("/partner/me").getContentAsString()).contains("PARTNER_admins")
				.doesNotContain("ROLE_admins");
			then(app.authenticator()).shouldHaveNoInteractions();
		}
	}

	@Test
	void loginWhenPasswordIsWrongThenShownToNoOtherPool() throws Exception {
		try (TestApp app = new TestApp(TwoPools.class)) {
			given(partner(app).authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			assertThat(app.browser().post("/partner/login", CREDENTIALS).getRedirectedUrl())
				.isEqualTo("/partner/login?error");
			then(app.authenticator()).shouldHaveNoInteractions();
		}
	}

	@Test
	void tokensWhenChainHasItsOwnAuthenticatorThenRefreshedByIt() throws Exception {
		try (TestApp app = new TestApp(TwoPools.class)) {
			CognitoPasswordAuthenticator partner = partner(app);
			CognitoTokens old = TestSignIns.tokens(Instant.now().minus(Duration.ofHours(2)), "alice");
			CognitoTokens fresh = TestSignIns.tokens("alice", "fresh");
			given(partner.authenticate(any(AuthenticationRequest.class))).willReturn(Mono.just(authenticated(old)));
			given(partner.refresh(old)).willReturn(Mono.just(fresh));
			Browser browser = app.browser();
			browser.post("/partner/login", CREDENTIALS);
			assertThat(browser.get("/partner/token").getContentAsString()).isEqualTo(fresh.accessToken());
			then(app.authenticator()).shouldHaveNoInteractions();
		}
	}

	@Test
	void logoutWhenChainHasItsOwnAuthenticatorThenRevokedAtItsPool() throws Exception {
		try (TestApp app = new TestApp(TwoPools.class)) {
			CognitoPasswordAuthenticator partner = partner(app);
			CognitoTokens tokens = TestSignIns.tokens("alice");
			given(partner.authenticate(any(AuthenticationRequest.class))).willReturn(Mono.just(authenticated(tokens)));
			given(partner.revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			Browser browser = app.browser();
			browser.post("/partner/login", CREDENTIALS);
			browser.post("/partner/logout", Map.of());
			then(partner).should().revoke(tokens);
			then(app.authenticator()).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Test
	void loginWhenChainHasNoneThenTheApplicationsPoolIsAsked() throws Exception {
		try (TestApp app = new TestApp(TwoPools.class)) {
			CognitoTokens tokens = TestSignIns.tokens("alice", "admins");
			app.givenFirstStep(authenticated(tokens));
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			browser.post("/logout", Map.of());
			then(app.authenticator()).should().revoke(tokens);
			then(partner(app)).shouldHaveNoInteractions();
		}
	}

	private static CognitoPasswordAuthenticator partner(TestApp app) {
		return app.bean("partner", CognitoPasswordAuthenticator.class);
	}

	@Configuration
	static class TwoPools {

		@Bean(defaultCandidate = false)
		CognitoPasswordAuthenticator partner() {
			return mock();
		}

		@Bean
		CognitoSessionTokens sessionTokens(CognitoPasswordAuthenticator authenticator) {
			return new CognitoSessionTokens(authenticator, new HttpSessionCognitoTokensRepository(),
					CognitoSessionSettings.defaults());
		}

		@Bean
		@Order(1)
		SecurityFilterChain partnerChain(HttpSecurity http,
				@Qualifier("partner") CognitoPasswordAuthenticator partner) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.logout((logout) -> logout.logoutUrl("/partner/logout"));
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> login.authenticator(partner)
				.authenticationOptions(CognitoAuthenticationOptions.builder().authorityPrefix("PARTNER_").build())
				.loginPage("/partner/login")
				.challengeProcessingUrl("/partner/login/challenge"));
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain mainChain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

		@Bean
		PartnerPages partnerPages(CognitoSessionTokens tokens) {
			return new PartnerPages(tokens);
		}

	}

	@RestController
	static class PartnerPages {

		private final CognitoSessionTokens tokens;

		PartnerPages(CognitoSessionTokens tokens) {
			this.tokens = tokens;
		}

		@GetMapping("/partner/me")
		String me(Authentication authentication) {
			return authentication.getAuthorities().toString();
		}

		@GetMapping("/partner/token")
		String token(HttpServletRequest request, HttpServletResponse response) {
			CognitoTokens current = this.tokens.currentTokens(request, response);
			return (current != null) ? current.accessToken() : "none";
		}

	}

}
