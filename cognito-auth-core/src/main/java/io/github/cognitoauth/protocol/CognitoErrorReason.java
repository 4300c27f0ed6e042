package io.github.cognitoauth.protocol;

/**
 * What an error means, where the code alone does not say it. Cognito answers
 * {@code NotAuthorizedException} for a wrong password, a late session and a bad secret
 * hash alike; the reason is taken from the message, which is no contract, so
 * {@link #UNSPECIFIED} is always possible.
 *
 * @since 0.1.0
 */
public enum CognitoErrorReason {

	/** Nothing more is known than the code. */
	UNSPECIFIED,

	/** User name or password has a form that no account can have. */
	UNUSABLE_CREDENTIALS,

	/** The user name or the password is wrong, or the user does not exist. */
	WRONG_CREDENTIALS,

	/** Too many wrong attempts; attempts are not evaluated for up to 15 minutes. */
	LOCKED_OUT,

	/** An administrator disabled the user. */
	USER_DISABLED,

	/** The user has not confirmed the sign-up; the password was not checked. */
	USER_NOT_CONFIRMED,

	/** An administrator reset the password; the user must set a new one. */
	PASSWORD_RESET_REQUIRED,

	/** The temporary password is too old; an administrator must set another. */
	TEMPORARY_PASSWORD_EXPIRED,

	/** The time to answer the challenge is over; start again. */
	SESSION_EXPIRED,

	/** The session was used before or never existed; start again. */
	SESSION_SPENT,

	/** The sign-up was confirmed before. */
	ALREADY_CONFIRMED,

	/** A code was wrong; the same challenge can be answered again. */
	CODE_MISMATCH,

	/** A code is too old; ask for another. */
	CODE_EXPIRED,

	/**
	 * What somebody typed, such as an attribute, a password or a code, has a form that is
	 * refused, or the account has no address to which a code can be sent.
	 */
	INPUT_REFUSED,

	/** A new password does not follow the pool's policy. */
	PASSWORD_POLICY,

	/**
	 * The refresh token is expired, revoked, foreign or was used again; sign in again.
	 */
	REFRESH_TOKEN_REJECTED,

	/** The access token is expired or foreign. */
	ACCESS_TOKEN_REJECTED,

	/** The access token was revoked: its user signed out. */
	ACCESS_TOKEN_REVOKED,

	/** The access token lacks the scope {@code aws.cognito.signin.user.admin}. */
	INSUFFICIENT_SCOPE,

	/** The device is unknown to the pool, or its secret is refused. */
	DEVICE_NOT_FOUND,

	/** The secret of the app client is missing, needless or wrong. */
	CLIENT_SECRET_REJECTED,

	/** The app client may not write an attribute that was sent. */
	ATTRIBUTE_NOT_WRITABLE,

	/** The app client does not exist in this region. */
	CLIENT_NOT_FOUND,

	/** The app client does not allow this flow. */
	FLOW_NOT_ENABLED,

	/** A trigger of the pool refused the user. */
	REFUSED_BY_TRIGGER,

	/** The account's request rate is used up; try again with back-off. */
	THROTTLED,

	/** A per-user limit of minutes or hours is used up; do not repeat. */
	LIMIT_EXCEEDED,

	/** The service failed. */
	SERVICE_FAILURE,

	/** No connection could be made; nothing was sent. */
	CONNECT_FAILURE,

	/** The connection broke after the request may have been sent. */
	TRANSPORT_FAILURE,

	/** No answer came in time; the request may have been processed. */
	TIMEOUT,

	/** The answer is no JSON, cut off, or larger than allowed. */
	INVALID_RESPONSE

}
