// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A clock that says what it is told. */
final class SuppliedClock extends Clock {

	private final Supplier<Instant> supplier;

	SuppliedClock(Supplier<Instant> supplier) {
		this.supplier = supplier;
	}

	@Override
	public Instant instant() {
		return this.supplier.get();
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
