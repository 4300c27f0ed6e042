// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.MovableClock;
import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/**
 * Tests for the bounds of an open challenge.
 */
class CognitoChallengeLimitsTests {

	private static final Pattern ID = Pattern.compile("name=\"challenge\" value=\"([0-9a-f]{32})\"");

	private final TestApp app = new TestApp(Config.class);

	private final Browser browser = this.app.browser();

	@AfterEach
	void close() {
		this.app.close();
	}

	@Test
	void respondWhenTooLateThenNotSentAndBackToLogin() throws Exception {
		login();
		this.app.bean(MovableClock.class).advance(Duration.ofMinutes(3));
		assertThat(this.browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login?error").getContentAsString()).contains("took too long");
		then(this.app.authenticator()).should(never()).respond(any());
	}

	@Test
	void pageWhenTooLateThenBackToLoginWithMessage() throws Exception {
		login();
		this.app.bean(MovableClock.class).advance(Duration.ofMinutes(3));
		assertThat(this.browser.get("/login/challenge").getRedirectedUrl()).isEqualTo("/login?expired");
		assertThat(this.browser.get("/login?expired").getContentAsString()).contains("took too long");
	}

	@Test
	void respondWhenCognitoSaysTooLateThenBackToLogin() throws Exception {
		login();
		given(this.app.authenticator().respond(any()))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.SESSION_EXPIRED)));
		assertThat(this.browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login?error").getContentAsString()).contains("took too long");
		assertThat(this.browser.get("/login/challenge").getRedirectedUrl()).isEqualTo("/login");
	}

	@Test
	void respondWhenWrongTooOftenThenBackToLogin() throws Exception {
		login();
		given(this.app.authenticator().respond(any()))
			.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)));
		for (int attempt = 1; attempt < 5; attempt++) {
			assertThat(this.browser.answer(Map.of("code", "11111" + attempt)).getRedirectedUrl())
				.isEqualTo("/login/challenge");
		}
		assertThat(this.browser.answer(Map.of("code", "111115")).getRedirectedUrl()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login?error").getContentAsString()).contains("Too many answers");
		assertThat(this.browser.answer(Map.of("code", "111116")).getRedirectedUrl()).isEqualTo("/login?error");
		then(this.app.authenticator()).should(times(5)).respond(any());
	}

	@Test
	void respondWhenNothingEnteredThenNotSentAndNotCounted() throws Exception {
		login();
		for (int attempt = 0; attempt < 10; attempt++) {
			assertThat(this.browser.answer(Map.of("code", " ")).getRedirectedUrl()).isEqualTo("/login/challenge");
		}
		assertThat(this.browser.get("/login/challenge").getContentAsString()).contains("Enter the code.");
		then(this.app.authenticator()).should(never()).respond(any());
	}

	@Test
	void respondWhenCognitoIsNotAvailableThenCanBeTriedAgain() throws Exception {
		login();
		given(this.app.authenticator().respond(any()))
			.willReturn(Mono.error(error(CognitoErrorCodes.CONNECT_FAILURE, CognitoErrorReason.CONNECT_FAILURE)))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		assertThat(this.browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login/challenge");
		assertThat(this.browser.get("/login/challenge").getContentAsString()).contains("not possible at the moment");
		assertThat(this.browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/");
	}

	@ParameterizedTest
	@CsvSource({ "CONNECT_FAILURE,not possible at the moment", "CODE_MISMATCH,Too many answers" })
	void respondWhenLastRefusalThenOwnMessageAndNoPasswordInTheSession(CognitoErrorReason reason, String message)
			throws Exception {
		this.app.givenFirstStep(required(challenge("PASSWORD", Map.of())));
		this.browser.login("alice", "guess");
		given(this.app.authenticator().respond(any())).willReturn(Mono.error(error("code", reason)));
		for (int attempt = 1; attempt <= 5; attempt++) {
			this.browser.answer(Map.of("password", "Wonderland-1"));
		}
		then(this.app.authenticator()).should(times(5)).respond(any());
		assertThat(this.browser.session().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION))
			.isInstanceOfSatisfying(AuthenticationException.class, (failure) -> {
				assertThat(failure).hasMessageContaining(message).hasNoCause();
				assertThat(failure.getAuthenticationRequest()).satisfiesAnyOf((request) -> assertThat(request).isNull(),
						(request) -> assertThat(request).isExactlyInstanceOf(UsernamePasswordAuthenticationToken.class)
							.extracting(Authentication::getCredentials)
							.isNull());
			});
		assertThat(this.browser.get("/login?error").getContentAsString()).contains(message);
	}

	@Test
	void failureWhenWrappedThenNoAnswerInAnyCause() {
		AuthenticationException inner = new BadCredentialsException("inner");
		inner.setAuthenticationRequest(UsernamePasswordAuthenticationToken.unauthenticated("alice", "Wonderland-1"));
		AuthenticationException safe = LoginFlow
			.sessionSafe(new BadCredentialsException("outer", new IllegalStateException(inner)));
		assertThat(safe).hasRootCause(inner);
		assertThat(inner.getAuthenticationRequest()).isNotNull().extracting(Authentication::getCredentials).isNull();
	}

	@Test
	void respondWhenCodeOfAnAppWasUsedThenCanBeTriedAgain() throws Exception {
		this.app.givenFirstStep(required(challenge("SOFTWARE_TOKEN_MFA", Map.of())));
		this.browser.login("alice", "Wonderland-1");
		given(this.app.authenticator().respond(any()))
			.willReturn(Mono.error(error("ExpiredCodeException", CognitoErrorReason.CODE_EXPIRED)))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		assertThat(this.browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login/challenge");
		assertThat(this.browser.get("/login/challenge").getContentAsString()).contains("used already");
		assertThat(this.browser.answer(Map.of("code", "333333")).getRedirectedUrl()).isEqualTo("/");
	}

	@Test
	void respondWhenTriggerAsksTheSameAgainThenPageSaysThatAnswerWasNotTaken() throws Exception {
		this.app.givenFirstStep(required(challenge("CUSTOM_CHALLENGE", Map.of("question", "two and two"))));
		this.browser.login("alice", "Wonderland-1");
		assertThat(this.browser.get("/login/challenge").getContentAsString()).doesNotContain("not taken");
		given(this.app.authenticator().respond(any()))
			.willReturn(Mono.just(required(challenge("CUSTOM_CHALLENGE", Map.of("question", "two and two")))))
			.willReturn(Mono.just(required(challenge("CUSTOM_CHALLENGE", Map.of("question", "and three")))));
		this.browser.answer(Map.of("answer", "5"));
		assertThat(this.browser.get("/login/challenge").getContentAsString()).contains("The answer was not taken");
		this.browser.answer(Map.of("answer", "4"));
		assertThat(this.browser.get("/login/challenge").getContentAsString()).contains("and three")
			.doesNotContain("not taken");
	}

	@Test
	void respondWhenPageIsOfAnEarlierStepThenCurrentStepIsShown() throws Exception {
		login();
		Matcher first = ID.matcher(this.browser.get("/login/challenge").getContentAsString());
		assertThat(first.find()).isTrue();
		given(this.app.authenticator().respond(any()))
			.willReturn(Mono.just(required(challenge("NEW_PASSWORD_REQUIRED", Map.of()))));
		this.browser.answer(Map.of("code", "222222", "challenge", first.group(1)));
		MockHttpServletResponse stale = this.browser.answer(Map.of("code", "222222", "challenge", first.group(1)));
		assertThat(stale.getRedirectedUrl()).isEqualTo("/login/challenge");
		then(this.app.authenticator()).should(times(1)).respond(any());
		assertThat(this.browser.get("/login/challenge").getContentAsString()).contains("Choose a new password");
	}

	@Test
	void respondWhenTwiceAtTheSameTimeThenSentOnce() throws Exception {
		login();
		Sinks.One<AuthenticationOutcome> outcome = Sinks.one();
		CountDownLatch sent = new CountDownLatch(1);
		given(this.app.authenticator().respond(any()))
			.willReturn(outcome.asMono().doOnSubscribe((s) -> sent.countDown()));
		CompletableFuture<MockHttpServletResponse> first = CompletableFuture.supplyAsync(() -> answer("222222"));
		assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.browser.tab().answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login?error");
		outcome.tryEmitValue(authenticated(TestSignIns.tokens("alice")));
		assertThat(first.get(20, TimeUnit.SECONDS).getRedirectedUrl()).isEqualTo("/");
		then(this.app.authenticator()).should(times(1)).respond(any());
	}

	@Test
	void restartThenLoginPageAndNoChallenge() throws Exception {
		login();
		assertThat(this.browser.answer(Map.of("restart", "true")).getRedirectedUrl()).isEqualTo("/login");
		assertThat(this.browser.get("/login/challenge").getRedirectedUrl()).isEqualTo("/login");
		then(this.app.authenticator()).should(never()).respond(any());
	}

	@Test
	void loginWhenWrongAfterAChallengeThenChallengeIsGone() throws Exception {
		login();
		given(this.app.authenticator().authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
		assertThat(this.browser.login("mallory", "guess").getRedirectedUrl()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login/challenge").getRedirectedUrl()).isEqualTo("/login");
	}

	private void login() throws Exception {
		this.app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
		assertThat(this.browser.login("alice", "Wonderland-1").getRedirectedUrl()).isEqualTo("/login/challenge");
	}

	private MockHttpServletResponse answer(String code) {
		try {
			return this.browser.answer(Map.of("code", code));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration
	static class Config {

		@Bean
		MovableClock clock() {
			return new MovableClock(Instant.now());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, MovableClock clock) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(),
					(login) -> login.challengePolicy(new CognitoChallengePolicy(Duration.ofMinutes(3), 5, clock)));
			return http.build();
		}

	}

}
