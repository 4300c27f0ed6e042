// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

/**
 * Kind of token, claim {@code token_use}.
 *
 * @since 0.1.0
 */
public enum TokenUse {

	/** Access tokens. */
	ACCESS,

	/** ID tokens. */
	ID

}
