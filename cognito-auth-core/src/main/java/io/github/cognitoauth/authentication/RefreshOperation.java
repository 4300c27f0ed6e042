// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * Which operation exchanges a refresh token.
 *
 * @since 0.1.0
 */
public enum RefreshOperation {

	/**
	 * {@code GetTokensFromRefreshToken}: works with and without rotation of refresh
	 * tokens. The default. A server that does not know it, or fails at it with HTTP 500
	 * and no error of the service, is asked with {@link #REFRESH_TOKEN_AUTH} in its
	 * place.
	 */
	GET_TOKENS_FROM_REFRESH_TOKEN,

	/**
	 * {@code InitiateAuth} with {@code REFRESH_TOKEN_AUTH}: for emulators and pools that
	 * lack the newer operation. Refused where rotation is on.
	 */
	REFRESH_TOKEN_AUTH

}
