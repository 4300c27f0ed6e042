// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.UserPoolId;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.CognitoSessionSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

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
import static org.mockito.Mockito.times;

/**
 * Tests for the session of a user whose account changes; tokens live for an hour.
 */
class ServerCognitoSessionFollowTests {

	private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

	@Test
	void groupsWhenChangedThenAuthoritiesFollowAndFactorsAndSessionIdStay() {
		try (AnnotationConfigApplicationContext app = app()) {
			given(authenticator(app).authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(required(challenge("SMS_MFA", Map.of()))));
			given(authenticator(app).respond(any()))
				.willReturn(Mono.just(authenticated(TestSignIns.tokens(START, "alice", "admins"))));
			ServerBrowser browser = new ServerBrowser(app);
			browser.login("alice", "Wonderland-1");
			browser.answer(Map.of("code", "222222"));
			String session = browser.sessionId();
			advance(app, Duration.ofMinutes(31));
			given(authenticator(app).refresh(any(CognitoTokens.class)))
				.willReturn(Mono.just(TestSignIns.tokens(START.plusSeconds(1860), "alice", "ops")));
			for (int i = 0; i < 2; i++) {
				assertThat(browser.get("/authorities").body())
					.contains("ROLE_ops", FactorGrantedAuthority.PASSWORD_AUTHORITY, CognitoFactors.MFA_AUTHORITY)
					.doesNotContain("ROLE_admins");
			}
			assertThat(browser.sessionId()).isEqualTo(session);
			then(authenticator(app)).should(times(1)).refresh(any(CognitoTokens.class));
		}
	}

