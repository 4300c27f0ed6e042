// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.util.HashMap;
import java.util.Map;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of sign-ins that a user was sent, and what the user has said to them.
 * Guarded by the user's lock.
 */
public final class UserFeedback {

	private final Map<String, String> tokens = new HashMap<>();

	private final Map<String, String> values = new HashMap<>();

	/**
	 * Makes the token of a notification.
	 * @param eventId the event
	 * @return the token
	 */
	public String notify(String eventId) {
		return this.tokens.computeIfAbsent(eventId, (id) -> Secrets.text(48));
	}

	/**
	 * Returns what the user has said.
	 * @param eventId the event
	 * @return {@code Valid}, {@code Invalid}, or null for nothing
	 */
	public @Nullable String value(String eventId) {
		return this.values.get(eventId);
	}

	/**
	 * Takes what the user says.
	 * @param eventId the event
	 * @param token the token of the notification
	 * @param value what the user says
	 * @return whether the token is right
	 */
	public boolean accept(String eventId, String token, String value) {
		String expected = this.tokens.get(eventId);
		if (expected == null || !Secrets.equal(expected, token)) {
			return false;
		}
		this.values.put(eventId, value);
		return true;
	}

}
