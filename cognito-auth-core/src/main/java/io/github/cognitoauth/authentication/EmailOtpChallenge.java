// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * A code was sent by e-mail, as the first or the second factor ({@code EMAIL_OTP},
 * answered with {@code EMAIL_OTP_CODE}).
 *
 * @since 0.1.0
 */
public final class EmailOtpChallenge extends CodeChallenge {

	private static final long serialVersionUID = 1L;

	EmailOtpChallenge(ChallengeData data) {
		super(data, "EMAIL_OTP_CODE");
	}

}
