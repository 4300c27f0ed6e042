// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * Flows that an app client may use; the names are those of {@code ExplicitAuthFlows} of a
 * user pool client.
 *
 * @since 0.1.0
 */
public enum ExplicitAuthFlow {

	/** Password in the request: {@code USER_PASSWORD_AUTH}. */
	ALLOW_USER_PASSWORD_AUTH,

	/** Secure remote password: {@code USER_SRP_AUTH}. */
	ALLOW_USER_SRP_AUTH,

	/** Choice-based sign-in: {@code USER_AUTH}. */
	ALLOW_USER_AUTH,

	/** Challenges that the application defines: {@code CUSTOM_AUTH}. */
	ALLOW_CUSTOM_AUTH,

	/** {@code REFRESH_TOKEN_AUTH}; excludes refresh token rotation. */
	ALLOW_REFRESH_TOKEN_AUTH,

	/** Machine-to-machine tokens through {@code GetClientToken}; excludes all others. */
	ALLOW_CLIENT_TOKEN_AUTH

}
