// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong answers: from the fifth on the user is locked for one second, doubling
 * with each further one up to 15 minutes. Attempts while locked are not evaluated and do
 * not prolong the lock. A right answer, or 15 minutes without attempts, starts over.
 */
public final class Lockout {

	private static final int FREE_FAILURES = 5;

	private static final Duration LONGEST = Duration.ofMinutes(15);

	private int failures;

	private @Nullable Instant lastAttempt;

	private @Nullable Instant lockedUntil;

	/**
	 * Refuses an attempt while the user is locked.
	 * @param now the time
	 */
	public void check(Instant now) {
		if (this.lockedUntil != null && now.isBefore(this.lockedUntil)) {
			throw CognitoError.notAuthorized("Password attempts exceeded");
		}
		if (this.lastAttempt != null && !now.isBefore(this.lastAttempt.plus(LONGEST))) {
			succeeded();
		}
	}

	/**
	 * Counts a wrong answer.
	 * @param now the time
	 */
	public void failed(Instant now) {
		this.failures++;
		this.lastAttempt = now;
		if (this.failures >= FREE_FAILURES) {
			int doublings = Math.min(this.failures - FREE_FAILURES, 10);
			Duration lock = Duration.ofSeconds(1L << doublings);
			this.lockedUntil = now.plus((lock.compareTo(LONGEST) < 0) ? lock : LONGEST);
		}
	}

	/**
	 * Starts over.
	 */
	public void succeeded() {
		this.failures = 0;
		this.lastAttempt = null;
		this.lockedUntil = null;
	}

}
