// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
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
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link CognitoServerLogin} through a real filter chain.
 */
@SpringJUnitConfig
class CognitoServerLoginTests {

	private static final String PASSWORD = "Wonderland-1";

	@Autowired
	CognitoPasswordAuthenticator authenticator;

	@Autowired
	ApplicationContext context;

	private ServerBrowser browser;

	@BeforeEach
	void openBrowser() {
		reset(this.authenticator);
		this.browser = new ServerBrowser(this.context);
	}

	@Test
	void pageWhenNobodyIsSignedInThenLoginPage() {
		assertThat(this.browser.get("/").location()).isEqualTo("/login");
		assertThat(this.browser.get("/login").body()).contains("name=\"username\"", "name=\"password\"",
				"name=\"_csrf\"");
	}

	@Test
	void loginWhenPasswordIsRightThenSignedInWithNewSessionId() {
		givenFirstStep(Mono.just(authenticated(TestSignIns.tokens("alice", "admins"))));
		this.browser.get("/login");
		String before = this.browser.sessionId();
		assertThat(this.browser.login("alice", PASSWORD).location()).isEqualTo("/");
		assertThat(this.browser.sessionId()).isNotEqualTo(before);
		assertThat(this.browser.get("/").body())
			.isEqualTo("alice [FACTOR_COGNITO_LEVEL_1, FACTOR_PASSWORD, ROLE_admins] with tokens");
	}

