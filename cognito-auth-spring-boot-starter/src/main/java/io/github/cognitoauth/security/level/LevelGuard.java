// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.level;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/**
 * Remembers in a session that a sign-in did not bring the level that it was for. Another
 * one would bring the same, for ever. For the filters of the login.
 *
 * @since 0.1.0
 */
public final class LevelGuard {

	/** How long nobody is asked again who has just signed in for nothing. */
	private static final Duration PAUSE = Duration.ofMinutes(10);

	private LevelGuard() {
	}

	/**
	 * Return what is kept in the session.
	 * @param missed what the sign-in was for
	 * @param subject who signed in
	 * @param now the time
	 * @return a text
	 */
	public static String of(RequiredLevel missed, String subject, Instant now) {
		return missed.level() + " " + now + " " + subject;
	}

	/**
	 * Return whether another sign-in would be for nothing.
	 * @param kept what is kept in the session, or {@code null}
	 * @param required what is asked for now
	 * @param subject who is signed in
	 * @param now the time
	 * @return whether the same user missed this level, or a lower one, a short time ago
	 */
	public static boolean holds(@Nullable Object kept, RequiredLevel required, String subject, Instant now) {
		String[] parts = (kept instanceof String text) ? text.split(" ", 3) : new String[0];
		if (parts.length != 3 || !parts[0].matches("[1-4]") || !parts[2].equals(subject)) {
			return false;
		}
		try {
			return required.level() >= Integer.parseInt(parts[0]) && now.isBefore(Instant.parse(parts[1]).plus(PAUSE));
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

}
