// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.step.StepForm;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.session.InMemoryReactiveSessionRegistry;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.PreventLoginServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.SessionLimit;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
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
import static org.mockito.Mockito.times;

/**
 * Tests for the bounds of {@link CognitoServerLogin} and for applications with pages of
 * their own or none at all.
 */
class CognitoServerLoginIntegrationTests {

	@Test
	void respondWhenWrongTooOftenThenBackToLogin() {
		try (AnnotationConfigApplicationContext app = app(TwoAttempts.class)) {
			CognitoPasswordAuthenticator authenticator = givenChallenge(app);
			given(authenticator.respond(any()))
				.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)));
			ServerBrowser browser = new ServerBrowser(app);
			browser.login("alice", "Wonderland-1");
			assertThat(browser.answer(Map.of("code", "1")).location()).isEqualTo("/login/challenge");
			assertThat(browser.answer(Map.of("code", "2")).location()).isEqualTo("/login?error");
			assertThat(browser.get("/login?error").body()).contains("Too many answers");
			assertThat(browser.answer(Map.of("code", "3")).location()).isEqualTo("/login?error");
			then(authenticator).should(times(2)).respond(any());
		}
	}

	@Test
	void respondWhenTooLateThenNotSent() {
		try (AnnotationConfigApplicationContext app = app(AtOnceTooLate.class)) {
			CognitoPasswordAuthenticator authenticator = givenChallenge(app);
			ServerBrowser browser = new ServerBrowser(app);
			browser.login("alice", "Wonderland-1");
			assertThat(browser.answer(Map.of("code", "1")).location()).isEqualTo("/login?error");
			assertThat(browser.get("/login?error").body()).contains("took too long");
			browser.login("alice", "Wonderland-1");
			assertThat(browser.get("/login/challenge").location()).isEqualTo("/login?expired");
			then(authenticator).should(never()).respond(any());
		}
	}

	@Test
	void respondWhenNothingEnteredThenNotSent() {
		try (AnnotationConfigApplicationContext app = app(TwoAttempts.class)) {
			CognitoPasswordAuthenticator authenticator = givenChallenge(app);
			ServerBrowser browser = new ServerBrowser(app);
			browser.login("alice", "Wonderland-1");
			assertThat(browser.answer(Map.of("code", " ")).location()).isEqualTo("/login/challenge");
			assertThat(browser.get("/login/challenge").body()).contains("Enter the code.");
			assertThat(browser.answer(Map.of("code", "1", "challenge", "other")).location())
				.isEqualTo("/login/challenge");
			then(authenticator).should(never()).respond(any());
		}
	}

	@Test
	void pagesWhenOfTheApplicationThenHandedTheChallenge() {
		try (AnnotationConfigApplicationContext app = app(OwnPages.class)) {
			givenChallenge(app);
			ServerBrowser browser = new ServerBrowser(app);
			assertThat(browser.get("/my-challenge").location()).isEqualTo("/login");
			assertThat(browser.login("alice", "Wonderland-1").location()).isEqualTo("/my-challenge");
			assertThat(browser.get("/my-challenge").body()).isEqualTo("my challenge SMS_MFA");
		}
	}

	@Test
	void loginWhenUserMayHaveNoFurtherSessionThenRefusedAndTokensAreRevoked() {
		try (AnnotationConfigApplicationContext app = app(OneSession.class)) {
			CognitoPasswordAuthenticator authenticator = givenChallenge(app);
			CognitoTokens first = TestSignIns.tokens("alice");
			CognitoTokens second = TestSignIns.tokens(Instant.now().plusSeconds(1), "alice");
			CognitoTokens third = TestSignIns.tokens(Instant.now().plusSeconds(2), "alice");
			given(authenticator.respond(any())).willReturn(Mono.just(authenticated(first)))
				.willReturn(Mono.just(authenticated(second)));
			given(authenticator.revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			ServerBrowser one = new ServerBrowser(app);
			one.login("alice", "Wonderland-1");
			assertThat(one.answer(Map.of("code", "222222")).location()).isEqualTo("/");
			ServerBrowser two = new ServerBrowser(app);
			two.login("alice", "Wonderland-1");
			assertThat(two.answer(Map.of("code", "222222")).location()).isEqualTo("/login?error");
			assertThat(two.get("/").location()).isEqualTo("/login");
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(authenticated(third)));
			assertThat(new ServerBrowser(app).login("alice", "Wonderland-1").location()).isEqualTo("/login?error");
			then(authenticator).should(never()).revoke(first);
			then(authenticator).should().revoke(second);
			then(authenticator).should().revoke(third);
			assertThat(one.get("/my-challenge").location()).isNotEqualTo("/login");
		}
	}

	@Test
	void pageWhenSecondFactorIsMissingAfterAFreshSignInThenForbidden() {
		try (AnnotationConfigApplicationContext app = app(SecondFactor.class)) {
			CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			ServerBrowser browser = new ServerBrowser(app);
			assertThat(browser.get("/secret").location()).isEqualTo("/login");
			assertThat(browser.login("alice", "Wonderland-1").location()).isEqualTo("/secret");
			assertThat(browser.get("/secret").status()).isEqualTo(403);
		}
	}

	@Test
	void loginWhenProbesCameInBetweenThenLeadsToThePageThatWasAskedFor() {
		try (AnnotationConfigApplicationContext app = app(TwoAttempts.class)) {
			given(app.getBean(CognitoPasswordAuthenticator.class).authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			ServerBrowser browser = new ServerBrowser(app);
			browser.get("/secret");
			browser.probe("/.well-known/appspecific/com.chrome.devtools.json", "*/*");
			browser.probe("/robots.txt", "text/html,*/*");
			browser.probe("/favicon.ico", "image/avif,image/webp,*/*");
			browser.probe("/assets/site.css", "text/css,*/*;q=0.1");
			assertThat(browser.login("alice", "Wonderland-1").location()).isEqualTo("/secret");
		}
	}

	@Test
	void loginPageWhenOfTheApplicationThenDoesNotLeadToItself() {
		try (AnnotationConfigApplicationContext app = app(OwnLoginPage.class)) {
			ServerBrowser browser = new ServerBrowser(app);
			assertThat(browser.get("/").location()).isEqualTo("/partners/login");
			assertThat(browser.get("/partners/login").status()).isEqualTo(403);
		}
	}

	@Test
	void logoutWhenDisabledThenStaysSo() {
		try (AnnotationConfigApplicationContext app = app(WithoutLogout.class)) {
			CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			ServerBrowser browser = new ServerBrowser(app);
			browser.login("alice", "Wonderland-1");
			assertThat(browser.post("/logout", Map.of()).status()).isEqualTo(404);
			then(authenticator).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Test
	void logoutWhenNothingIsRevokedThenTokensAreForgottenAllTheSame() {
		try (AnnotationConfigApplicationContext app = app(WithoutRevocation.class)) {
			CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
			CognitoTokens tokens = TestSignIns.tokens("alice");
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(authenticated(tokens)));
			ServerBrowser browser = new ServerBrowser(app);
			browser.login("alice", "Wonderland-1");
			assertThat(browser.get("/token").body()).isEqualTo(tokens.accessToken());
			assertThat(browser.post("/logout", Map.of()).location()).isEqualTo("/login?logout");
			assertThat(browser.get("/token").body()).isEmpty();
			then(authenticator).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Test
	void basicWhenChallengedThenProblemNamesIt() {
		try (AnnotationConfigApplicationContext app = app(Basic.class)) {
			givenChallenge(app);
			basic(app).expectStatus()
				.isUnauthorized()
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.expectHeader()
				.valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"api\"")
				.expectBody(String.class)
				.value((body) -> assertThat(body).contains("\"challenge\":\"SMS_MFA\"")
					.doesNotContain(TestSignIns.SESSION));
		}
	}

	@Test
	void basicWhenCognitoIsNotAvailableThen503() {
		try (AnnotationConfigApplicationContext app = app(Basic.class)) {
			given(app.getBean(CognitoPasswordAuthenticator.class).authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
			basic(app).expectStatus().isEqualTo(503);
		}
	}

	private static WebTestClient.ResponseSpec basic(AnnotationConfigApplicationContext app) {
		return WebTestClient.bindToApplicationContext(app)
			.configureClient()
			.responseTimeout(Duration.ofSeconds(60))
			.build()
			.get()
			.uri("/")
			.headers((headers) -> headers.setBasicAuth("alice", "Wonderland-1"))
			.exchange();
	}

	private static AnnotationConfigApplicationContext app(Class<?> chain) {
		return new AnnotationConfigApplicationContext(Base.class, chain);
	}

	private static CognitoPasswordAuthenticator givenChallenge(AnnotationConfigApplicationContext app) {
		CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
		given(authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(required(challenge("SMS_MFA", Map.of()))));
		return authenticator;
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
		CognitoReactiveAuthenticationManager manager(CognitoPasswordAuthenticator authenticator) {
			return new CognitoReactiveAuthenticationManager(authenticator);
		}

		@Bean
		Pages pages() {
			return new Pages();
		}

	}

	@RestController
	static class Pages {

		@GetMapping("/my-challenge")
		String challenge(@RequestAttribute("cognitoForm") StepForm form) {
			return "my challenge " + form.name();
		}

	}

	@Configuration
	static class TwoAttempts {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator)
				.challengePolicy(new CognitoChallengePolicy(Duration.ofMinutes(3), 2, Clock.systemUTC()))
				.apply(http)
				.build();
		}

	}

	@Configuration
	static class AtOnceTooLate {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator)
				.challengePolicy(new CognitoChallengePolicy(Duration.ofNanos(1), 5, Clock.systemUTC()))
				.apply(http)
				.build();
		}

	}

	@Configuration
	static class OwnPages {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/my-challenge").permitAll().anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator).challengePage("/my-challenge").apply(http).build();
		}

	}

	@Configuration
	static class Basic {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			CognitoProblemServerAuthenticationEntryPoint problem = new CognitoProblemServerAuthenticationEntryPoint(
					"api");
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.httpBasic((basic) -> basic.authenticationEntryPoint(problem).authenticationFailureHandler(problem));
			return http.build();
		}

	}

	@Configuration
	static class OneSession {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.sessionManagement((sessions) -> sessions
				.concurrentSessions((limit) -> limit.sessionRegistry(new InMemoryReactiveSessionRegistry())
					.maximumSessions(SessionLimit.of(1))
					.maximumSessionsExceededHandler(new PreventLoginServerMaximumSessionsExceededHandler())));
			return CognitoServerLogin.cognitoLogin(authenticator).apply(http).build();
		}

	}

	@Configuration
	static class SecondFactor {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/secret")
				.hasAuthority(CognitoFactors.MFA_AUTHORITY)
				.anyExchange()
				.authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator).apply(http).build();
		}

	}

	@Configuration
	static class OwnLoginPage {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator).loginPage("/partners/login").apply(http).build();
		}

	}

	@Configuration
	static class WithoutLogout {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.logout(ServerHttpSecurity.LogoutSpec::disable);
			return CognitoServerLogin.cognitoLogin(authenticator).apply(http).build();
		}

	}

	@Configuration
	static class WithoutRevocation {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/token").permitAll().anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator).revokeOnLogout(false).apply(http).build();
		}

		@Bean
		TokenPage tokenPage(CognitoPasswordAuthenticator authenticator) {
			return new TokenPage(new ServerCognitoSessionTokens(authenticator,
					new WebSessionServerCognitoTokensRepository(), CognitoSessionSettings.defaults()));
		}

	}

	@RestController
	record TokenPage(ServerCognitoSessionTokens tokens) {

		@GetMapping("/token")
		Mono<String> token(ServerWebExchange exchange) {
			return this.tokens.currentTokens(exchange).map(CognitoTokens::accessToken);
		}

	}

}
