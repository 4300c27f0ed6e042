// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The clock of Redis as this process knows it: the last time that was read there, and
 * what passed here since. What is encrypted together with a time must know it before it
 * is sent. Where this machine was suspended it is late, so that tokens end early.
 */
final class RedisTime {

	private static final long NANOS = 1_000_000;

	private final LongSupplier ticker;

	private volatile @Nullable Reading last;

	RedisTime(LongSupplier ticker) {
		this.ticker = ticker;
	}

	void read(long millis) {
		this.last = new Reading(millis, this.ticker.getAsLong());
	}

	boolean isKnown() {
		return this.last != null;
	}

	/** Return the present time in milliseconds. */
	long now() {
		Reading reading = this.last;
		if (reading == null) {
			throw new IllegalStateException("The clock of Redis was not read");
		}
		return reading.millis() + (this.ticker.getAsLong() - reading.tick()) / NANOS;
	}

	private record Reading(long millis, long tick) {

	}

}
