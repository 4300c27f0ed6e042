// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that runs like another one and can be moved.
 */
public final class MovableClock extends Clock {

	private final Clock base;

	private final AtomicReference<Duration> offset;

	/**
	 * Creates a clock.
	 * @param base the clock that it runs like
	 */
	public MovableClock(Clock base) {
		this(base, new AtomicReference<>(Duration.ZERO));
	}

	private MovableClock(Clock base, AtomicReference<Duration> offset) {
		this.base = base;
		this.offset = offset;
	}

	/**
	 * Moves the clock.
	 * @param step how far, backwards if negative
	 */
	public void advance(Duration step) {
		this.offset.accumulateAndGet(step, Duration::plus);
	}

	/**
	 * Moves the clock back to the one that it runs like.
	 */
	public void reset() {
		this.offset.set(Duration.ZERO);
	}

	/**
	 * Returns the time by the clock that it runs like.
	 * @return the time
	 */
	public Instant unmoved() {
		return this.base.instant();
	}

	@Override
	public Instant instant() {
		return this.base.instant().plus(this.offset.get());
	}

	@Override
	public ZoneId getZone() {
		return this.base.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new MovableClock(this.base.withZone(zone), this.offset);
	}

}
