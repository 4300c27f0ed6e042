// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * State of a user's account; the names are those of {@code UserStatusType}.
 *
 * @since 0.1.0
 */
public enum UserStatus {

	/** Signed up, not confirmed. */
	UNCONFIRMED,

	/** Can sign in. */
	CONFIRMED,

	/** Has a temporary password. */
	FORCE_CHANGE_PASSWORD,

	/** An administrator has reset the password. */
	RESET_REQUIRED

}
