// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The {@code TIMESTAMP} of a claim, such as {@code Tue Nov 3 04:05:06 UTC 2026}. The
 * names are spelled out here because those of the JDK depend on its locale data: the same
 * pattern gives "Sept" in some English locales since CLDR.
 */
final class SrpTimestamp {

	private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
		.appendText(ChronoField.DAY_OF_WEEK, names("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
		.appendLiteral(' ')
		.appendText(ChronoField.MONTH_OF_YEAR,
				names("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
		.appendPattern(" d HH:mm:ss 'UTC' uuuu")
		.toFormatter(Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private SrpTimestamp() {
	}

	static String of(Instant instant) {
		return FORMAT.format(instant);
	}

	private static Map<Long, String> names(String... names) {
		Map<Long, String> byNumber = new HashMap<>();
		for (String name : names) {
			byNumber.put(byNumber.size() + 1L, name);
		}
		return byNumber;
	}

}
