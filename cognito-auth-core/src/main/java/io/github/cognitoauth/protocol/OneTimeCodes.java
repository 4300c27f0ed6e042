// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.springframework.util.Assert;

/**
 * One-time codes as people type, dictate and paste them. Separators and invisible
 * characters are dropped, the digits of any script become those of ASCII; everything else
 * stays, so that what is no code is refused as it came.
 *
 * @since 0.1.0
 */
public final class OneTimeCodes {

	/** Separators that Unicode does not class as spaces or dashes. */
	private static final String SEPARATORS = ".,:;/|'\u2019\u00b7\u2022\u2027\u2219\u2212\u30fb\uff0e\uff0c";

	/**
	 * Blank or without a shape of their own, though classed as letters, marks or signs.
	 */
	private static final String BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u20e3\u2800\u3164\uffa0";

	private OneTimeCodes() {
	}

	/**
	 * Return the code alone.
	 * @param code what was typed
	 * @return the code; empty if there was nothing but separators
	 */
	public static String normalize(String code) {
		Assert.notNull(code, "'code' must not be null");
		StringBuilder normalized = new StringBuilder(code.length());
		code.codePoints().forEach((character) -> {
			if (Character.isDigit(character)) {
				normalized.append((char) ('0' + Character.digit(character, 10)));
			}
			else if (!isSeparator(character)) {
				normalized.appendCodePoint(character);
			}
		});
		return normalized.toString();
	}

	/**
	 * Return the code alone, and refuse one without a character of its own.
	 * @param code what was typed
	 * @return the code, not empty
	 * @throws IllegalArgumentException if there was nothing but separators
	 */
	public static String required(String code) {
		String normalized = normalize(code);
		Assert.hasLength(normalized, "'code' must not be empty");
		return normalized;
	}

	private static boolean isSeparator(int character) {
		return switch (Character.getType(character)) {
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
					Character.FORMAT, Character.DASH_PUNCTUATION, Character.CONNECTOR_PUNCTUATION ->
				true;
			default ->
				SEPARATORS.indexOf(character) >= 0 || BLANK.indexOf(character) >= 0 || isVariationSelector(character);
		};
	}

	/** They come with digits that were typed as emoji. */
	private static boolean isVariationSelector(int character) {
		return (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef)
				|| (character >= 0x180b && character <= 0x180f);
	}

}
