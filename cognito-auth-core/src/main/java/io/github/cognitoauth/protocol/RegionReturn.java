// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Decides when calls go back to the primary Region. Nothing on the wire says that it is
 * well again, so there are three hurdles: a stay, probes that see life, and a few calls
 * that could go elsewhere. Who fails at the last one waits twice as long. Not
 * thread-safe.
 */
final class RegionReturn {

	private static final long LONGEST_STAY = TimeUnit.HOURS.toNanos(1);

	private static final int PROBES = 3;

	private static final int TRIAL_EVERY = 10;

	private static final int GOOD_CALLS = 3;

	private final long longest;

	private long stay;

	private long since;

	private int probes;

	private int calls;

	private int good;

	RegionReturn(Duration minimumStay, long now) {
		this.stay = minimumStay.toNanos();
		this.longest = Math.max(this.stay, LONGEST_STAY);
		this.since = now;
	}

	/** Note what a probe of the primary Region has seen. */
	void probed(boolean alive) {
		this.probes = alive ? this.probes + 1 : 0;
	}

	/** Whether the last probe saw life, so that a call may be worth it. */
	boolean seemsAlive() {
		return this.probes > 0;
	}

	/** Whether so many probes saw life that the Region can be relied on. */
	boolean seemsWell() {
		return this.probes >= PROBES;
	}

	/** Whether a call that can go elsewhere goes to the primary Region. */
	boolean isTrial(long now) {
		return isOpen(now) && this.calls++ % TRIAL_EVERY == 0;
	}

	/**
	 * Note that the primary Region answered a call.
	 * @return whether it is time to go back
	 */
	boolean answered(long now) {
		return isOpen(now) && ++this.good >= GOOD_CALLS;
	}

	/** Note that the primary Region did not answer a call. */
	void failed(long now) {
		if (isOpen(now)) {
			this.stay = Math.min(2 * this.stay, this.longest);
			this.since = now;
		}
		this.probes = 0;
		this.calls = 0;
		this.good = 0;
	}

	private boolean isOpen(long now) {
		return now - this.since >= this.stay && seemsWell();
	}

}
