package io.github.cognitoauth.account;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.springframework.util.Assert;

/**
 * A TOTP secret that the user adds to an authenticator app ({@code SecretCode} of
 * {@code AssociateSoftwareToken}). {@link #toString()} does not show it.
 *
 * @param secretCode the secret in base32, for typing it in by hand
 * @since 0.1.0
 */
public record SoftwareTokenSecret(String secretCode) implements Serializable {

	/** Check the value. */
	public SoftwareTokenSecret {
		Assert.hasText(secretCode, "'secretCode' must not be empty");
	}

	/**
	 * Return the link that authenticator apps read from a QR code. It holds the secret.
	 * @param issuer the name of the service that the app shows
	 * @param accountName the name of the account that the app shows
	 * @return an {@code otpauth://totp/} URI (key URI format)
	 */
	public String otpauthUri(String issuer, String accountName) {
		Assert.hasText(issuer, "'issuer' must not be empty");
		Assert.hasText(accountName, "'accountName' must not be empty");
		return "otpauth://totp/" + encode(issuer) + ":" + encode(accountName) + "?secret=" + this.secretCode
				+ "&issuer=" + encode(issuer);
	}

	@Override
	public String toString() {
		return "SoftwareTokenSecret[]";
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
