// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FullJitterRetry} and {@link CognitoRetryPolicy}, in virtual time.
 */
class FullJitterRetryTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final CognitoRetryPolicy POLICY = new CognitoRetryPolicy(4, Duration.ofMillis(100),
			Duration.ofSeconds(5));

	@ParameterizedTest
	@CsvSource({ "THROTTLED, RespondToAuthChallenge, 4", "CONNECT_FAILURE, RespondToAuthChallenge, 4",
			"SERVICE_FAILURE, RespondToAuthChallenge, 1", "TRANSPORT_FAILURE, RespondToAuthChallenge, 1",
			"TIMEOUT, RespondToAuthChallenge, 1", "INVALID_RESPONSE, RespondToAuthChallenge, 1",
			"TIMEOUT, GetTokensFromRefreshToken, 1", "TIMEOUT, SignUp, 1", "TIMEOUT, ForgotPassword, 1",
			"TIMEOUT, GetClientToken, 1", "THROTTLED, SignUp, 4", "SERVICE_FAILURE, InitiateAuth, 4",
			"TRANSPORT_FAILURE, InitiateAuth, 4", "TIMEOUT, GetUser, 4", "INVALID_RESPONSE, RevokeToken, 1",
			"LIMIT_EXCEEDED, InitiateAuth, 1", "WRONG_CREDENTIALS, InitiateAuth, 1", "LOCKED_OUT, InitiateAuth, 1",
			"CODE_MISMATCH, RespondToAuthChallenge, 1", "CLIENT_SECRET_REJECTED, InitiateAuth, 1",
			"UNSPECIFIED, InitiateAuth, 1" })
	void retryWhenCallKeepsFailingThenAttemptsAreCounted(CognitoErrorReason reason, CognitoOperation operation,
			int attempts) {
		AtomicInteger calls = new AtomicInteger();

		StepVerifier.withVirtualTime(() -> failing(operation, reason, POLICY, calls))
			.thenAwait(Duration.ofMinutes(1))
			.expectErrorSatisfies((ex) -> assertThat(((CognitoException) ex).reason()).isEqualTo(reason))
			.verify(TIMEOUT);

		assertThat(calls).hasValue(attempts);
	}

	@Test
	void retryWhenDelaysAreBoundedThenAllAttemptsFitIntoTheirSum() {
		AtomicInteger calls = new AtomicInteger();

		StepVerifier
			.withVirtualTime(() -> failing(CognitoOperation.InitiateAuth, CognitoErrorReason.TIMEOUT, POLICY, calls))
			.thenAwait(Duration.ofMillis(100 + 200 + 400))
			.expectError(CognitoUnavailableException.class)
			.verify(TIMEOUT);

		assertThat(calls).hasValue(4);
	}

	@ParameterizedTest
	@CsvSource({ "TIMEOUT, 1, 100", "TIMEOUT, 2, 200", "TIMEOUT, 3, 400", "TIMEOUT, 9, 5000", "THROTTLED, 1, 1000",
			"THROTTLED, 2, 2000", "THROTTLED, 3, 4000", "THROTTLED, 4, 5000", "CONNECT_FAILURE, 1, 100" })
	void ceilingWhenAttemptsGrowThenDoublesUpToMaximum(CognitoErrorReason reason, int attempt, long millis) {
		assertThat(POLICY.ceiling(error(CognitoOperation.GetUser, reason), attempt))
			.isEqualTo(Duration.ofMillis(millis));
	}

	@Test
	void ceilingWhenDelaysAreHugeThenDoesNotOverflow() {
		CognitoRetryPolicy policy = new CognitoRetryPolicy(10, Duration.ofDays(100_000), Duration.ofDays(100_000));

		assertThat(policy.ceiling(error(CognitoOperation.GetUser, CognitoErrorReason.THROTTLED), 9))
			.isEqualTo(Duration.ofDays(100_000));
	}

	@Test
	void retryWhenFailureIsNoCallThenIsPassedOn() {
		IllegalStateException failure = new IllegalStateException();

		StepVerifier.create(
				Mono.error(failure).retryWhen(new FullJitterRetry(POLICY, CognitoOperation.InitiateAuth, (error) -> {
				}, (error) -> false)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
			.verify(TIMEOUT);
	}

	@Test
	void retryWhenCancelledWhileWaitingThenNothingMoreIsSent() {
		AtomicInteger calls = new AtomicInteger();
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try {
			failing(CognitoOperation.InitiateAuth, CognitoErrorReason.TIMEOUT, POLICY, calls).subscribe().dispose();
			int sent = calls.get();
			time.advanceTimeBy(Duration.ofMinutes(1));

			assertThat(sent).isPositive();
			assertThat(calls).hasValue(sent);
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "InitiateAuth", "GetUser", "SignUp" })
	void noneWhenCallFailsThenIsNotRepeated(CognitoOperation operation) {
		assertThat(CognitoRetryPolicy.none().allows(operation, error(operation, CognitoErrorReason.THROTTLED), 1))
			.isFalse();
	}

	@Test
	void policyWhenBoundsAreBrokenThenIsRefused() {
		Duration second = Duration.ofSeconds(1);
		assertThatIllegalArgumentException().isThrownBy(() -> new CognitoRetryPolicy(0, second, second));
		assertThatIllegalArgumentException().isThrownBy(() -> new CognitoRetryPolicy(11, second, second));
		assertThatIllegalArgumentException().isThrownBy(() -> new CognitoRetryPolicy(1, second.negated(), second));
		assertThatIllegalArgumentException().isThrownBy(() -> new CognitoRetryPolicy(1, second, Duration.ZERO));
	}

	private static Mono<Object> failing(CognitoOperation operation, CognitoErrorReason reason,
			CognitoRetryPolicy policy, AtomicInteger calls) {
		return Mono.defer(() -> {
			calls.incrementAndGet();
			return Mono.error(error(operation, reason));
		}).retryWhen(new FullJitterRetry(policy, operation, (error) -> {
		}, (error) -> false));
	}

	private static CognitoException error(CognitoOperation operation, CognitoErrorReason reason) {
		return new CognitoError(operation, "SomeException", reason, 0, null, null).toException(null);
	}

}
