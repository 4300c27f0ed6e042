// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

/**
 * What can be switched on and off, each with all operations that belong to it.
 *
 * @since 0.1.0
 */
public enum AccountFeature {

	/** Sign-up, its confirmation and another code for it. */
	SIGN_UP,
	/** A new password in place of a forgotten one. */
	RESET_PASSWORD,
	/** A new password for somebody who is signed in. */
	CHANGE_PASSWORD,
	/** Attributes and their verification. */
	ATTRIBUTES,
	/** Second factors. */
	MFA,
	/** Passkeys. */
	PASSKEYS,
	/** Devices. */
	DEVICES,
	/** Sessions. */
	SESSIONS,
	/** The end of all sessions at once. */
	SIGN_OUT_EVERYWHERE,
	/** The deletion of the own account. */
	DELETE

}
