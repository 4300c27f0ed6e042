// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Instant;

import org.springframework.util.Assert;

/**
 * A change of the Region to which calls go.
 *
 * @param from where they went
 * @param to where they go
 * @param cause why
 * @param at when, on the system's clock
 * @since 0.1.0
 */
public record RegionSwitch(String from, String to, Cause cause, Instant at) {

	/** Check the values. */
	public RegionSwitch {
		Assert.notNull(from, "'from' must not be null");
		Assert.notNull(to, "'to' must not be null");
		Assert.notNull(cause, "'cause' must not be null");
		Assert.notNull(at, "'at' must not be null");
	}

	/**
	 * Why the Region was changed.
	 *
	 * @since 0.1.0
	 */
	public enum Cause {

		/** Calls in a row got no answer from the Region. */
		FAILURES,

		/** The primary Region answers again. */
		RECOVERY,

		/** Somebody asked for it. */
		MANUAL

	}

}
