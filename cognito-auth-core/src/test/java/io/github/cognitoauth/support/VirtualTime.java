// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import reactor.test.scheduler.VirtualTimeScheduler;

/** A scheduler and a clock that move together, and a clock that can be set wrong. */
public final class VirtualTime extends Clock {

	private static final Instant START = Instant.parse("2026-09-01T12:00:00Z");

	private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

	private volatile Duration offset = Duration.ZERO;

	public VirtualTimeScheduler scheduler() {
		return this.scheduler;
	}

	public void advance(Duration time) {
		this.scheduler.advanceTimeBy(time);
	}

	/** Moves the clock and not the timers, as a suspended machine or an operator does. */
	public void jump(Duration step) {
		this.offset = this.offset.plus(step);
	}

	@Override
	public Instant instant() {
		return START.plusMillis(this.scheduler.now(TimeUnit.MILLISECONDS)).plus(this.offset);
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
