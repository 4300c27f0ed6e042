// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.Set;

/**
 * Bounds the values of the metric key for challenges, since the service's set is open.
 */
final class KnownChallenges {

	private static final Set<String> NAMES = Set.of("SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE",
			"MFA_SETUP", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE", "SELECT_CHALLENGE", "DEVICE_SRP_AUTH",
			"DEVICE_PASSWORD_VERIFIER", "ADMIN_NO_SRP_AUTH", "NEW_PASSWORD_REQUIRED", "SMS_OTP", "PASSWORD",
			"WEB_AUTHN", "PASSWORD_SRP");

	private KnownChallenges() {
	}

	static String orOther(String name) {
		return NAMES.contains(name) ? name : "other";
	}

}
