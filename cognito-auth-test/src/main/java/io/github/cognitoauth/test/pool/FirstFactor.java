// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * First factors that choice-based sign-in ({@code USER_AUTH}) can offer; the names are
 * those of {@code AuthFactorType}. A password is offered as {@code PASSWORD} and
 * {@code PASSWORD_SRP}.
 *
 * @since 0.1.0
 */
public enum FirstFactor {

	/** A password, in plain or by SRP. */
	PASSWORD,

	/** A code in an e-mail. */
	EMAIL_OTP,

	/** A code in a text message. */
	SMS_OTP,

	/** A passkey. */
	WEB_AUTHN

}
