// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * Whether the pool asks for a second factor.
 *
 * @since 0.1.0
 */
public enum MfaConfiguration {

	/** Never. */
	OFF,

	/** From users who have set a factor up. */
	OPTIONAL,

	/** From every user. */
	ON

}
