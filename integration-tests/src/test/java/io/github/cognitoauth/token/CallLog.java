// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.token.TokenEvent.Adopted;
import io.github.cognitoauth.token.TokenEvent.RefreshFailed;
import io.github.cognitoauth.token.TokenEvent.Refreshed;
import io.github.cognitoauth.token.TokenEvent.SignedIn;

/**
 * Watches what a provider asks of Cognito: never two things at a time, no sign-in again
 * before the cool-down of a refused one is over, no pause longer than the back-off
 * allows.
 */
final class CallLog implements TokenEventListener {

	/** First and longest cool-down of the default policy. */
	private static final Duration MIN_COOL_DOWN = Duration.ofMinutes(1);

	private static final Duration MAX_COOL_DOWN = Duration.ofMinutes(15);

	/** First and longest back-off of the default policy. */
	private static final Duration MIN_BACKOFF = Duration.ofSeconds(1);

	private static final Duration MAX_BACKOFF = Duration.ofSeconds(60);

	/** How long callers are turned away after a failure. */
	private static final Duration MAX_PAUSE = MIN_BACKOFF.multipliedBy(3).dividedBy(2);

	private final ChaosTime time;

	private final List<String> violations = new ArrayList<>();

	private int calls;

	private int signIns;

	private int active;

	private int failures;

	private int refusals;

	private Duration quietUntil = Duration.ZERO;

	CallLog(ChaosTime time) {
		this.time = time;
	}

	void began(boolean signIn) {
		this.calls++;
		if (++this.active > 1) {
			violation("Two calls at one time");
		}
		if (signIn) {
			this.signIns++;
			if (this.time.uptime().compareTo(this.quietUntil) < 0) {
				violation("A sign-in before " + this.quietUntil + ", after " + this.refusals + " refusals");
			}
		}
	}

	void ended() {
		this.active--;
	}

	/** The password was wrong. */
	void refused() {
		this.refusals++;
		this.quietUntil = this.time.uptime().plus(step(MIN_COOL_DOWN, MAX_COOL_DOWN, this.refusals));
	}

	/** Something happened after which a sign-in may be tried early. */
	void pardon() {
		this.quietUntil = Duration.ZERO;
	}

	/** The longest that the provider may pause now, with a call that is under way. */
	Duration longestPause() {
		int underWay = Math.min(1, this.active);
		Duration backoff = step(MIN_BACKOFF, MAX_BACKOFF, this.failures + underWay);
		Duration coolDown = step(MIN_COOL_DOWN, MAX_COOL_DOWN, (this.refusals > 0) ? this.refusals + underWay : 0);
		// up to a fifth is added at random
		Duration most = coolDown.multipliedBy(6).dividedBy(5);
		Duration longest = (backoff.compareTo(most) > 0) ? backoff : most;
		return (longest.compareTo(MAX_PAUSE) > 0) ? longest : MAX_PAUSE;
	}

	@Override
	public void onEvent(TokenEvent event) {
		if (event instanceof SignedIn || event instanceof Refreshed || event instanceof Adopted) {
			this.failures = 0;
			this.refusals = 0;
		}
		else if (event instanceof RefreshFailed failed && !failed.refused()) {
			this.failures++;
			Duration pause = Duration.between(failed.at(), failed.retryAt());
			if (pause.compareTo(MAX_PAUSE) > 0) {
				violation("A pause of " + pause + " after " + this.failures + " failures");
			}
		}
	}

	void violation(String what) {
		this.violations.add(this.time.uptime() + ": " + what);
	}

	List<String> violations() {
		return this.violations;
	}

	int calls() {
		return this.calls;
	}

	int signIns() {
		return this.signIns;
	}

	int active() {
		return this.active;
	}

	private static Duration step(Duration min, Duration max, int count) {
		if (count == 0) {
			return Duration.ZERO;
		}
		Duration step = min.multipliedBy(1L << Math.min(count - 1, 10));
		return (step.compareTo(max) < 0) ? step : max;
	}

}
