// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Reads what comes from the wire: bounded before anything is computed, and without
 * causes, since the JDK's parsers repeat the input in their messages.
 */
final class SrpInput {

	/** Cognito sends 32 digits; a device's salt can be one byte longer. */
	static final int MAX_SALT_DIGITS = 256;

	/** N has 768 digits; a sign byte in front is tolerated. */
	static final int MAX_KEY_DIGITS = 770;

	/** Cognito sends about 1,700 characters. */
	static final int MAX_SECRET_BLOCK_LENGTH = 16_384;

	private SrpInput() {
	}

	static String requireText(@Nullable String value) {
		if (value == null || value.isEmpty()) {
			throw new SrpException(SrpException.Reason.MISSING);
		}
		return value;
	}

	static BigInteger number(@Nullable String hex, int maxDigits) {
		String digits = bounded(hex, maxDigits);
		try {
			return new BigInteger(1, HexFormat.of().parseHex((digits.length() % 2 == 0) ? digits : '0' + digits));
		}
		catch (IllegalArgumentException ex) {
			throw new SrpException(SrpException.Reason.NOT_HEXADECIMAL);
		}
	}

	/**
	 * Cognito sends base64; whatever else comes is signed as text, as it is sent back.
	 */
	static byte[] secretBlock(@Nullable String block) {
		String text = bounded(block, MAX_SECRET_BLOCK_LENGTH);
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return text.getBytes(StandardCharsets.UTF_8);
		}
	}

	private static String bounded(@Nullable String value, int maxLength) {
		String text = requireText(value);
		if (text.length() > maxLength) {
			throw new SrpException(SrpException.Reason.TOO_LONG);
		}
		return text;
	}

}
