// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.srp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.cognitoauth.test.internal.protocol.CognitoError;

/**
 * Checks {@code TIMESTAMP}: what is not of the form {@code EEE MMM d HH:mm:ss z yyyy} in
 * English is a wrong parameter; what is of the form but differs from how the server
 * itself writes that moment, such as a day with leading zero, does not match the
 * signature.
 */
public final class SrpTimestamp {

	private static final Pattern FORM = Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) "
			+ "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{1,2} \\d{1,2}:\\d{2}:\\d{2} [A-Z]{3} \\d{4}");

	private static final DateTimeFormatter FORMAT = DateTimeFormatter
		.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter LENIENT = DateTimeFormatter.ofPattern("MMM d H:mm:ss yyyy", Locale.US)
		.withZone(ZoneOffset.UTC);

	private static final Duration SKEW = Duration.ofMinutes(5);

	private SrpTimestamp() {
	}

	/**
	 * Checks a time stamp.
	 * @param text the time stamp as sent
	 * @param clocks the present by the clocks that the client may go by
	 */
	public static void check(String text, Instant... clocks) {
		if (!FORM.matcher(text).matches()) {
			throw CognitoError.invalidParameter("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
		}
		String[] words = text.split(" ");
		String plain = String.join(" ", words[1], String.valueOf(Integer.parseInt(words[2])), words[3], words[5]);
		Instant instant = parse(plain);
		if (!FORMAT.format(instant).equals(text)) {
			throw CognitoError.wrongCredentials();
		}
		for (Instant clock : clocks) {
			if (Duration.between(instant, clock).abs().compareTo(SKEW) <= 0) {
				return;
			}
		}
		throw CognitoError.wrongCredentials();
	}

	private static Instant parse(String plain) {
		try {
			return Instant.from(LENIENT.parse(plain));
		}
		catch (DateTimeException ex) {
			throw CognitoError.wrongCredentials();
		}
	}

}