	@Test
	void userWhenNotReadThenAccountIsNotLookedAt() {
		try (AnnotationConfigApplicationContext app = app()) {
			ServerBrowser browser = signedIn(app);
			advance(app, Duration.ofHours(2));
			assertThat(browser.get("/public").status()).isEqualTo(200);
			then(authenticator(app)).should(never()).refresh(any(CognitoTokens.class));
		}
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "REFRESH_TOKEN_REJECTED", "USER_DISABLED" })
	void accountWhenRefusedThenSessionEnds(CognitoErrorReason reason) {
		try (AnnotationConfigApplicationContext app = app()) {
			ServerBrowser browser = signedIn(app);
			advance(app, Duration.ofMinutes(31));
			given(authenticator(app).refresh(any(CognitoTokens.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", reason)));
			assertThat(browser.get("/").location()).isEqualTo("/login?ended");
			assertThat(browser.get("/").location()).isEqualTo("/login");
			then(authenticator(app)).should(times(1)).refresh(any(CognitoTokens.class));
		}
	}

	@Test
	void accountWhenRefusedAndProgramAsksThen401() {
		try (AnnotationConfigApplicationContext app = app()) {
			ServerBrowser browser = signedIn(app);
			advance(app, Duration.ofMinutes(31));
			given(authenticator(app).refresh(any(CognitoTokens.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.REFRESH_TOKEN_REJECTED)));
			assertThat(browser.getJson("/").status()).isEqualTo(401);
		}
	}

	@Test
	void accountWhenRefusedAndSwitchedOffThenSignedInWithoutTokens() {
		try (AnnotationConfigApplicationContext app = app(KeepingSettings.class)) {
			ServerBrowser browser = signedIn(app);
			advance(app, Duration.ofMinutes(31));
			given(authenticator(app).refresh(any(CognitoTokens.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.REFRESH_TOKEN_REJECTED)));
			assertThat(browser.get("/").body()).isEqualTo("alice");
			assertThat(browser.get("/").body()).isEqualTo("alice");
			then(authenticator(app)).should(times(1)).refresh(any(CognitoTokens.class));
		}
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "TIMEOUT", "THROTTLED", "REFUSED_BY_TRIGGER" })
	void poolWhenItDoesNotAnswerThenSignedInUntilTheGraceIsOver(CognitoErrorReason reason) {
		try (AnnotationConfigApplicationContext app = app(GraceSettings.class)) {
			ServerBrowser browser = signedIn(app);
			given(authenticator(app).refresh(any(CognitoTokens.class))).willReturn(Mono.error(error("code", reason)));
			advance(app, Duration.ofHours(2));
			assertThat(browser.get("/").body()).isEqualTo("alice");
			advance(app, Duration.ofHours(4).plusSeconds(1));
			assertThat(browser.get("/").status()).isEqualTo(503);
		}
	}

	@Test
	void principalWhenThereAreNoTokensThenLeftAlone() {
		try (AnnotationConfigApplicationContext app = app()) {
			ServerBrowser browser = signedIn(app);
			browser.get("/forget");
			advance(app, Duration.ofDays(2));
			assertThat(browser.get("/").body()).isEqualTo("alice");
			then(authenticator(app)).should(never()).refresh(any(CognitoTokens.class));
		}
	}

	@Test
	void refreshWhenItEndsAfterLogoutThenNoNewSessionAndTokensAreRevoked() {
		try (AnnotationConfigApplicationContext app = app()) {
			ServerBrowser browser = signedIn(app);
			advance(app, Duration.ofMinutes(31));
			CognitoTokens second = TestSignIns.tokens(START.plusSeconds(1860), "alice");
			assertThat(browser.get("/session").status()).isEqualTo(200);
			given(authenticator(app).revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			given(authenticator(app).refresh(any(CognitoTokens.class)))
				.willReturn(Mono.defer(() -> app.getBean(Pages.class).end()).thenReturn(second));
			assertThat(browser.get("/").location()).isEqualTo("/login");
			assertThat(browser.get("/").location()).isEqualTo("/login");
			then(authenticator(app)).should(times(1)).revoke(second);
		}
	}

	@Test
	void userOfAnotherPoolThenNobodyIsSignedInHere() {
		try (AnnotationConfigApplicationContext app = app()) {
			given(authenticator(app).userPoolId()).willReturn(new UserPoolId("eu-west-1_Ab1Cd2Ef3"));
			ServerBrowser browser = new ServerBrowser(app);
			given(authenticator(app).authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono
					.just(authenticated(TestSignIns.tokensOfIssuer("https://x.test/eu-west-1_Ab1Cd2Ef3", "bob"))))
				.willReturn(Mono
					.just(authenticated(TestSignIns.tokensOfIssuer("https://x.test/eu-west-1_Partner01", "bob"))));
			browser.login("bob", "Wonderland-1");
			assertThat(browser.get("/authorities").status()).isEqualTo(200);
			browser.login("bob", "Wonderland-1");
			assertThat(browser.get("/authorities").location()).isEqualTo("/login");
		}
	}

	private static AnnotationConfigApplicationContext app(Class<?>... settings) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(App.class);
		if (settings.length > 0) {
			context.register(settings);
		}
		context.refresh();
		advance(context, Duration.ZERO);
		return context;
	}

	private static CognitoPasswordAuthenticator authenticator(AnnotationConfigApplicationContext app) {
		return app.getBean(CognitoPasswordAuthenticator.class);
	}

	private static void advance(AnnotationConfigApplicationContext app, Duration sinceStart) {
		given(app.getBean(Clock.class).instant()).willReturn(START.plus(sinceStart));
	}

	private static ServerBrowser signedIn(AnnotationConfigApplicationContext app) {
		given(authenticator(app).authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens(START, "alice", "admins"))));
		ServerBrowser browser = new ServerBrowser(app);
		browser.login("alice", "Wonderland-1");
		return browser;
	}

	@Configuration
	@EnableWebFlux
	@EnableWebFluxSecurity
	static class App {

		private final WebSessionServerCognitoTokensRepository repository = new WebSessionServerCognitoTokensRepository();

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		Clock clock() {
			return mock();
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator, Clock clock,
				Optional<CognitoSessionSettings.Builder> settings) {
			CognitoSessionSettings.Builder builder = settings.orElseGet(CognitoSessionSettings::builder);
			http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/public", "/session", "/forget")
				.permitAll()
				.anyExchange()
				.authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator)
				.tokensRepository(this.repository)
				.sessionTokens(new ServerCognitoSessionTokens(authenticator, this.repository,
						builder.checkEvery(Duration.ofMinutes(30)).clock(clock).build()))
				.apply(http)
				.build();
		}

		@Bean
		Pages pages() {
			return new Pages(this.repository);
		}

	}

	@Configuration
	static class KeepingSettings {

		@Bean
		CognitoSessionSettings.Builder settings() {
			return CognitoSessionSettings.builder().endWhenRefused(false);
		}

	}

	@Configuration
	static class GraceSettings {

		@Bean
		CognitoSessionSettings.Builder settings() {
			return CognitoSessionSettings.builder().outageGrace(Duration.ofHours(3));
		}

	}

	@RestController
	static class Pages {

		private final WebSessionServerCognitoTokensRepository repository;

		private volatile @Nullable WebSession session;

		Pages(WebSessionServerCognitoTokensRepository repository) {
			this.repository = repository;
		}

		Mono<Void> end() {
			return (this.session != null) ? this.session.invalidate() : Mono.empty();
		}

		@GetMapping("/")
		String home(Authentication authentication) {
			return authentication.getName();
		}

		@GetMapping("/authorities")
		String authorities(Authentication authentication) {
			return authentication.getAuthorities().toString();
		}

		@GetMapping("/public")
		String open() {
			return "open";
		}

		@GetMapping("/forget")
		Mono<String> forget(ServerWebExchange exchange) {
			return this.repository.removeTokens(exchange).thenReturn("forgotten");
		}

		@GetMapping("/session")
		String session(WebSession session) {
			this.session = session;
			return "session";
		}

	}

}
