// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the tokens of an account. Events hold no secret.
 *
 * @since 0.1.0
 */
public sealed interface TokenEvent {

	/**
	 * Return the account.
	 * @return the name of the account
	 */
	String account();

	/**
	 * Return when it happened.
	 * @return an instant of the engine's clock
	 */
	Instant at();

	/**
	 * What caused an attempt to get tokens.
	 *
	 * @since 0.1.0
	 */
	enum Trigger {

		/** The engine was started. */
		STARTUP,

		/** The timer, ahead of need. */
		TIMER,

		/** A caller who was served with the current tokens. */
		ADVISORY,

		/** A caller who has to wait. */
		MANDATORY,

		/** The last token was invalidated. */
		INVALIDATED,

		/** Another instance saved newer tokens in the store. */
		STORE

	}

	/**
	 * New tokens came from a sign-in.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused it
	 * @param expiresAt when the new access token dies
	 * @since 0.1.0
	 */
	record SignedIn(String account, Instant at, Trigger trigger, Instant expiresAt) implements TokenEvent {

	}

	/**
	 * New tokens came from a refresh.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused it
	 * @param expiresAt when the new access token dies
	 * @since 0.1.0
	 */
	record Refreshed(String account, Instant at, Trigger trigger, Instant expiresAt) implements TokenEvent {

	}

	/**
	 * New tokens of another instance came from the store.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused it
	 * @param expiresAt when the new access token dies
	 * @since 0.1.0
	 */
	record Adopted(String account, Instant at, Trigger trigger, Instant expiresAt) implements TokenEvent {

	}

	/**
	 * No new tokens came. The current ones may still be good.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused the attempt
	 * @param errorCode the code of the error
	 * @param refused whether the account was refused, so that somebody has to act
	 * @param retryAt when a caller can cause the next attempt
	 * @since 0.1.0
	 */
	record RefreshFailed(String account, Instant at, Trigger trigger, String errorCode, boolean refused,
			Instant retryAt) implements TokenEvent {

	}

	/**
	 * The access token died before there was a new one.
	 *
	 * @param account the name of the account
	 * @param at when it was noticed
	 * @param expiredAt when it died
	 * @param lastErrorCode why there was no new one, or {@code null} if nothing was tried
	 * @since 0.1.0
	 */
	record Expired(String account, Instant at, Instant expiredAt,
			@Nullable String lastErrorCode) implements TokenEvent {

	}

	/**
	 * A service refused the access token, and it is not handed out any more.
	 *
	 * @param account the name of the account
	 * @param at when it was reported
	 * @since 0.1.0
	 */
	record Invalidated(String account, Instant at) implements TokenEvent {

	}

	/**
	 * Callers wait without a token since another instance renews it. Told once for each
	 * wait that is longer than two seconds.
	 *
	 * @param account the name of the account
	 * @param at when it was told
	 * @param waited how long they have been waiting
	 * @since 0.1.0
	 */
	record Waiting(String account, Instant at, Duration waited) implements TokenEvent {

	}

	/**
	 * This instance renews since another gave up in the middle: it died, stood still, or
	 * lost the store.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @since 0.1.0
	 */
	record TookOver(String account, Instant at) implements TokenEvent {

	}

}
