// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

/**
 * What becomes of a session whose tokens cannot be refreshed.
 *
 * @since 0.1.0
 */
public enum WithoutRefreshToken {

	/** It ends with the access token. */
	END,

	/** It stays, without tokens that can be used. */
	KEEP

}
