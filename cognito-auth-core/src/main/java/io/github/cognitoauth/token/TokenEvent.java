package io.github.cognitoauth.token;

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
	 * @return an instant of the provider's clock
	 */
	Instant at();

	/**
	 * New tokens came from a sign-in.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused it
	 * @param expiresAt when the new access token dies
	 */
	record SignedIn(String account, Instant at, RefreshTrigger trigger, Instant expiresAt) implements TokenEvent {

	}

	/**
	 * New tokens came from a refresh.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused it
	 * @param expiresAt when the new access token dies
	 */
	record Refreshed(String account, Instant at, RefreshTrigger trigger, Instant expiresAt) implements TokenEvent {

	}

	/**
	 * New tokens of another instance came from the store.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused it
	 * @param expiresAt when the new access token dies
	 */
	record Adopted(String account, Instant at, RefreshTrigger trigger, Instant expiresAt) implements TokenEvent {

	}

	/**
	 * No new tokens came. The current ones may still be good.
	 *
	 * @param account the name of the account
	 * @param at when it happened
	 * @param trigger what caused the attempt
	 * @param errorCode the code of the error
	 * @param terminal whether the account was refused, so that somebody has to act
	 * @param retryAt when the next attempt may be made
	 */
	record RefreshFailed(String account, Instant at, RefreshTrigger trigger, String errorCode, boolean terminal,
			Instant retryAt) implements TokenEvent {

	}

	/**
	 * The access token died before there was a new one.
	 *
	 * @param account the name of the account
	 * @param at when it was noticed
	 * @param expiredAt when it died
	 * @param lastErrorCode why there was no new one, or {@code null} if nothing was tried
	 */
	record Expired(String account, Instant at, Instant expiredAt,
			@Nullable String lastErrorCode) implements TokenEvent {

	}

	/**
	 * A service refused the access token, and it is not handed out any more.
	 *
	 * @param account the name of the account
	 * @param at when it was reported
	 */
	record Invalidated(String account, Instant at) implements TokenEvent {

	}

}
