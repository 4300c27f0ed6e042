// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Locale;

import io.github.cognitoauth.security.text.Text;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problems that clients tell apart (RFC 9457, {@code type} and
 * {@code code}). Later versions can have more.
 *
 * @since 0.1.0
 */
public enum ApiProblemCode {

	/** The request is none that the API knows: a bug of the client. */
	BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not as expected", false),

	/** There is no such operation, or it is switched off. */
	NOT_OFFERED(HttpStatus.NOT_FOUND, "Not offered", false),

	/** User name or password, or anything else about the account, is not right. */
	CREDENTIALS_REJECTED(HttpStatus.UNAUTHORIZED, "Credentials rejected", true),

	/** The access token is missing, expired, revoked or foreign: refresh. */
	TOKEN_REJECTED(HttpStatus.UNAUTHORIZED, "Access token rejected", false),

	/** The user has to sign in again. */
	SESSION_ENDED(HttpStatus.UNAUTHORIZED, "Session ended", false),

	/** An answer lacks something; the pool was not asked. */
	ANSWER_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT, "Answer incomplete", false),

	/** An answer was not right; try again. */
	ANSWER_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Answer refused", true),

	/** A challenge is too old, was answered, or had too many answers: start again. */
	CHALLENGE_GONE(HttpStatus.GONE, "Challenge gone", false),

	/** A code is wrong or expired, outside of a sign-in. */
	CODE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Code refused", true),

	/** Something that was entered is missing or not accepted. */
	INPUT_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Input refused", false),

	/** A new password breaks a rule. */
	PASSWORD_POLICY(HttpStatus.UNPROCESSABLE_CONTENT, "Password refused", false),

	/** The user signed in too long ago for this operation. */
	FRESH_SIGN_IN_REQUIRED(HttpStatus.FORBIDDEN, "Fresh sign-in required", false),

	/** The token against cross-site requests is missing or not right. */
	CSRF(HttpStatus.FORBIDDEN, "CSRF token required", false),

	/** The sign-up was not confirmed; told only where the account state is revealed. */
	ACCOUNT_UNCONFIRMED(HttpStatus.FORBIDDEN, "Account not confirmed", true),

	/** An administrator disabled the account; as above. */
	ACCOUNT_DISABLED(HttpStatus.FORBIDDEN, "Account disabled", true),

	/** The password must be set anew; as above. */
	PASSWORD_RESET_REQUIRED(HttpStatus.FORBIDDEN, "Password reset required", true),

	/** There were too many wrong passwords; as above. */
	ACCOUNT_LOCKED(HttpStatus.TOO_MANY_REQUESTS, "Account locked", true),

	/** Too many requests, of this client or of all: wait as long as is said. */
	RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", false),

	/** A limit of the pool for this user is reached; nobody knows until when. */
	LIMIT_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "Limit exceeded", false),

	/** Nothing can be done at present: wait, and send the same again. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Unavailable", false);

	private static final String TYPE = "urn:cognito-auth:problem:";

	private final HttpStatus status;

	private final String title;

	private final boolean counted;

	ApiProblemCode(HttpStatus status, String title, boolean counted) {
		this.status = status;
		this.title = title;
		this.counted = counted;
	}

	/**
	 * Return the code for clients.
	 * @return lower case with hyphens, such as {@code answer-refused}
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Return the type for clients.
	 * @return a URN that ends in the code
	 */
	public String type() {
		return TYPE + code();
	}

	/**
	 * Return the status of the answer.
	 * @return a status from 400 on
	 */
	public HttpStatus status() {
		return this.status;
	}

	/**
	 * Return a short summary, the same each time.
	 * @return words in English
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return what to tell the user, if nothing more is known.
	 * @return a text for people
	 */
	public Text text() {
		return Text.of("cognito.problem." + code());
	}

	/**
	 * Return whether it counts as a failed attempt.
	 * @return whether the limits count it
	 */
	boolean isCounted() {
		return this.counted;
	}

}
