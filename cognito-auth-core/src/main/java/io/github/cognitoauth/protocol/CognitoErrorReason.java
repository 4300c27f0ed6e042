// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/**
 * What an error means, and all that follows from it: this is the one table that retries,
 * sessions, service accounts and pages read. Cognito answers
 * {@code NotAuthorizedException} for a wrong password, a late session and a bad secret
 * hash alike; where the type of an error does not say enough, the reason is taken from
 * the message, which is no contract. The HTTP status decides only where an answer has no
 * type that is known.
 *
 * @since 0.1.0
 */
public enum CognitoErrorReason {

	/** Nothing more is known than the type of the error, which is not known here. */
	UNSPECIFIED(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** User name or password has a form that no account can have. */
	UNUSABLE_CREDENTIALS(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OVER),

	/** The user name or the password is wrong, or the user does not exist. */
	WRONG_CREDENTIALS(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OVER),

	/** Refused without a message that says why. */
	NOT_AUTHORIZED(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OVER),

	/** Too many wrong attempts; attempts are not evaluated for up to 15 minutes. */
	LOCKED_OUT(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.KEPT),

	/** An administrator disabled the user. */
	USER_DISABLED(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OVER),

	/** The user has not confirmed the sign-up; the password was not checked. */
	USER_NOT_CONFIRMED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OVER),

