// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;

import org.springframework.util.Assert;

/**
 * A way to sign in, {@code AuthFactorType} of the service model. The set is open.
 *
 * @param value the name on the wire
 * @since 0.1.0
 */
public record AuthFactor(String value) implements Serializable {

	/** A password. */
	public static final AuthFactor PASSWORD = new AuthFactor("PASSWORD");

	/** A code by e-mail. */
	public static final AuthFactor EMAIL_OTP = new AuthFactor("EMAIL_OTP");

	/** A code by text message. */
	public static final AuthFactor SMS_OTP = new AuthFactor("SMS_OTP");

	/** A passkey. */
	public static final AuthFactor WEB_AUTHN = new AuthFactor("WEB_AUTHN");

	/** A code of an authenticator app, only as second factor. */
	public static final AuthFactor SOFTWARE_TOKEN = new AuthFactor("SOFTWARE_TOKEN");

	/** Check the value. */
	public AuthFactor {
		Assert.hasText(value, "'value' must not be empty");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
