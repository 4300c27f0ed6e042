// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;

import io.github.cognitoauth.protocol.OneTimeCodes;

/**
 * The second half of a challenge to set an authenticator app up: the user adds the secret
 * to the app and answers with its first code. Immutable and serializable;
 * {@link #toString()} does not show the secret.
 *
 * @since 0.1.0
 */
public final class SoftwareTokenSetup implements Serializable {

	private static final long serialVersionUID = 1L;

	private final MfaSetupChallenge challenge;

	private final TotpSecret secret;

	SoftwareTokenSetup(MfaSetupChallenge challenge, TotpSecret secret) {
		this.challenge = challenge;
		this.secret = secret;
	}

	/**
	 * Return the challenge with the session that the association brought.
	 * @return the challenge
	 */
	public MfaSetupChallenge challenge() {
		return this.challenge;
	}

	/**
	 * Return the secret.
	 * @return the secret
	 */
	public TotpSecret secret() {
		return this.secret;
	}

	/**
	 * Return the link that authenticator apps read from a QR code, for the user who signs
	 * in. It holds the secret.
	 * @param issuer the name of the service that the app shows
	 * @return an {@code otpauth://totp/} URI (key URI format)
	 */
	public String otpauthUri(String issuer) {
		return this.secret.otpauthUri(issuer, this.challenge.data().loginName());
	}

	/**
	 * Answer with the first code that the app shows. A wrong code ends in an error with
	 * reason {@code CODE_MISMATCH}, after which another code can be given.
	 * @param code six digits; separators are dropped
	 * @return the answer
	 */
	public ChallengeAnswer answer(String code) {
		return ChallengeAnswer.softwareToken(this.challenge, OneTimeCodes.required(code));
	}

	@Override
	public String toString() {
		return "SoftwareTokenSetup[" + this.challenge + "]";
	}

}
