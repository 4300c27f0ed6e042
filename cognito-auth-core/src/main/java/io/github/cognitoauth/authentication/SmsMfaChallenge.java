// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * A code was sent by text message as a second factor ({@code SMS_MFA}, answered with
 * {@code SMS_MFA_CODE}).
 *
 * @since 0.1.0
 */
public final class SmsMfaChallenge extends CodeChallenge {

	private static final long serialVersionUID = 1L;

	SmsMfaChallenge(ChallengeData data) {
		super(data, "SMS_MFA_CODE");
	}

}
