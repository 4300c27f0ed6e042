// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.springframework.util.Assert;

/**
 * How many attempts may fail in which time.
 *
 * @param attempts the number of attempts, positive
 * @param period the time, positive; places come back evenly within it
 * @since 0.1.0
 */
public record RateLimit(int attempts, Duration period) {

	/**
	 * Check the values.
	 */
	public RateLimit {
		Assert.isTrue(attempts > 0, "'attempts' must be positive");
		Assert.isTrue(!period.isZero() && !period.isNegative(), "'period' must be positive");
	}

	/**
	 * Parse a limit.
	 * @param text a number, a slash and a time, such as {@code 10/10m}
	 * @return the limit
	 * @throws IllegalArgumentException if it is anything else
	 */
	public static RateLimit of(String text) {
		int slash = text.indexOf('/');
		Assert.isTrue(slash > 0, "A limit is a number of attempts, a slash and a time, such as '10/10m'");
		try {
			String period = text.substring(slash + 1).strip();
			String iso = period.startsWith("P") ? period : "PT" + period.toUpperCase(Locale.ROOT);
			return new RateLimit(Integer.parseInt(text.substring(0, slash).strip()), Duration.parse(iso));
		}
		catch (NumberFormatException | DateTimeParseException ex) {
			throw new IllegalArgumentException(
					"A limit is a number of attempts, a slash and a time, such as '10/10m' or '100/1h'", ex);
		}
	}

	@Override
	public String toString() {
		return this.attempts + "/" + this.period;
	}

}
