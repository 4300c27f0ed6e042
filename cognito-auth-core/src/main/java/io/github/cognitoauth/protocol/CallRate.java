// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket whose rate is halved when the service throttles and grows by one call
 * per second with every second in which it does not. Times are nanoseconds of one
 * monotonic clock. Not thread-safe.
 */
final class CallRate {

	/** Others have a share of the quota: the first minute finds out how much is left. */
	private static final double START = 0.6;

	private static final double FLOOR = 2;

	/**
	 * What a pause saves up, in seconds: ceiling and this together stay below the quota.
	 */
	private static final double BURST = 0.2;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final double ceiling;

	private final double floor;

	private double rate;

	private double permits;

	private long at;

	private long halvedAt;

	CallRate(double ceiling, long now) {
		this.ceiling = ceiling;
		this.floor = Math.min(FLOOR, ceiling);
		this.rate = Math.max(this.floor, ceiling * START);
		this.permits = capacity();
		this.at = now;
		this.halvedAt = now - SECOND;
	}

	void advance(long now) {
		double seconds = Math.max(0, now - this.at) / (double) SECOND;
		this.at = now;
		this.rate = Math.min(this.ceiling, this.rate + seconds);
		this.permits = Math.min(capacity(), this.permits + this.rate * seconds);
	}

	/** A debt is forgotten after a second, since the quota is one of each second. */
	void take() {
		this.permits = Math.max(-this.rate, this.permits - 1);
	}

	void giveBack() {
		this.permits = Math.min(capacity(), this.permits + 1);
	}

	boolean isPermitted() {
		return this.permits >= 1;
	}

	/** Return the nanoseconds until a call is permitted. */
	long pause() {
		return (long) Math.ceil(Math.max(0, 1 - this.permits) / this.rate * SECOND);
	}

	/** One burst of refusals is one sign. */
	void throttled(long now) {
		if (now - this.halvedAt >= SECOND) {
			this.halvedAt = now;
			this.rate = Math.max(this.floor, this.rate / 2);
			this.permits = Math.min(0, this.permits);
		}
	}

	double rate() {
		return this.rate;
	}

	private double capacity() {
		return Math.max(1, this.rate * BURST);
	}

}
