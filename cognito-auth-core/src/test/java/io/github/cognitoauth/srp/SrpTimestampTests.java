// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SrpTimestamp}.
 */
@Isolated("changes the default locale and time zone")
class SrpTimestampTests {

	private static final Instant SEPTEMBER = Instant.parse("2026-09-05T04:05:06Z");

	private final Locale locale = Locale.getDefault();

	private final TimeZone timeZone = TimeZone.getDefault();

	@AfterEach
	void restoreDefaults() {
		Locale.setDefault(this.locale);
		TimeZone.setDefault(this.timeZone);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-03T04:05:06Z, Tue Nov 3 04:05:06 UTC 2026",
			"2026-09-05T04:05:06.999Z, Sat Sep 5 04:05:06 UTC 2026",
			"2026-11-22T23:59:59Z, Sun Nov 22 23:59:59 UTC 2026", "2027-01-01T00:00:00Z, Fri Jan 1 00:00:00 UTC 2027",
			"2028-02-29T12:30:00Z, Tue Feb 29 12:30:00 UTC 2028" })
	void ofGivesWhatThePoolParses(Instant instant, String timestamp) {
		assertThat(SrpTimestamp.of(instant)).isEqualTo(timestamp);
	}

	@Test
	void ofWhenMonthChangesThenEnglishShortName() {
		LocalDate first = LocalDate.of(2026, 1, 1);
		assertThat(Stream.iterate(first, (day) -> day.plusMonths(1))
			.limit(12)
			.map((day) -> SrpTimestamp.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()).split(" ")[1]))
			.containsExactly("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
	}

	@Test
	void ofWhenDefaultLocaleIsAnyThenTheSame() {
		for (Locale any : Locale.getAvailableLocales()) {
			Locale.setDefault(any);
			assertThat(SrpTimestamp.of(SEPTEMBER)).as(any.toString()).isEqualTo("Sat Sep 5 04:05:06 UTC 2026");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "ja-JP-u-ca-japanese", "en-GB", "fa-IR" })
	void ofWhenDefaultLocaleHasOtherDigitsOrCalendarThenTheSame(String languageTag) {
		Locale.setDefault(Locale.forLanguageTag(languageTag));
		assertThat(SrpTimestamp.of(SEPTEMBER)).isEqualTo("Sat Sep 5 04:05:06 UTC 2026");
	}

	@Test
	void ofWhenDefaultTimeZoneIsAnyThenTheSame() {
		for (String id : TimeZone.getAvailableIDs()) {
			TimeZone.setDefault(TimeZone.getTimeZone(id));
			assertThat(SrpTimestamp.of(SEPTEMBER)).as(id).isEqualTo("Sat Sep 5 04:05:06 UTC 2026");
		}
	}

}
