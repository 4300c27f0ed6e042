// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The token sessions of one user, least recently used first, as far as the pool tracks
 * them. Guarded by the user's lock.
 */
public final class UserSessions {

	private final Map<String, UserSession> byEventId = new LinkedHashMap<>();

	/**
	 * Adds the session of a new sign-in.
	 * @param session the session
	 * @param limit the most sessions
	 * @return the session that had to make way, or null
	 */
	public @Nullable UserSession add(UserSession session, int limit) {
		this.byEventId.values().removeIf((other) -> !session.created().isBefore(other.expiresAt()));
		UserSession evicted = null;
		if (this.byEventId.size() >= limit) {
			evicted = this.byEventId.values().iterator().next();
			this.byEventId.remove(evicted.eventId());
		}
		this.byEventId.put(session.eventId(), session);
		return evicted;
	}

	/**
	 * Notes that the tokens of a session were refreshed.
	 * @param eventId the sign-in
	 * @param now the time
	 * @param userAgent what the client calls itself, or null
	 */
	public void refreshed(String eventId, Instant now, @Nullable String userAgent) {
		UserSession session = this.byEventId.remove(eventId);
		if (session != null) {
			this.byEventId.put(eventId, session.refreshed(now, userAgent));
		}
	}

	/**
	 * Removes a session.
	 * @param eventId the sign-in
	 */
	public void remove(String eventId) {
		this.byEventId.remove(eventId);
	}

	/**
	 * Removes all sessions.
	 */
	public void clear() {
		this.byEventId.clear();
	}

	/**
	 * Returns the sessions that have not expired.
	 * @param now the time
	 * @return the sessions, most recently used first
	 */
	public List<UserSession> active(Instant now) {
		List<UserSession> active = new ArrayList<>(this.byEventId.values());
		active.removeIf((session) -> !now.isBefore(session.expiresAt()));
		Collections.reverse(active);
		return active;
	}

}
