// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/**
 * What the caller can do about an error. Each kind has an exception of its own.
 *
 * @since 0.1.0
 */
public enum CognitoErrorKind {

	/**
	 * What was presented as proof was refused:
	 * {@link CognitoCredentialsRejectedException}.
	 */
	CREDENTIALS_REJECTED,

	/**
	 * The user has to do something, or do it again:
	 * {@link CognitoUserActionRequiredException}.
	 */
	USER_ACTION_REQUIRED,

	/** There is no answer now: {@link CognitoUnavailableException}. */
	UNAVAILABLE,

	/** An operator has to change something: {@link CognitoMisconfiguredException}. */
	MISCONFIGURED

}
