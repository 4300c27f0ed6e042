// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.state.UserSession;
import io.github.cognitoauth.test.internal.token.AccessTokens;
import io.github.cognitoauth.test.internal.token.Tokens;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ListUserSessions} and {@code RevokeUserSession}. All sessions are token
 * sessions, since the pool has no managed login. What the service answers with tracking
 * off, to one's own and to an unknown session is not documented: the errors are this
 * pool's.
 */
public final class TokenSessions {

	private final UserPool pool;

	private final AccessTokens accessTokens;

	private final Tokens tokens;

	/**
	 * Creates the operations.
	 * @param pool the pool
	 * @param accessTokens the check of access tokens
	 * @param tokens the issuer of tokens
	 */
	public TokenSessions(UserPool pool, AccessTokens accessTokens, Tokens tokens) {
		this.pool = pool;
		this.accessTokens = accessTokens;
		this.tokens = tokens;
	}

	/**
	 * {@code ListUserSessions}: all of them on one page.
	 * @param request the request
	 * @return the answer
	 */
	public ObjectNode list(CognitoRequest request) {
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			checkTracked();
			if (request.text("NextToken") != null) {
				throw CognitoError.invalidParameter("Invalid pagination token");
			}
			ObjectNode answer = Json.object();
			ArrayNode sessions = answer.putArray("Sessions");
			family.user()
				.sessions()
				.active(this.pool.now())
				.forEach((session) -> describe(sessions.addObject(), session).put("IsCurrentSession",
						session.eventId().equals(family.eventId())));
			return answer;
		});
	}

	/**
	 * {@code RevokeUserSession}; no session has others that are linked to it.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode revoke(CognitoRequest request) {
		String id = request.requiredText("SessionId");
		return this.accessTokens.authorize(request.requiredText("AccessToken"), (family) -> {
			checkTracked();
			UserSession session = family.user()
				.sessions()
				.active(this.pool.now())
				.stream()
				.filter((candidate) -> candidate.sessionId().equals(id))
				.findFirst()
				.orElseThrow(() -> CognitoError.resourceNotFound("Session does not exist."));
			if (session.eventId().equals(family.eventId())) {
				throw CognitoError
					.invalidParameter("The current session cannot be revoked; use RevokeToken or " + "GlobalSignOut");
			}
			this.tokens.revoke(family.user(), session.eventId());
			return Json.object();
		});
	}

	private void checkTracked() {
		if (this.pool.settings().sessionsPerUser() == 0) {
			throw CognitoError.invalidParameter("User session tracking is not enabled for the user pool");
		}
	}

	private static ObjectNode describe(ObjectNode node, UserSession session) {
		node.put("SessionId", session.sessionId())
			.put("SessionType", "TOKEN")
			.put("ClientId", session.clientId())
			.put("CreateDate", Devices.seconds(session.created()))
			.put("LastActiveDate", Devices.seconds(session.lastActive()))
			.put("DeviceType", UserAgents.describe(session.userAgent()))
			.put("LastIPAddress", "127.0.0.1");
		node.putObject("LastLocation").put("Country", "unknown");
		return node;
	}

}
