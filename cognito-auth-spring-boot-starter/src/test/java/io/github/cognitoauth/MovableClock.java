// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. */
public final class MovableClock extends Clock {

	private final Clock base;

	private volatile Duration added = Duration.ZERO;

	/** The real time, and what a test adds to it. */
	public MovableClock() {
		this(Clock.systemUTC());
	}

	/** Stands still but for what a test adds. */
	public MovableClock(Instant start) {
		this(Clock.fixed(start, ZoneOffset.UTC));
	}

	private MovableClock(Clock base) {
		this.base = base;
	}

	public void advance(Duration duration) {
		this.added = this.added.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.base.instant().plus(this.added);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