	@Test
	void loginWhenPasswordIsWrongThenTriedOnceAndMessage() {
		givenFirstStep(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
		assertThat(this.browser.login("alice", PASSWORD).location()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login?error").body()).contains("role=\"alert\"",
				"User name or password is not right.");
		then(this.authenticator).should(times(1)).authenticate(any(AuthenticationRequest.class));
	}

	@Test
	void loginWhenCognitoIsDownThenLoginPageAndNoServerError() {
		givenFirstStep(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
		assertThat(this.browser.login("alice", PASSWORD).location()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login?error").body()).contains("not possible at the moment");
	}

	@Test
	void loginWhenChallengedThenNobodyIsSignedInAndSessionHasNewId() {
		givenFirstStep(Mono.just(required(challenge("SOFTWARE_TOKEN_MFA", Map.of()))));
		this.browser.get("/login");
		String before = this.browser.sessionId();
		assertThat(this.browser.login("alice", PASSWORD).location()).isEqualTo("/login/challenge");
		assertThat(this.browser.sessionId()).isNotEqualTo(before);
		assertThat(this.browser.get("/").location()).isEqualTo("/login");
	}

	@Test
	void respondWhenCodeIsWrongThenSameChallengeCanBeAnsweredAgain() {
		givenFirstStep(Mono.just(required(challenge("EMAIL_OTP",
				Map.of("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL", "CODE_DELIVERY_DESTINATION", "a***@e***")))));
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		this.browser.login("alice", PASSWORD);
		assertThat(this.browser.answer(Map.of("code", "111111")).location()).isEqualTo("/login/challenge");
		assertThat(this.browser.get("/login/challenge").body()).contains("role=\"alert\"", "a***@e***")
			.doesNotContain("111111");
		String before = this.browser.sessionId();
		assertThat(this.browser.answer(Map.of("code", "222222")).location()).isEqualTo("/");
		assertThat(this.browser.sessionId()).isNotEqualTo(before);
		assertThat(this.browser.get("/").body()).isEqualTo(
				"alice [FACTOR_COGNITO_LEVEL_1, FACTOR_COGNITO_LEVEL_2, FACTOR_COGNITO_LEVEL_3, FACTOR_COGNITO_MFA, FACTOR_PASSWORD] with tokens");
		ArgumentCaptor<ChallengeAnswer> answers = ArgumentCaptor.forClass(ChallengeAnswer.class);
		then(this.authenticator).should(times(2)).respond(answers.capture());
		assertThat(TestSignIns.responses(answers.getValue())).containsEntry("EMAIL_OTP_CODE", "222222");
	}

	@Test
	void respondWhenOtherBrowserThenNothingToAnswer() {
		givenFirstStep(Mono.just(required(challenge("SOFTWARE_TOKEN_MFA", Map.of()))));
		this.browser.login("alice", PASSWORD);
		ServerBrowser other = new ServerBrowser(this.context);
		assertThat(other.get("/login/challenge").location()).isEqualTo("/login");
		assertThat(other.answer(Map.of("code", "222222")).location()).isEqualTo("/login?error");
		then(this.authenticator).should(never()).respond(any());
		assertThat(this.browser.get("/login/challenge").status()).isEqualTo(200);
	}

	@Test
	void respondWhenWithoutCsrfTokenThenForbidden() {
		givenFirstStep(Mono.just(required(challenge("SOFTWARE_TOKEN_MFA", Map.of()))));
		this.browser.login("alice", PASSWORD);
		assertThat(this.browser.postWithoutCsrf("/login/challenge", Map.of("code", "222222")).status()).isEqualTo(403);
		then(this.authenticator).should(never()).respond(any());
	}

	@Test
	void restartThenLoginPageAndNoChallenge() {
		givenFirstStep(Mono.just(required(challenge("SOFTWARE_TOKEN_MFA", Map.of()))));
		this.browser.login("alice", PASSWORD);
		assertThat(this.browser.answer(Map.of("restart", "true")).location()).isEqualTo("/login");
		assertThat(this.browser.get("/login/challenge").location()).isEqualTo("/login");
	}

	@Test
	void logoutPageThenSendsTheLogout() {
		assertThat(this.browser.get("/logout").body()).contains("action=\"/logout\"", "name=\"_csrf\"", "Sign out");
	}

	@Test
	void logoutThenTokensAreRevokedAndFailureDoesNotMatter() {
		givenFirstStep(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		given(this.authenticator.revoke(any(CognitoTokens.class)))
			.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
		this.browser.login("alice", PASSWORD);
		assertThat(this.browser.post("/logout", Map.of()).location()).isEqualTo("/login?logout");
		then(this.authenticator).should().revoke(any(CognitoTokens.class));
		assertThat(this.browser.get("/").location()).isEqualTo("/login");
		assertThat(this.browser.get("/login?logout").body()).contains("You have signed out");
	}

	@Test
	void resourcesThenServedToEverybody() {
		assertThat(this.browser.get("/login/challenge/style.css").body()).contains("prefers-color-scheme");
		assertThat(this.browser.get("/login/challenge/passkey.js").body()).contains("navigator.credentials.get");
	}

	static Stream<Arguments> kinds() {
		return Stream.of(
				Arguments.of("NEW_PASSWORD_REQUIRED", Map.of(), "Choose a new password",
						Map.of("newPassword", "Better-2", "newPasswordConfirmation", "Better-2")),
				Arguments.of("MFA_SETUP", Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]"), "<svg",
						Map.of("code", "222222")),
				Arguments.of("SELECT_MFA_TYPE", Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]"),
						"value=\"SOFTWARE_TOKEN_MFA\"", Map.of("choice", "SMS_MFA")),
				Arguments.of("PASSWORD", Map.of(), "Enter your password", Map.of("password", PASSWORD)),
				Arguments.of("WEB_AUTHN", Map.of("CREDENTIAL_REQUEST_OPTIONS", "{\"challenge\":\"abc\"}"),
						"Use your passkey", Map.of("credential", "{\"id\":\"a\"}")),
				Arguments.of("CUSTOM_CHALLENGE", Map.of("question", "Which colour?"), "Which colour?",
						Map.of("answer", "blue")),
				Arguments.of("NEWER_THAN_THIS_LIBRARY", Map.of(), "One more step", Map.of("answer", "yes")));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void respondWhenChallengeOfAnyKindThenSignedIn(String name, Map<String, String> parameters, String page,
			Map<String, String> answer) {
		CognitoChallenge challenge = challenge(name, parameters);
		if (challenge instanceof MfaSetupChallenge setup) {
			given(this.authenticator.associateSoftwareToken(setup))
				.willReturn(Mono.just(TestSignIns.setup(setup, "JBSWY3DPEHPK3PXP")));
		}
		assertSignedInAfter(challenge, page, answer);
	}

	@Test
	void respondWhenWayIsChosenThenSignedIn() {
		assertSignedInAfter(TestSignIns.selectChallenge("PASSWORD", "EMAIL_OTP"), "Choose how to sign in",
				Map.of("choice", "PASSWORD", "password", PASSWORD));
	}

	private void assertSignedInAfter(CognitoChallenge challenge, String page, Map<String, String> answer) {
		givenFirstStep(Mono.just(required(challenge)));
		given(this.authenticator.respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		assertThat(this.browser.login("alice", PASSWORD).location()).isEqualTo("/login/challenge");
		assertThat(this.browser.get("/login/challenge").body()).contains(page)
			.doesNotContain(TestSignIns.SESSION, PASSWORD);
		assertThat(this.browser.answer(answer).location()).isEqualTo("/");
		assertThat(this.browser.get("/").body()).startsWith("alice").endsWith("with tokens");
		then(this.authenticator).should(times(1)).respond(any());
	}

	private void givenFirstStep(Mono<AuthenticationOutcome> outcome) {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class))).willReturn(outcome);
	}

	@Configuration
	@EnableWebFlux
	@EnableWebFluxSecurity
	static class Config {

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		CognitoReactiveAuthenticationManager manager(CognitoPasswordAuthenticator authenticator) {
			return new CognitoReactiveAuthenticationManager(authenticator);
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoReactiveAuthenticationManager manager,
				CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(manager, authenticator).apply(http).build();
		}

		@Bean
		HomeController home() {
			return new HomeController();
		}

	}

	@RestController
	static class HomeController {

		@GetMapping("/")
		Mono<String> home(Authentication authentication, ServerWebExchange exchange) {
			return new WebSessionServerCognitoTokensRepository().loadTokens(exchange)
				.map((tokens) -> " with tokens")
				.defaultIfEmpty("")
				.map((text) -> authentication.getName() + " "
						+ authentication.getAuthorities().stream().map(Object::toString).map((it) -> {
							int start = it.indexOf("authority=");
							return (start < 0) ? it : it.substring(start + 10, it.indexOf(','));
						}).sorted().toList() + text);
		}

	}

}
