// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * A code was sent by text message as the first factor ({@code SMS_OTP}, answered with
 * {@code SMS_OTP_CODE}).
 *
 * @since 0.1.0
 */
public final class SmsOtpChallenge extends CodeChallenge {

	private static final long serialVersionUID = 1L;

	SmsOtpChallenge(ChallengeData data) {
		super(data, "SMS_OTP_CODE");
	}

}
