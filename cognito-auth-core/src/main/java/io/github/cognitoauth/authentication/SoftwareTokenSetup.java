package io.github.cognitoauth.authentication;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.github.cognitoauth.protocol.OneTimeCodes;

import org.springframework.util.Assert;

/**
 * A TOTP secret that the user adds to an authenticator app before the first code
 * ({@code SecretCode} of {@code AssociateSoftwareToken}). Immutable and serializable;
 * {@link #toString()} does not show the secret.
 *
 * @since 0.1.0
 */
public final class SoftwareTokenSetup implements Serializable {

	private static final long serialVersionUID = 1L;

	private final MfaSetupChallenge challenge;

	private final String secretCode;

	SoftwareTokenSetup(MfaSetupChallenge challenge, String secretCode) {
		this.challenge = challenge;
		this.secretCode = secretCode;
	}

	/**
	 * Return the challenge with the session that the association brought.
	 * @return the challenge
	 */
	public MfaSetupChallenge challenge() {
		return this.challenge;
	}

	/**
	 * Return the secret for typing it in by hand.
	 * @return the secret in base32
	 */
	public String secretCode() {
		return this.secretCode;
	}

	/**
	 * Return the link that authenticator apps read from a QR code. It holds the secret.
	 * @param issuer the name of the service that the app shows
	 * @return an {@code otpauth://totp/} URI (key URI format)
	 */
	public String otpauthUri(String issuer) {
		Assert.hasText(issuer, "'issuer' must not be empty");
		return "otpauth://totp/" + encode(issuer) + ":" + encode(this.challenge.loginName()) + "?secret="
				+ this.secretCode + "&issuer=" + encode(issuer);
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

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
