// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;

/**
 * What is known of the keys of one issuer, and when they may be fetched again.
 *
 * @param keys the last keys that were fetched
 * @param usableUntil until when these keys are used, also if they cannot be fetched again
 * @param staleFrom from when these keys are fetched again
 * @param triedAt when the last attempt ended
 * @param outcome how it ended
 */
record KeyState(JWKSet keys, Instant usableUntil, Instant staleFrom, Instant triedAt, Outcome outcome) {

	/** A new key signs at the earliest a while after it was published. */
	private static final Duration FRESH = Duration.ofMinutes(5);

	/** Anybody can make up the name of a key. */
	private static final Duration BETWEEN_UNKNOWN_KEYS = Duration.ofSeconds(10);

	/** While there are keys, nobody waits for the end of an outage. */
	private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(60);

	private static final Duration BETWEEN_ATTEMPTS_WITHOUT_KEYS = Duration.ofSeconds(2);

	private static final Duration ABSENT_FOR = Duration.ofMinutes(5);

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	static KeyState initial() {
		return new KeyState(new JWKSet(), Instant.MIN, Instant.MIN, Instant.MIN, Outcome.NONE);
	}

	static KeyState fetched(JWKSet keys, Instant now, Duration outageTolerance) {
		Instant staleFrom = now.plus(FRESH);
		return new KeyState(keys, staleFrom.plus(outageTolerance), staleFrom, now, Outcome.FETCHED);
	}

	/** Where there were keys, an answer without any is a fault of the server. */
	KeyState failed(boolean absent, Instant now) {
		return isUsable(now) ? new KeyState(this.keys, this.usableUntil, this.staleFrom, now, Outcome.FAILED)
				: new KeyState(new JWKSet(), Instant.MIN, Instant.MIN, now, absent ? Outcome.ABSENT : Outcome.FAILED);
	}

	List<JWK> select(JWKSelector selector, Instant now) {
		return isUsable(now) ? selector.select(this.keys) : List.of();
	}

	boolean isUsable(Instant now) {
		return now.isBefore(this.usableUntil);
	}

	/** Whether keys that still serve are fetched again, which nobody waits for. */
	boolean isRefreshDue(Instant now) {
		return !now.isBefore(this.staleFrom)
				&& (this.outcome != Outcome.FAILED || !now.isBefore(this.triedAt.plus(BETWEEN_REFRESHES)));
	}

	/** Whether a fetch may find a key that is not among these. */
	boolean isFetchDue(Instant now) {
		return this.outcome == Outcome.NONE || !now.isBefore(nextFetch(now));
	}

	/** How long those have to wait whose key could not be looked for. */
	Duration retryAfter(Instant now) {
		Duration wait = Duration.between(now, nextFetch(now));
		return (wait.compareTo(ONE_SECOND) < 0) ? ONE_SECOND : wait;
	}

	private Instant nextFetch(Instant now) {
		if (isUsable(now)) {
			return this.triedAt.plus(BETWEEN_UNKNOWN_KEYS);
		}
		return switch (this.outcome) {
			case NONE, FETCHED -> this.triedAt;
			case FAILED -> this.triedAt.plus(BETWEEN_ATTEMPTS_WITHOUT_KEYS);
			case ABSENT -> this.triedAt.plus(ABSENT_FOR);
		};
	}

	/** How the last attempt ended. */
	enum Outcome {

		/** There was none. */
		NONE,

		/** Keys came. */
		FETCHED,

		/** None came, which may change at any time. */
		FAILED,

		/** The issuer has no key set. */
		ABSENT

	}

}
