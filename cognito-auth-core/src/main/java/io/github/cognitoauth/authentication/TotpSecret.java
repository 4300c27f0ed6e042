// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The secret of an authenticator app ({@code SecretCode} of
 * {@code AssociateSoftwareToken}). It is shown to a user who sets the app up, and makes
 * the time-based codes of RFC 6238 as Cognito takes them: HMAC-SHA-1, six digits, steps
 * of 30 seconds. Immutable and serializable; {@link #toString()} does not show it.
 *
 * @since 0.1.0
 */
public final class TotpSecret implements Serializable {

	private static final long serialVersionUID = 1L;

	/** How long a code is good. */
	public static final Duration STEP = Duration.ofSeconds(30);

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int MIN_BYTES = 10;

	private static final int CODE_MODULUS = 1_000_000;

	private final String secretCode;

	private TotpSecret(String secretCode) {
		this.secretCode = secretCode;
	}

	/**
	 * Read the secret as {@code AssociateSoftwareToken} returned it and an
	 * {@code otpauth} URI carries it. Case, spaces, hyphens and padding do not matter.
	 * @param secret the secret in base32
	 * @return the secret
	 * @throws IllegalArgumentException if it is not base32 or shorter than 80 bits; the
	 * message says what to change and does not repeat it
	 */
	public static TotpSecret fromBase32(String secret) {
		Assert.notNull(secret, "'secret' must not be null");
		byte[] decoded = decode(secret);
		Assert.isTrue(decoded.length >= MIN_BYTES,
				"The TOTP secret is too short: it needs 16 characters of base32 or more. Set the whole secret code "
						+ "that AssociateSoftwareToken returned");
		return new TotpSecret(secret.replaceAll("[ =-]", "").toUpperCase(Locale.ROOT));
	}

	private static byte[] decode(String secret) {
		ByteBuffer bytes = ByteBuffer.allocate(secret.length());
		int bits = 0;
		int buffer = 0;
		for (int i = 0; i < secret.length(); i++) {
			char c = secret.charAt(i);
			if (c == ' ' || c == '-' || c == '=') {
				continue;
			}
			int value = ALPHABET.indexOf((c >= 'a' && c <= 'z') ? (c - 'a' + 'A') : c);
			if (value < 0) {
				throw new IllegalArgumentException("The TOTP secret is not base32: character " + (i + 1)
						+ " is none of A-Z and 2-7. Set the secret code that AssociateSoftwareToken returned, not a "
						+ "code of the app and not the whole otpauth URI");
			}
			buffer = (buffer << 5 | value) & 0xFFF;
			bits += 5;
			if (bits >= 8) {
				bits -= 8;
				bytes.put((byte) (buffer >>> bits));
			}
		}
		byte[] decoded = new byte[bytes.position()];
		bytes.flip().get(decoded);
		return decoded;
	}

	/**
	 * Return the secret for typing it in by hand.
	 * @return the secret in base32, in capital letters without spaces
	 */
	public String secretCode() {
		return this.secretCode;
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

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * Return the code of an instant.
	 * @param instant the instant
	 * @return six digits
	 */
	public String codeAt(Instant instant) {
		long step = Math.floorDiv(instant.getEpochSecond(), STEP.toSeconds());
		byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
		int offset = hash[hash.length - 1] & 0xF;
		int code = (ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % CODE_MODULUS;
		String digits = Integer.toString(code);
		return "0".repeat(6 - digits.length()) + digits;
	}

	private byte[] hmac(byte[] message) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(decode(this.secretCode), "HmacSHA1"));
			return mac.doFinal(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime has no HmacSHA1", ex);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TotpSecret secret
				&& MessageDigest.isEqual(this.secretCode.getBytes(StandardCharsets.US_ASCII),
						secret.secretCode.getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public int hashCode() {
		return this.secretCode.hashCode();
	}

	@Override
	public String toString() {
		return "TotpSecret[masked]";
	}

}
