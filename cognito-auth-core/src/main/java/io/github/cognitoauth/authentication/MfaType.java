// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;

import org.springframework.util.Assert;

/**
 * A kind of second factor. The set is open.
 *
 * @param value the name on the wire
 * @since 0.1.0
 */
public record MfaType(String value) implements Serializable {

	/** A code by text message. */
	public static final MfaType SMS_MFA = new MfaType("SMS_MFA");

	/** A code by e-mail. */
	public static final MfaType EMAIL_OTP = new MfaType("EMAIL_OTP");

	/** A code of an authenticator app. */
	public static final MfaType SOFTWARE_TOKEN_MFA = new MfaType("SOFTWARE_TOKEN_MFA");

	/** Check the value. */
	public MfaType {
		Assert.hasText(value, "'value' must not be empty");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
