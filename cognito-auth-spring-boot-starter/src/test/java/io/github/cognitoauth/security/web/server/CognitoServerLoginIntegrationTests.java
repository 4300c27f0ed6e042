package io.github.cognitoauth.security.web.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.challenge.CognitoChallengeView;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;

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
		String challenge(@RequestAttribute("cognitoChallenge") CognitoChallengeView view) {
			return "my challenge " + view.challengeName();
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

}
