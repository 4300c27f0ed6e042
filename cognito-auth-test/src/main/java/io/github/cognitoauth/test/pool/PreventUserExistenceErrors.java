// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * Whether an app client tells an unknown user from a wrong password.
 *
 * @since 0.1.0
 */
public enum PreventUserExistenceErrors {

	/** Unknown users get {@code UserNotFoundException}; the default of the API. */
	LEGACY,

	/** Unknown users look like known ones; the default of the console. */
	ENABLED

}
