// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How often and how soon a failed call is repeated. The delay before attempt n+1 is
 * random between 0 and {@code baseDelay * 2^(n-1)}, ten times that after throttling, and
 * never more than {@code maxDelay} ("full jitter").
 * <p>
 * Repeated are throttled calls, calls that could not connect, and, for operations that
 * are {@linkplain CognitoOperation#isRepeatable() repeatable}, 5xx answers, broken
 * connections and time-outs. Nothing else.
 *
 * @param maxAttempts the number of attempts including the first, 1 to 10
 * @param baseDelay the upper bound of the first delay
 * @param maxDelay the upper bound of every delay
 * @since 0.1.0
 */
public record CognitoRetryPolicy(int maxAttempts, Duration baseDelay, Duration maxDelay) {

	private static final int THROTTLE_FACTOR = 10;

	private static final int ATTEMPTS_LIMIT = 10;

	private static final CognitoRetryPolicy DEFAULTS = new CognitoRetryPolicy(3, Duration.ofMillis(100),
			Duration.ofSeconds(5));

	/** Check the bounds. */
	public CognitoRetryPolicy {
		Assert.isTrue(maxAttempts >= 1 && maxAttempts <= ATTEMPTS_LIMIT, "'maxAttempts' must be between 1 and 10");
		Assert.isTrue(!baseDelay.isNegative(), "'baseDelay' must not be negative");
		Assert.isTrue(maxDelay.compareTo(baseDelay) >= 0, "'maxDelay' must not be shorter than 'baseDelay'");
	}

	/**
	 * Return the defaults: 3 attempts, 100 ms, 5 s.
	 * @return the policy
	 */
	public static CognitoRetryPolicy defaults() {
		return DEFAULTS;
	}

	/**
	 * Return a policy that never repeats.
	 * @return the policy
	 */
	public static CognitoRetryPolicy none() {
		return new CognitoRetryPolicy(1, Duration.ZERO, Duration.ZERO);
	}

	boolean allows(CognitoOperation operation, CognitoException error, long attempt) {
		return attempt < this.maxAttempts && error.reason().allowsRepetition(operation.isRepeatable());
	}

	Duration ceiling(CognitoException error, long attempt) {
		long base = this.baseDelay.toMillis()
				* ((error.reason() == CognitoErrorReason.THROTTLED) ? THROTTLE_FACTOR : 1);
		long ceiling = base << Math.min(attempt - 1, ATTEMPTS_LIMIT);
		return Duration.ofMillis(Math.min(ceiling, this.maxDelay.toMillis()));
	}

}
