// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * The time of the world, that of timers, and the clock of a machine, which can be set
 * wrong. Timers stand still while the machine sleeps; the world does not.
 */
final class ChaosTime {

	private static final Instant START = Instant.parse("2026-09-01T12:00:00.250Z");

	private final VirtualTimeScheduler timers = VirtualTimeScheduler.create();

	private final Clock world = new SuppliedClock(() -> START.plus(uptime()).plus(this.asleep));

	private final Clock machine = new SuppliedClock(() -> this.world.instant().plus(this.error));

	private Duration asleep = Duration.ZERO;

	private Duration error = Duration.ZERO;

	VirtualTimeScheduler timers() {
		return this.timers;
	}

	Clock world() {
		return this.world;
	}

	Clock machine() {
		return this.machine;
	}

	Duration uptime() {
		return Duration.ofNanos(uptimeNanos());
	}

	long uptimeNanos() {
		return this.timers.now(TimeUnit.NANOSECONDS);
	}

	void advance(Duration time) {
		this.timers.advanceTimeBy(time);
	}

	void sleep(Duration time) {
		this.asleep = this.asleep.plus(time);
	}

	void setMachine(Duration step) {
		this.error = this.error.plus(step);
	}

}
