// SPDX-License-Identifier: Apache-2.0

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
 * @param retryAt from when on a caller causes the next attempt after a failure, or
 * {@code null} if the last attempt was good
 * @param waitingSince since when callers wait for work that is under way, here or in
 * another instance; {@code null} if nobody does, and while the work is only queued for
 * the process's budget of calls
 * @param overdue whether that is longer than one caller waits at most
 * @param waiters how many callers wait
 * @param signIns the number of successful sign-ins of this process
 * @param refreshes the number of successful refreshes of this process
 * @param adoptions the number of times that tokens of another instance were taken from
 * the store
 * @param failures the number of failed attempts of this process
 * @since 0.1.0
 */
public record CognitoTokenProviderState(String name, Status status, @Nullable Instant expiresAt,
		@Nullable Instant lastRefreshAt, @Nullable String lastErrorCode, @Nullable Instant retryAt,
		@Nullable Instant waitingSince, boolean overdue, int waiters, long signIns, long refreshes, long adoptions,
		long failures) {

	/**
	 * Return whether callers can be served or could be as far as is known.
	 * @return whether the account counts as healthy
	 */
	public boolean isUp() {
		return switch (this.status) {
			case IDLE, WAITING, ACTIVE, DEGRADED -> true;
			case WAITING_FOR_REGION -> this.expiresAt != null;
			case UNAVAILABLE, REFUSED, CLOSED -> false;
		};
	}

	/**
	 * How an account is doing.
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** Nobody has wanted a token yet. */
		IDLE,

		/** No good token is at hand yet; it is queued, under way, or made elsewhere. */
		WAITING,

		/** A good token is at hand. */
		ACTIVE,

		/** A good token is at hand, but replacing it fails at the moment. */
		DEGRADED,

		/**
		 * The next token can only come from the primary Region of the pool, which does
		 * not answer. A token that still lives is handed out; attempts go on.
		 */
		WAITING_FOR_REGION,

		/** No good token is at hand; attempts go on. */
		UNAVAILABLE,

		/**
		 * The account was refused. Somebody has to act; until then attempts are rare. A
		 * token that still lives is handed out.
		 */
		REFUSED,

		/** The engine was closed. */
		CLOSED

	}

}
