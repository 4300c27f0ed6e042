// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

/**
 * Who may use an operation.
 *
 * @since 0.1.0
 */
public enum Access {

	/** Everybody, within the limits of failed attempts. */
	PUBLIC,

	/** Whoever is signed in. */
	SIGNED_IN,

	/** Whoever signed in a short while ago. */
	FRESH

}
