// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One token session: the refresh tokens of one sign-in.
 *
 * @param sessionId how users name it
 * @param eventId the sign-in
 * @param clientId the app client
 * @param created when the user signed in
 * @param lastActive when its tokens were last refreshed
 * @param expiresAt when its refresh tokens expire
 * @param userAgent what the client called itself last, or null
 */
public record UserSession(String sessionId, String eventId, String clientId, Instant created, Instant lastActive,
		Instant expiresAt, @Nullable String userAgent) {

	UserSession refreshed(Instant now, @Nullable String agent) {
		return new UserSession(this.sessionId, this.eventId, this.clientId, this.created, now, this.expiresAt, agent);
	}

}
