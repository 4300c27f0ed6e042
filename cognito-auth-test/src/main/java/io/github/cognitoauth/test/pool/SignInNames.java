// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * What a user may type as user name.
 *
 * @since 0.1.0
 */
public enum SignInNames {

	/** Chosen names only. */
	USERNAME,

	/** Chosen names and verified e-mail addresses or phone numbers as aliases. */
	USERNAME_WITH_ALIASES,

	/** E-mail addresses or phone numbers; the real user name is the {@code sub}. */
	EMAIL_OR_PHONE

}
