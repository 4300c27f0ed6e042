// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.authentication.CognitoTokens;

/**
 * How many sign-ins and refreshes a provider may ask for; the numbers are those of the
 * default policy:
 * <ul>
 * <li>one for each time that the background refresh can be due: the lifetime without the
 * advisory window; and the first sign-in;</li>
 * <li>three for each thing that makes a good token or a pause worth nothing, such as a
 * revoked session, a restart or a clock that is set: a refresh that is refused, the
 * sign-in after it, and one attempt that a pause would have put off;</li>
 * <li>for faults that last: seven failures until the back-off has grown to 60 seconds,
 * fewer in less than a minute, anew for each token that comes through, then one in a
 * second, since callers who have no token cause one so often; and two for a session that
 * a lost answer ends;</li>
 * <li>for a wrong password: the cool-downs of 1, 2, 4, 8 and then 15 minutes.</li>
 * </ul>
 * Each is at most three requests, the first try and two repetitions of the client.
 */
final class ChaosBudget {

	private final TokenRefreshPolicy policy;

	private final Duration regular;

	private long calls = 1;

	ChaosBudget(TokenRefreshPolicy policy, Duration lifetime) {
		this.policy = policy;
		CognitoTokens tokens = CognitoTokens.builder("any", Instant.EPOCH, lifetime).build();
		this.regular = Duration
			.ofMillis(new RefreshSchedule(policy, (any) -> 0, () -> 0, 0).ages(tokens, 0).refreshAge());
	}

	void time(Duration passed) {
		this.calls += passed.dividedBy(this.regular) + 1;
	}

	void disturbance() {
		this.calls += 3;
	}

	void faults(Duration time) {
		long growing = Math.min(1 + doublings(this.policy.maxBackoff().dividedBy(this.policy.minBackoff())),
				2 + doublings(1 + 2 * time.dividedBy(this.policy.minBackoff())));
		this.calls += growing * (1 + time.dividedBy(this.regular));
		this.calls += time.dividedBy(this.policy.minBackoff()) + 1 + 2;
	}

	void wrongPassword(Duration time) {
		Duration most = this.policy.maxCoolDown();
		this.calls += 3 + time.dividedBy(most);
		for (Duration passed = this.policy.minCoolDown(); passed.compareTo(time) < 0
				&& passed.compareTo(most) < 0; passed = passed.multipliedBy(2)) {
			this.calls++;
		}
	}

	long calls() {
		return this.calls;
	}

	private static int doublings(long factor) {
		return 64 - Long.numberOfLeadingZeros(factor);
	}

}
