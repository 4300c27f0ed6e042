// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * What a {@link CognitoRateLimiter} says to an attempt.
 *
 * @since 0.1.0
 */
public final class RateDecision {

	private final Mono<Void> giveBack;

	private final @Nullable Duration retryAfter;

	private final String limit;

	private RateDecision(Mono<Void> giveBack, @Nullable Duration retryAfter, String limit) {
		this.giveBack = giveBack;
		this.retryAfter = retryAfter;
		this.limit = limit;
	}

	/**
	 * Let an attempt pass.
	 * @param giveBack gives the place back when the attempt has not failed
	 * @return a decision
	 */
	public static RateDecision allowed(Mono<Void> giveBack) {
		Assert.notNull(giveBack, "'giveBack' must not be null");
		return new RateDecision(giveBack, null, "");
	}

	/**
	 * Refuse an attempt.
	 * @param limit the name of the limit that was reached, for metrics
	 * @param retryAfter when another attempt may pass
	 * @return a decision
	 */
	public static RateDecision refused(String limit, Duration retryAfter) {
		Assert.hasText(limit, "'limit' must not be empty");
		Assert.notNull(retryAfter, "'retryAfter' must not be null");
		return new RateDecision(Mono.empty(), retryAfter, limit);
	}

	/**
	 * Return whether the attempt may be made.
	 * @return whether it may
	 */
	public boolean isAllowed() {
		return this.retryAfter == null;
	}

	/**
	 * Return when another attempt may pass.
	 * @return the time to wait, zero for an attempt that may be made
	 */
	public Duration retryAfter() {
		return (this.retryAfter != null) ? this.retryAfter : Duration.ZERO;
	}

	/**
	 * Return the limit that was reached.
	 * @return its name, empty for an attempt that may be made
	 */
	public String limit() {
		return this.limit;
	}

	/**
	 * Give the place of an attempt back that has not failed.
	 * @return completes when it is done
	 */
	public Mono<Void> giveBack() {
		return this.giveBack;
	}

}
