// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * What a delivered code is for.
 *
 * @since 0.1.0
 */
public enum CodePurpose {

	/** A first factor or a second factor of a sign-in. */
	AUTHENTICATION,

	/** Confirming a sign-up. */
	SIGN_UP,

	/** Choosing a new password after a forgotten one. */
	FORGOT_PASSWORD,

	/** Verifying an attribute. */
	VERIFY_ATTRIBUTE

}
