// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.level;

/**
 * One way to prove who one is, with the value of {@code amr} that stands for it.
 */
public enum Method {

	/** A password, by SRP too. */
	PASSWORD("pwd"),

	/** A code of an authenticator app. */
	TOTP("otp"),

	/** A code in a text message. */
	SMS("sms"),

	/** A code in an e-mail. */
	EMAIL("email_otp"),

	/** A passkey of this device. */
	PLATFORM_PASSKEY("swk"),

	/** A passkey that is carried along. */
	ROAMING_PASSKEY("hwk");

	private final String amr;

	Method(String amr) {
		this.amr = amr;
	}

	/**
	 * Returns the value of {@code amr}.
	 * @return the value
	 */
	public String amr() {
		return this.amr;
	}

}
