// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The numbers that can be set of when tokens are refreshed, and how long is waited for
 * what. How they are used: two windows at the end of a token's life say when it is
 * renewed behind callers who are served with it, and when callers begin to wait. Derived,
 * the advisory window is 5, 15 or 60 minutes for tokens that live less than 20 minutes,
 * less than 90, or longer, and a third of the lifetime at most; set, it is half of the
 * lifetime at most, so that no setting can cause a refresh for each call. Derived, the
 * mandatory window is one minute or a tenth of the lifetime; it is never longer than the
 * advisory window.
 *
 * @param advisoryWindow how long before expiry the background refresh begins, or
 * {@code null} to derive it from the lifetime
 * @param mandatoryWindow how long before expiry callers begin to wait for new tokens, or
 * {@code null} to derive it from the lifetime
 * @param minBackoff how long no attempt is made after a failure that can pass, at least.
 * Who waits for a token causes the next one after 1 to 1.5 times as long
 * @param maxBackoff the upper bound of every delay of the timer after failures in a row,
 * together with a twentieth of the token's life
 * @param minCoolDown how long no attempt is made after the account was refused once in a
 * way that can lock it, whoever asks
 * @param maxCoolDown how long no attempt is made after it was refused often
 * @param refreshTimeout how long a refresh may take
 * @param signInTimeout how long a sign-in with all its challenges may take
 * @param storeTimeout how long the token store may take to answer
 * @param waitTimeout how long a caller waits for a token at most
 * @since 0.1.0
 */
public record TokenRefreshPolicy(@Nullable Duration advisoryWindow, @Nullable Duration mandatoryWindow,
		Duration minBackoff, Duration maxBackoff, Duration minCoolDown, Duration maxCoolDown, Duration refreshTimeout,
		Duration signInTimeout, Duration storeTimeout, Duration waitTimeout) {

	/** Longer times would be added to a clock until it overflows. */
	private static final Duration LONGEST = Duration.ofDays(365);

	private static final TokenRefreshPolicy DEFAULTS = builder().build();

	/**
	 * Check the bounds: all times are positive and a year at most.
	 * @throws IllegalArgumentException if one is not; the message says which
	 */
	public TokenRefreshPolicy {
		check("advisoryWindow", advisoryWindow);
		check("mandatoryWindow", mandatoryWindow);
		check("minBackoff", minBackoff);
		check("maxBackoff", maxBackoff);
		Assert.isTrue(maxBackoff.compareTo(minBackoff) >= 0, "'maxBackoff' must not be shorter than 'minBackoff'");
		check("minCoolDown", minCoolDown);
		check("maxCoolDown", maxCoolDown);
		Assert.isTrue(maxCoolDown.compareTo(minCoolDown) >= 0, "'maxCoolDown' must not be shorter than 'minCoolDown'");
		check("refreshTimeout", refreshTimeout);
		check("signInTimeout", signInTimeout);
		check("storeTimeout", storeTimeout);
		check("waitTimeout", waitTimeout);
	}

	/**
	 * Return the defaults: windows from the lifetime, back-off 1 to 60 seconds, cool-down
	 * 1 to 15 minutes, 15 seconds for a refresh, 60 for a sign-in, two for the store, 30
	 * for a caller.
	 * @return the policy
	 */
	public static TokenRefreshPolicy defaults() {
		return DEFAULTS;
	}

	/**
	 * Start to build a policy from the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	private static void check(String name, @Nullable Duration time) {
		Assert.isTrue(time == null || (!time.isZero() && !time.isNegative() && time.compareTo(LONGEST) <= 0),
				() -> "'" + name + "' must be positive and a year at most");
	}

	/**
	 * Builds a {@link TokenRefreshPolicy}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private @Nullable Duration advisoryWindow;

		private @Nullable Duration mandatoryWindow;

		private Duration minBackoff = Duration.ofSeconds(1);

		private Duration maxBackoff = Duration.ofSeconds(60);

		private Duration minCoolDown = Duration.ofSeconds(60);

		private Duration maxCoolDown = Duration.ofMinutes(15);

		private Duration refreshTimeout = Duration.ofSeconds(15);

		private Duration signInTimeout = Duration.ofSeconds(60);

		private Duration storeTimeout = Duration.ofSeconds(2);

		private Duration waitTimeout = Duration.ofSeconds(30);

		private Builder() {
		}

		/**
		 * Set how long before expiry tokens are refreshed. Longer than half of the
		 * lifetime counts as half.
		 * @param advisoryWindow when the background refresh begins, or {@code null} to
		 * derive it from the lifetime
		 * @param mandatoryWindow when callers begin to wait, or {@code null} to derive it
		 * @return this builder
		 */
		public Builder windows(@Nullable Duration advisoryWindow, @Nullable Duration mandatoryWindow) {
			this.advisoryWindow = advisoryWindow;
			this.mandatoryWindow = mandatoryWindow;
			return this;
		}

		/**
		 * Set the delays after a failure that can pass.
		 * @param min the shortest delay
		 * @param max the upper bound of every delay
		 * @return this builder
		 */
		public Builder backoff(Duration min, Duration max) {
			this.minBackoff = min;
			this.maxBackoff = max;
			return this;
		}

		/**
		 * Set how long no attempt is made after the account was refused in a way that can
		 * lock it. A fifth at most is added at random.
		 * @param min after the first refusal; doubled after each further one
		 * @param max the most
		 * @return this builder
		 */
		public Builder coolDown(Duration min, Duration max) {
			this.minCoolDown = min;
			this.maxCoolDown = max;
			return this;
		}

		/**
		 * Set how long attempts may take.
		 * @param refresh how long a refresh may take
		 * @param signIn how long a sign-in may take, with up to 30 seconds of waiting for
		 * the next code of an authenticator app
		 * @return this builder
		 */
		public Builder timeouts(Duration refresh, Duration signIn) {
			this.refreshTimeout = refresh;
			this.signInTimeout = signIn;
			return this;
		}

		/**
		 * Set how long a caller waits for a token at most.
		 * @param waitTimeout the time-out
		 * @return this builder
		 */
		public Builder waitTimeout(Duration waitTimeout) {
			this.waitTimeout = waitTimeout;
			return this;
		}

		/**
		 * Set how long the token store may take to answer before the account carries on
		 * without it.
		 * @param storeTimeout the time-out
		 * @return this builder
		 */
		public Builder storeTimeout(Duration storeTimeout) {
			this.storeTimeout = storeTimeout;
			return this;
		}

		/**
		 * Build the policy.
		 * @return a new policy
		 * @throws IllegalArgumentException if a value is out of bounds
		 */
		public TokenRefreshPolicy build() {
			return new TokenRefreshPolicy(this.advisoryWindow, this.mandatoryWindow, this.minBackoff, this.maxBackoff,
					this.minCoolDown, this.maxCoolDown, this.refreshTimeout, this.signInTimeout, this.storeTimeout,
					this.waitTimeout);
		}

	}

}
