// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.Locale;

/**
 * What kind of value a field takes.
 *
 * @since 0.1.0
 */
public enum FieldType {

	/** Any text. */
	TEXT,

	/** A one-time code. */
	CODE,

	/** A secret that is not shown. */
	PASSWORD,

	/** An e-mail address. */
	EMAIL,

	/** A telephone number. */
	TEL,

	/** A day, as {@code 2026-11-29}. */
	DATE,

	/** An address on the web. */
	URL,

	/** Yes or no, as {@code true} or {@code false}. */
	BOOLEAN,
	/** A JSON object; in a form, its text. */
	OBJECT;

	/**
	 * Return the name for clients.
	 * @return the name in lower case
	 */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the type of the HTML input.
	 * @return such as {@code password}; {@code text} for codes
	 */
	public String input() {
		return switch (this) {
			case CODE -> "text";
			case BOOLEAN -> "checkbox";
			case OBJECT -> "hidden";
			default -> value();
		};
	}

}
