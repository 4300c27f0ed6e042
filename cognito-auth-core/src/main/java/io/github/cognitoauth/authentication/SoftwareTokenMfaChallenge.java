// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * The code that the user's authenticator app shows now is asked for
 * ({@code SOFTWARE_TOKEN_MFA}, answered with {@code SOFTWARE_TOKEN_MFA_CODE}).
 *
 * @since 0.1.0
 */
public final class SoftwareTokenMfaChallenge extends CodeChallenge {

	private static final long serialVersionUID = 1L;

	SoftwareTokenMfaChallenge(ChallengeData data) {
		super(data, "SOFTWARE_TOKEN_MFA_CODE");
	}

}
