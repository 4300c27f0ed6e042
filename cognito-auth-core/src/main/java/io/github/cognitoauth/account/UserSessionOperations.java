// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.authentication.AssociatedSessions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Shows and ends the sessions of the signed-in user, in all app clients of the pool. Only
 * for pools that track user sessions, which needs the plan Essentials or Plus; what
 * others answer is not documented, so be prepared for an empty list and for any error.
 * <p>
 * Such a pool keeps a number of sessions for each user, 20 unless it is set otherwise: a
 * sign-in above it ends the one that was not used for the longest time.
 *
 * @since 0.1.0
 */
public interface UserSessionOperations {

	/**
	 * List the active sessions ({@code ListUserSessions}), page by page. A new one is
	 * listed after some seconds.
	 * @return the sessions
	 */
	Flux<UserSession> list();

	/**
	 * End a session.
	 * @param sessionId the id of another session than the current one
	 * @return completes when it has ended, also if it had before
	 */
	default Mono<Void> revoke(String sessionId) {
		return revoke(sessionId, AssociatedSessions.NONE);
	}

	/**
	 * End a session with its refresh token and access tokens ({@code RevokeUserSession}).
	 * The current one cannot be ended so: revoke its refresh token or sign out. JWTs that
	 * were handed out still verify offline until they expire.
	 * @param sessionId the id of another session than the current one
	 * @param associated what else ends
	 * @return completes when it has ended, also if it had before
	 */
	Mono<Void> revoke(String sessionId, AssociatedSessions associated);

}