	/** An administrator reset the password; the user must set a new one. */
	PASSWORD_RESET_REQUIRED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OVER),

	/** The temporary password is too old; an administrator must set another. */
	TEMPORARY_PASSWORD_EXPIRED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OVER),

	/** The time to answer the challenge is over; start again. */
	SESSION_EXPIRED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The session was used before or never existed; start again. */
	SESSION_SPENT(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/**
	 * A sign-in without a person met a challenge that only a person can answer;
	 * {@link CognitoException#challengeName()} says which.
	 */
	CHALLENGE_NOT_ANSWERABLE(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The sign-up was confirmed before. */
	ALREADY_CONFIRMED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The user name is taken. */
	USERNAME_EXISTS(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The e-mail address or phone number belongs to another account. */
	ALIAS_EXISTS(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** A code was wrong; the same challenge can be answered again. */
	CODE_MISMATCH(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** A code is too old, or was used before; ask for another. */
	CODE_EXPIRED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The second factor was not set up by the user. */
	FACTOR_NOT_SET_UP(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The passkey cannot be registered: start the registration again. */
	PASSKEY_REFUSED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The device is confirmed already. */
	DEVICE_EXISTS(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/**
	 * What somebody typed, such as an attribute, a password or a code, has a form that is
	 * refused, is missing or may not be changed, or the account has no address to which a
	 * code can be sent.
	 */
	INPUT_REFUSED(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** A new password does not follow the pool's policy. */
	PASSWORD_POLICY(CognitoErrorKind.USER_ACTION_REQUIRED, Repeat.NEVER, Session.OPEN),

	/** The refresh token is expired, revoked or foreign; sign in again. */
	REFRESH_TOKEN_REJECTED(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OVER),

	/**
	 * The refresh token was replaced by another before. Who has the newer one is still
	 * signed in.
	 */
	REFRESH_TOKEN_REUSED(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OPEN),

	/** The access token is expired or foreign. */
	ACCESS_TOKEN_REJECTED(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OVER),

	/** The access token was revoked: its user signed out. */
	ACCESS_TOKEN_REVOKED(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.OVER),

	/** The access token lacks the scope {@code aws.cognito.signin.user.admin}. */
	INSUFFICIENT_SCOPE(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** The device is unknown to the pool, or its secret is refused. */
	DEVICE_NOT_FOUND(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OVER),

	/** The secret of the app client is missing, needless or wrong. */
	CLIENT_SECRET_REJECTED(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.KEPT),

	/** The app client may not write an attribute that was sent. */
	ATTRIBUTE_NOT_WRITABLE(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** The app client does not exist in this region. */
	CLIENT_NOT_FOUND(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.KEPT),

	/** The call needs the id of the user pool, which was not given. */
	USER_POOL_ID_REQUIRED(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** The program left something out that this call cannot do without. */
	UNUSABLE_REQUEST(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** The app client does not allow this flow. */
	FLOW_NOT_ENABLED(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** The app client or the pool does not support what was asked, such as revocation. */
	UNSUPPORTED_OPERATION(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** The server does not know the operation, as emulators and gateways may. */
	UNKNOWN_OPERATION(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** What was asked is above the plan of the pool. */
	FEATURE_NOT_IN_PLAN(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** Something in the set-up of the pool is broken or switched off. */
	POOL_MISCONFIGURED(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** The pool could not send a code: its right to send messages is broken. */
	CODE_NOT_DELIVERED(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** A rule of a firewall (AWS WAF) blocked the request. */
	FORBIDDEN(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.KEPT),

	/** The answer sends the request elsewhere, which this client never follows. */
	REDIRECTED(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.KEPT),

	/**
	 * An answer without a type of error: not the service gave it, but something on the
	 * way to it.
	 */
	UNEXPECTED_ANSWER(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.KEPT),

	/** A trigger of the pool refused the user. */
	REFUSED_BY_TRIGGER(CognitoErrorKind.CREDENTIALS_REJECTED, Repeat.NEVER, Session.KEPT),

	/** A trigger of the pool answered what the pool does not understand. */
	TRIGGER_ANSWER_INVALID(CognitoErrorKind.MISCONFIGURED, Repeat.NEVER, Session.OPEN),

	/** A trigger of the pool could not be called, or timed out. */
	TRIGGER_FAILED(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.KEPT),

	/** Something else changed the same thing at the same time. */
	CONFLICT(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.KEPT),

	/** The operation is not possible in this region at present, as in a replica. */
	OPERATION_NOT_ENABLED(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.KEPT),

	/**
	 * A refresh token of one Region was refused in another, which says nothing about it.
	 * Keep it for its own Region; a sign-in can bring another.
	 */
	NOT_IN_THIS_REGION(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.OPEN),

	/**
	 * The Region that asked the question does not answer any more; start again, in the
	 * other one.
	 */
	SESSION_REGION_DOWN(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.KEPT),

	/** The account's request rate is used up; try again with back-off. */
	THROTTLED(CognitoErrorKind.UNAVAILABLE, Repeat.ALWAYS, Session.KEPT),

	/** A per-user limit of minutes or hours is used up; do not repeat. */
	LIMIT_EXCEEDED(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.KEPT),

	/** The service failed. */
	SERVICE_FAILURE(CognitoErrorKind.UNAVAILABLE, Repeat.IF_REPEATABLE, Session.KEPT),

	/**
	 * This process has too many calls under way: no connection of its HTTP client was
	 * free, or no thread to make the client on; nothing was sent.
	 */
	LOCAL_LIMIT(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.KEPT),

	/** No connection could be made; nothing was sent. */
	CONNECT_FAILURE(CognitoErrorKind.UNAVAILABLE, Repeat.ALWAYS, Session.KEPT),

	/** The connection broke after the request may have been sent. */
	TRANSPORT_FAILURE(CognitoErrorKind.UNAVAILABLE, Repeat.IF_REPEATABLE, Session.KEPT),

	/** No answer came in time; the request may have been processed. */
	TIMEOUT(CognitoErrorKind.UNAVAILABLE, Repeat.IF_REPEATABLE, Session.KEPT),

	/** The answer is empty, no JSON, cut off, incomplete, or larger than allowed. */
	INVALID_RESPONSE(CognitoErrorKind.UNAVAILABLE, Repeat.NEVER, Session.KEPT);

	private final CognitoErrorKind kind;

	private final Repeat repeat;

	private final Session session;

	CognitoErrorReason(CognitoErrorKind kind, Repeat repeat, Session session) {
		this.kind = kind;
		this.repeat = repeat;
		this.session = session;
	}

	/**
	 * Return what the caller can do about it.
	 * @return the kind
	 */
	public CognitoErrorKind kind() {
		return this.kind;
	}

	/**
	 * Return whether the same call may succeed later without anybody changing anything.
	 * @return whether waiting can help; not so for a limit of the user, which repeated
	 * calls make last
	 */
	public boolean canPass() {
		return this.kind == CognitoErrorKind.UNAVAILABLE && this != LIMIT_EXCEEDED;
	}

	/**
	 * Return whether a refresh that ended like this tells that the refresh token is of no
	 * use any more, so that its owner has to sign in again. Outages, throttling, triggers
	 * and a wrong set-up tell nothing about it.
	 * @return whether the session is over
	 */
	public boolean endsSession() {
		return this.session == Session.OVER;
	}

	/**
	 * Return whether a program that holds the credentials should sign in after a refresh
	 * that ended like this: the session is over, or what was refused is the way to
	 * refresh and not the account.
	 * @return whether a sign-in can bring tokens where a refresh did not
	 */
	public boolean allowsSignIn() {
		return this.session != Session.KEPT;
	}

	/**
	 * Return whether attempts that end like this can lock the account for everybody, or
	 * keep it locked.
	 * @return whether to try again rarely; also where it is not known
	 */
	public boolean mayLock() {
		return switch (this) {
			// no password was compared, and an operator can mend it meanwhile
			case CLIENT_SECRET_REJECTED, CLIENT_NOT_FOUND, FLOW_NOT_ENABLED, REFUSED_BY_TRIGGER, TRIGGER_ANSWER_INVALID,
					UNSUPPORTED_OPERATION, UNKNOWN_OPERATION, FEATURE_NOT_IN_PLAN, POOL_MISCONFIGURED ->
				false;
			default -> !canPass();
		};
	}

	/** Whether a failed call may be sent again at once. */
	boolean allowsRepetition(boolean repeatable) {
		return this.repeat == Repeat.ALWAYS || (this.repeat == Repeat.IF_REPEATABLE && repeatable);
	}

	private enum Repeat {

		/** The service did not act, so that everything may be sent again. */
		ALWAYS,

		/** The service may have acted. */
		IF_REPEATABLE,

		NEVER

	}

	/** What is known about a session whose refresh ended so. */
	private enum Session {

		OVER, KEPT,

		/** The refresh is not possible, but not because of the token. */
		OPEN

	}

}
