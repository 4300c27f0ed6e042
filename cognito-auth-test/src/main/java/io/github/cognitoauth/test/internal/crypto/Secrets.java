// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random values, and comparison in constant time.
 */
public final class Secrets {

	private static final SecureRandom RANDOM = new SecureRandom();

	private Secrets() {
	}

	/**
	 * Returns random bytes.
	 * @param count how many
	 * @return the bytes
	 */
	public static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

	/**
	 * Returns random text of the URL-safe base64 alphabet.
	 * @param byteCount how many random bytes it encodes
	 * @return the text
	 */
	public static String text(int byteCount) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(byteCount));
	}

	/**
	 * Returns a random numeric code.
	 * @param digits how many digits
	 * @return the code
	 */
	public static String digits(int digits) {
		StringBuilder code = new StringBuilder(digits);
		for (int i = 0; i < digits; i++) {
			code.append((char) ('0' + RANDOM.nextInt(10)));
		}
		return code.toString();
	}

	/**
	 * Returns random lower-case letters and digits.
	 * @param count how many
	 * @return the text
	 */
	public static String lowerCase(int count) {
		StringBuilder text = new StringBuilder(count);
		for (int i = 0; i < count; i++) {
			text.append(Character.forDigit(RANDOM.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
		}
		return text.toString();
	}

	/**
	 * Compares in constant time.
	 * @param expected the right value
	 * @param actual the given value
	 * @return whether they are equal
	 */
	public static boolean equal(String expected, String actual) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				actual.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Hashes a text, so that what finds something need not be kept.
	 * @param text the text
	 * @return base64 of its SHA-256
	 */
	public static String hash(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Computes an HMAC-SHA256.
	 * @param key the key
	 * @param data the parts of the message
	 * @return 32 bytes
	 */
	public static byte[] hmac(byte[] key, byte[]... data) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			for (byte[] part : data) {
				mac.update(part);
			}
			return mac.doFinal();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
