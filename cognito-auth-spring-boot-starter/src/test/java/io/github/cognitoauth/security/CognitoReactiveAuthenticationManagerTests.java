// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoReactiveAuthenticationManager}.
 */
class CognitoReactiveAuthenticationManagerTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final Authentication REQUEST = UsernamePasswordAuthenticationToken.unauthenticated("alice",
			"Wonderland-1");

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final CognitoReactiveAuthenticationManager manager = new CognitoReactiveAuthenticationManager(
			this.authenticator);

	@Test
	void authenticateWhenRightThenOnAnyThread() {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice", "admins"))));
		StepVerifier.create(this.manager.authenticate(REQUEST).subscribeOn(Schedulers.parallel()))
			.assertNext((result) -> {
				assertThat(result.getClass()).isEqualTo(UsernamePasswordAuthenticationToken.class);
				assertThat(result.getAuthorities()).extracting("authority")
					.containsExactlyInAnyOrder("ROLE_admins", "FACTOR_PASSWORD", "FACTOR_COGNITO_LEVEL_1");
			})
			.expectComplete()
			.verify(LONG);
	}

	@Test
	void authenticateWhenNotSubscribedThenNoCall() {
		this.manager.authenticate(REQUEST);
		then(this.authenticator).shouldHaveNoInteractions();
	}

	@Test
	void authenticateWhenOtherRequestThenEmpty() {
		StepVerifier.create(this.manager.authenticate(new TestingAuthenticationToken("alice", "x")))
			.expectComplete()
			.verify(LONG);
	}

	@Test
	void authenticateWhenBlankThenBadCredentialsWithoutCall() {
		StepVerifier
			.create(this.manager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(" ", "secret")))
			.expectError(BadCredentialsException.class)
			.verify(LONG);
		then(this.authenticator).shouldHaveNoInteractions();
	}

	@Test
	void authenticateWhenDisabledThenBadCredentials() {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.USER_DISABLED)));
		StepVerifier.create(this.manager.authenticate(REQUEST)).expectErrorSatisfies((failure) -> {
			assertThat(failure.getClass()).isEqualTo(BadCredentialsException.class);
			assertThat(failure).hasMessage("User name or password is not right.");
		}).verify(LONG);
	}

	@Test
	void authenticateWhenChallengedThenError() {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(required(challenge("SMS_MFA", Map.of()))));
		StepVerifier.create(this.manager.authenticate(REQUEST))
			.expectErrorSatisfies((failure) -> assertThat(failure)
				.isInstanceOfSatisfying(CognitoChallengeException.class, (challenge) -> {
					assertThat(challenge.getChallengeName()).isEqualTo("SMS_MFA");
					assertThat(challenge.getPending()).isNotNull();
				}))
			.verify(LONG);
	}

	@Test
	void authenticateWhenNoAnswerThenInternalAfterTimeout() {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class))).willReturn(Mono.never());
		StepVerifier.withVirtualTime(() -> this.manager.authenticate(REQUEST))
			.thenAwait(CognitoAuthenticationOptions.DEFAULT_TIMEOUT)
			.expectError(InternalAuthenticationServiceException.class)
			.verify(LONG);
	}

}
