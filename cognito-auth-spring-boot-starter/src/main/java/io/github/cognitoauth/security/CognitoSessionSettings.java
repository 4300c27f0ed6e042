// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How closely the sessions of people follow their accounts. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoSessionSettings {

	/** How often an account is looked at where its tokens live longer. */
	public static final Duration DEFAULT_CHECK_EVERY = Duration.ofHours(1);

	private final Duration checkEvery;

	private final boolean endWhenRefused;

	private final @Nullable Duration outageGrace;

	private final boolean endWithoutRefreshToken;

	private final Clock clock;

	private CognitoSessionSettings(Builder builder) {
		this.checkEvery = builder.checkEvery;
		this.endWhenRefused = builder.endWhenRefused;
		this.outageGrace = builder.outageGrace;
		this.endWithoutRefreshToken = builder.endWithoutRefreshToken;
		this.clock = builder.clock;
	}

	/**
	 * Return the defaults.
	 * @return settings with which every account is looked at once an hour
	 */
	public static CognitoSessionSettings defaults() {
		return builder().build();
	}

	/**
	 * Start with the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return how often an account is looked at.
	 * @return a duration; zero if only who asks for tokens looks at it
	 */
	public Duration checkEvery() {
		return this.checkEvery;
	}

	/**
	 * Return whether a session ends when the pool refuses its refresh token.
	 * @return whether it ends
	 */
	public boolean endWhenRefused() {
		return this.endWhenRefused;
	}

	/**
	 * Return how long people stay signed in without an answer of the pool.
	 * @return a duration after the access token expired, or {@code null} for ever
	 */
	public @Nullable Duration outageGrace() {
		return this.outageGrace;
	}

	/**
	 * Return whether a session without a refresh token ends with its access token.
	 * @return whether it ends
	 */
	public boolean endWithoutRefreshToken() {
		return this.endWithoutRefreshToken;
	}

	/**
	 * Return the clock on which tokens age.
	 * @return the authenticator's clock
	 */
	public Clock clock() {
		return this.clock;
	}

	/**
	 * Builds {@link CognitoSessionSettings}.
	 */
	public static final class Builder {

		private Duration checkEvery = DEFAULT_CHECK_EVERY;

		private boolean endWhenRefused = true;

		private @Nullable Duration outageGrace;

		private boolean endWithoutRefreshToken = true;

		private Clock clock = Clock.systemUTC();

		private Builder() {
		}

		/**
		 * Set how often an account is looked at: its tokens are refreshed, and groups,
		 * claims and authorities follow. It happens at the latest when the access token
		 * ends, within a request that reads the user.
		 * @param checkEvery a duration, an hour by default; zero if only requests that
		 * ask for tokens shall look at it
		 * @return this builder
		 */
		public Builder checkEvery(Duration checkEvery) {
			Assert.isTrue(!checkEvery.isNegative(), "'checkEvery' must not be negative");
			this.checkEvery = checkEvery;
			return this;
		}

		/**
		 * Set whether a session ends when the pool refuses its refresh token: the user
		 * was disabled or deleted, signed out everywhere, or the token expired. An outage
		 * ends no session.
		 * @param endWhenRefused {@code true} by default
		 * @return this builder
		 */
		public Builder endWhenRefused(boolean endWhenRefused) {
			this.endWhenRefused = endWhenRefused;
			return this;
		}

		/**
		 * Set how long people stay signed in without an answer of the pool. Afterwards
		 * their requests are answered with status 503 until the pool is back; the session
		 * is kept.
		 * @param outageGrace a duration after the access token expired; {@code null}, for
		 * ever, by default
		 * @return this builder
		 */
		public Builder outageGrace(@Nullable Duration outageGrace) {
			Assert.isTrue(outageGrace == null || !outageGrace.isNegative(), "'outageGrace' must not be negative");
			this.outageGrace = outageGrace;
			return this;
		}

		/**
		 * Set whether a session whose tokens cannot be refreshed ends with the access
		 * token.
		 * @param endWithoutRefreshToken {@code true} by default
		 * @return this builder
		 */
		public Builder endWithoutRefreshToken(boolean endWithoutRefreshToken) {
			this.endWithoutRefreshToken = endWithoutRefreshToken;
			return this;
		}

		/**
		 * Set the clock on which tokens age.
		 * @param clock the authenticator's clock; the system's by default
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			Assert.notNull(clock, "'clock' must not be null");
			this.clock = clock;
			return this;
		}

		/**
		 * Build the settings.
		 * @return new settings
		 */
		public CognitoSessionSettings build() {
			return new CognitoSessionSettings(this);
		}

	}

}
