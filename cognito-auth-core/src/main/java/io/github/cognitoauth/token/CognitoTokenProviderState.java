package io.github.cognitoauth.token;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What an operator may know about an account. Holds no secret.
 *
 * @param name the name of the account
 * @param status how it is doing
 * @param expiresAt when the current access token dies, or {@code null} without one
 * @param lastRefreshAt when the newest tokens came, by sign-in, refresh or store, or
 * {@code null} if none came yet
 * @param lastErrorCode the code of the last failure, or {@code null} if the last attempt
 * was good
 * @param retryAt when the next attempt may be made after a failure, or {@code null} if
 * the last attempt was good
 * @param signIns the number of successful sign-ins of this process
 * @param refreshes the number of successful refreshes of this process
 * @param adoptions the number of times that tokens of another instance were taken from
 * the store
 * @param failures the number of failed attempts of this process
 * @since 0.1.0
 */
public record CognitoTokenProviderState(String name, Status status, @Nullable Instant expiresAt,
		@Nullable Instant lastRefreshAt, @Nullable String lastErrorCode, @Nullable Instant retryAt, long signIns,
		long refreshes, long adoptions, long failures) {

	/**
	 * How an account is doing.
	 */
	public enum Status {

		/** No good token is at hand and nothing went wrong: it was not asked for yet. */
		IDLE,

		/** A good token is at hand. */
		ACTIVE,

		/** A good token is at hand, but replacing it fails at the moment. */
		DEGRADED,

		/** No good token is at hand; attempts go on. */
		UNAVAILABLE,

		/**
		 * The account was refused. Somebody has to act; until then attempts are rare. A
		 * token that still lives is handed out.
		 */
		FAILED;

		/**
		 * Return whether callers can be served or could be as far as is known.
		 * @return whether the account counts as healthy
		 */
		public boolean isUp() {
			return this == IDLE || this == ACTIVE || this == DEGRADED;
		}

	}

}
