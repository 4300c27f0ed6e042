// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

/**
 * What a user of a named user pool is called in the application. Spring Security merges
 * the authorities of two sign-ins by this name, and remembers and audits by it, so users
 * of different pools should have different ones.
 *
 * @since 0.1.0
 */
public enum PrincipalName {

	/** The user name and the pool, {@code alice (partner)}. */
	USERNAME_AND_POOL,

	/** The user name as it is, which other pools can have, too. */
	USERNAME,

	/** The identifier that never changes, claim {@code sub}. */
	SUB

}
