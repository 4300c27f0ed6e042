// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * A second factor; the names are those of {@code UserMFASettingList} and of the
 * challenges.
 *
 * @since 0.1.0
 */
public enum MfaFactor {

	/** A code in a text message. */
	SMS_MFA,

	/** A code of an authenticator app, RFC 6238. */
	SOFTWARE_TOKEN_MFA,

	/** A code in an e-mail. */
	EMAIL_OTP

}
