// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.authentication.AssociatedSessions;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserSessionOperations}.
 */
class UserSessionOperationsTests {

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static UserSessionOperations sessions() {
		return CognitoUserAccounts.create(pool.client().clientSecret(ScriptedPool.CLIENT_SECRET).build())
			.forAccessToken("access-1")
			.sessions();
	}

	@Test
	void listWhenThereAreTwoPagesThenAllSessionsAreTyped() {
		pool.answer(CognitoOperation.ListUserSessions, """
				{"Sessions": [{"SessionId": "tkn1", "SessionType": "TOKEN", "ClientId": "1example",
				"CreateDate": 1.792454400117E9, "LastActiveDate": 1792454401, "DeviceType": "Chrome 125 / macOS 15.0",
				"LastIPAddress": "192.0.2.7", "LastLocation": {"City": null, "Country": "Ireland"},
				"OriginSessionId": "sso1", "IsCurrentSession": true, "Unknown": {"a": 1}}], "NextToken": "next-1"}""",
				"{\"Sessions\": [{\"SessionId\": \"new1\", \"SessionType\": \"BRAND_NEW\"}, {}, null]}");

		List<UserSession> sessions = Results.all(sessions().list());

		assertThat(sessions).containsExactly(
				new UserSession("tkn1", SessionType.TOKEN, "1example", Instant.ofEpochMilli(1792454400117L),
						Instant.ofEpochSecond(1792454401), "Chrome 125 / macOS 15.0", "192.0.2.7", null, "Ireland",
						"sso1", true),
				new UserSession("new1", new SessionType("BRAND_NEW"), null, null, null, null, null, null, null, null,
						false));
		assertThat(sessions.get(0).toString()).doesNotContain("192.0.2.7", "1example");
		assertThat(pool.body(CognitoOperation.ListUserSessions, 0)).isEqualTo(json("{\"AccessToken\": \"access-1\"}"));
		assertThat(pool.body(CognitoOperation.ListUserSessions, 1))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"NextToken\": \"next-1\"}"));
	}

	@Test
	void revokeWhenCalledThenSessionIsSent() {
		pool.answer(CognitoOperation.RevokeUserSession, "{}");

		Results.complete(sessions().revoke("tkn1"));
		assertThat(pool.lastBody(CognitoOperation.RevokeUserSession))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"SessionId\": \"tkn1\"}"));

		Results.complete(sessions().revoke("sso1", AssociatedSessions.LINKED));
		assertThat(pool.lastBody(CognitoOperation.RevokeUserSession)).isEqualTo(json("""
				{"AccessToken": "access-1", "SessionId": "sso1", "RevokeAssociatedSessions": "LINKED"}"""));
	}

	@Test
	void revokeWhenSessionHasEndedBeforeThenCompletes() {
		pool.answer(CognitoOperation.RevokeUserSession,
				ScriptedPool.error("ResourceNotFoundException", "Session does not exist."),
				ScriptedPool.error("NotAuthorizedException", "Access Token has expired"));

		Results.complete(sessions().revoke("tkn1"));
		assertThat(Results.failure(sessions().revoke("tkn1")).reason())
			.isEqualTo(CognitoErrorReason.ACCESS_TOKEN_REJECTED);
	}

}
