package io.github.cognitoauth.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.util.Assert;

/**
 * The secret of an authenticator app, which makes the time-based codes of RFC 6238 as
 * Cognito takes them: HMAC-SHA-1, six digits, steps of 30 seconds. Immutable;
 * {@link #toString()} does not show it.
 *
 * @since 0.1.0
 */
public final class TotpSecret {

	/** How long a code is good, in seconds. */
	static final int STEP_SECONDS = 30;

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int MIN_BYTES = 10;

	private static final int CODE_MODULUS = 1_000_000;

	private final SecretKeySpec key;

	private TotpSecret(byte[] secret) {
		this.key = new SecretKeySpec(secret, "HmacSHA1");
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
		Assert.isTrue(decoded.length >= MIN_BYTES,
				"The TOTP secret is too short: it needs 16 characters of base32 or more. Set the whole secret code "
						+ "that AssociateSoftwareToken returned");
		return new TotpSecret(decoded);
	}

	/**
	 * Return the code of an instant.
	 * @param instant the instant
	 * @return six digits
	 */
	public String codeAt(Instant instant) {
		return code(step(instant));
	}

	static long step(Instant instant) {
		return Math.floorDiv(instant.getEpochSecond(), STEP_SECONDS);
	}

	String code(long step) {
		byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
		int offset = hash[hash.length - 1] & 0xF;
		int code = (ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % CODE_MODULUS;
		String digits = Integer.toString(code);
		return "0".repeat(6 - digits.length()) + digits;
	}

	private byte[] hmac(byte[] message) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(this.key);
			return mac.doFinal(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime has no HmacSHA1", ex);
		}
	}

	@Override
	public String toString() {
		return "TotpSecret[masked]";
	}

}
