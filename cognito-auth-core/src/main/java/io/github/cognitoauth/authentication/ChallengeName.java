// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;

import org.springframework.util.Assert;

/**
 * A value of {@code ChallengeNameType}. The set is open: Cognito adds challenges, and a
 * name without a constant here is as good as one with.
 *
 * @param value the name on the wire
 * @since 0.1.0
 */
public record ChallengeName(String value) implements Serializable {

	/** A password proved by SRP, after {@code SRP_A} was sent. */
	public static final ChallengeName PASSWORD_VERIFIER = new ChallengeName("PASSWORD_VERIFIER");

	/** A password sent as it is, within {@code USER_AUTH}. */
	public static final ChallengeName PASSWORD = new ChallengeName("PASSWORD");

	/** A password proved by SRP, within {@code USER_AUTH}. */
	public static final ChallengeName PASSWORD_SRP = new ChallengeName("PASSWORD_SRP");

	/** The choice among several first factors. */
	public static final ChallengeName SELECT_CHALLENGE = new ChallengeName("SELECT_CHALLENGE");

	/** A code by e-mail, as first factor or as MFA. */
	public static final ChallengeName EMAIL_OTP = new ChallengeName("EMAIL_OTP");

	/** A code by text message as first factor. */
	public static final ChallengeName SMS_OTP = new ChallengeName("SMS_OTP");

	/** A code by text message as MFA. */
	public static final ChallengeName SMS_MFA = new ChallengeName("SMS_MFA");

	/** A code of an authenticator app. */
	public static final ChallengeName SOFTWARE_TOKEN_MFA = new ChallengeName("SOFTWARE_TOKEN_MFA");

	/** The choice among several MFA factors. */
	public static final ChallengeName SELECT_MFA_TYPE = new ChallengeName("SELECT_MFA_TYPE");

	/** MFA is required and nothing is set up. */
	public static final ChallengeName MFA_SETUP = new ChallengeName("MFA_SETUP");

	/** A temporary password must be replaced. */
	public static final ChallengeName NEW_PASSWORD_REQUIRED = new ChallengeName("NEW_PASSWORD_REQUIRED");

	/** A question of the pool's Lambda triggers. */
	public static final ChallengeName CUSTOM_CHALLENGE = new ChallengeName("CUSTOM_CHALLENGE");

	/** A passkey. */
	public static final ChallengeName WEB_AUTHN = new ChallengeName("WEB_AUTHN");

	/** A remembered device, first step. */
	public static final ChallengeName DEVICE_SRP_AUTH = new ChallengeName("DEVICE_SRP_AUTH");

	/** A remembered device, second step. */
	public static final ChallengeName DEVICE_PASSWORD_VERIFIER = new ChallengeName("DEVICE_PASSWORD_VERIFIER");

	/** Check the value. */
	public ChallengeName {
		Assert.hasText(value, "'value' must not be empty");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
