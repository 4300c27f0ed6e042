package io.github.cognitoauth.security.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, and what a test adds to it. */
final class MovableClock extends Clock {

	private volatile Duration added = Duration.ZERO;

	void advance(Duration duration) {
		this.added = this.added.plus(duration);
	}

	@Override
	public Instant instant() {
		return Instant.now().plus(this.added);
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
