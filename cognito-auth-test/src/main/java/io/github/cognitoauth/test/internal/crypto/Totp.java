// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Time-based one-time passwords, RFC 6238: HMAC-SHA1, six digits, steps of 30 seconds.
 */
public final class Totp {

	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int STEP_SECONDS = 30;

	private Totp() {
	}

	/**
	 * Returns a new secret.
	 * @return 32 random bytes in base32
	 */
	public static String newSecret() {
		byte[] random = Secrets.bytes(52);
		StringBuilder secret = new StringBuilder(random.length);
		for (byte b : random) {
			secret.append(BASE32.charAt(b & 31));
		}
		return secret.toString();
	}

	/**
	 * Finds the step of a code, the present one or a neighbour.
	 * @param secret the secret in base32
	 * @param code the code
	 * @param now the time
	 * @return the step, or null if the code is wrong
	 */
	public static @Nullable Long step(String secret, String code, Instant now) {
		long present = now.getEpochSecond() / STEP_SECONDS;
		for (long step = present - 1; step <= present + 1; step++) {
			if (Secrets.equal(code(secret, step), code)) {
				return step;
			}
		}
		return null;
	}

	/**
	 * Computes the code of a moment.
	 * @param secret the secret in base32
	 * @param moment the moment
	 * @return six digits
	 */
	public static String code(String secret, Instant moment) {
		return code(secret, moment.getEpochSecond() / STEP_SECONDS);
	}

	private static String code(String secret, long step) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
			byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
			int offset = hash[hash.length - 1] & 0xf;
			int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
			return String.format(Locale.ROOT, "%06d", number % 1_000_000);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] decode(String base32) {
		String text = base32.toUpperCase(Locale.ROOT).replace("=", "").replace(" ", "");
		ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
		int buffer = 0;
		int bits = 0;
		for (int i = 0; i < text.length(); i++) {
			int value = BASE32.indexOf(text.charAt(i));
			if (value < 0) {
				throw new IllegalArgumentException("The TOTP secret must be base32");
			}
			buffer = (buffer << 5) | value;
			bits += 5;
			if (bits >= 8) {
				bits -= 8;
				bytes.put((byte) (buffer >> bits));
			}
		}
		return bytes.array();
	}

}
