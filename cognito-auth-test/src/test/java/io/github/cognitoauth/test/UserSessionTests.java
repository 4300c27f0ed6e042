// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@code ListUserSessions}, {@code RevokeUserSession} and what ends sessions.
 */
class UserSessionTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension
		.of(CognitoUserPoolServer.builder().userSessions(3).user("alice", (user) -> user.password("Wonderland-1")));

	private CognitoUserPoolServer pool;

	private RawCalls calls;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.calls = new RawCalls(pool);
	}

	@Test
	void listWhenSignedInTwiceThenDescribesBothAndMarksOne() {
		JsonNode phone = signIn();
		this.pool.advance(Duration.ofMinutes(5));
		JsonNode desk = signIn();
		List<JsonNode> sessions = sessions(phone);
		assertThat(sessions).hasSize(2);
		JsonNode newest = sessions.get(0);
		assertThat(newest.path("IsCurrentSession").booleanValue()).isFalse();
		assertThat(sessions.get(1).path("IsCurrentSession").booleanValue()).isTrue();
		assertThat(newest.path("SessionId").stringValue()).matches("tkn[a-z0-9]{25}");
		assertThat(newest.path("SessionType").stringValue()).isEqualTo("TOKEN");
		assertThat(newest.path("ClientId").stringValue()).isEqualTo(this.pool.clientId());
		assertThat(newest.path("DeviceType").stringValue()).isEqualTo("Chrome 125 / Linux");
		assertThat(newest.path("CreateDate").doubleValue()).isEqualTo(newest.path("LastActiveDate").doubleValue());
		assertThat(sessions(desk)).hasSize(2);
	}

	@Test
	void listWhenRefreshedOrExpiredThenFollows() {
		JsonNode tokens = signIn();
		this.pool.advance(Duration.ofDays(20));
		JsonNode later = signIn();
		this.pool.advance(Duration.ofMinutes(1));
		refresh(tokens);
		JsonNode session = sessions(later).get(0);
		assertThat(session.path("LastActiveDate").doubleValue())
			.isGreaterThan(session.path("CreateDate").doubleValue() + Duration.ofDays(20).toSeconds());
		this.pool.advance(Duration.ofDays(10));
		assertThat(sessions(refresh(later))).hasSize(1);
	}

	@Test
	void revokeWhenOfAnotherSessionThenItsTokensAreDeadAndTheRestLives() {
		JsonNode lost = signIn();
		JsonNode mine = signIn();
		this.calls.ok("RevokeUserSession", Map.of("AccessToken", accessToken(mine), "SessionId", sessionId(lost),
				"RevokeAssociatedSessions", "LINKED"));
		this.calls.refused("GetUser", Map.of("AccessToken", accessToken(lost)), "NotAuthorizedException",
				"Access Token has been revoked");
		this.calls.refused("GetTokensFromRefreshToken", refreshOf(lost), "NotAuthorizedException",
				"Refresh Token has been revoked");
		assertThat(sessions(mine)).hasSize(1);
		refresh(mine);
	}

	@Test
	void revokeWhenOwnOrUnknownThenRefuses() {
		JsonNode mine = signIn();
		this.calls.refused("RevokeUserSession", Map.of("AccessToken", accessToken(mine), "SessionId", sessionId(mine)),
				"InvalidParameterException", "current session");
		this.calls.refused("RevokeUserSession",
				Map.of("AccessToken", accessToken(mine), "SessionId", "tkn0000000000000000000000000"),
				"ResourceNotFoundException", "Session does not exist");
	}

	@Test
	void signInWhenLimitIsReachedThenLeastRecentlyUsedSessionEnds() {
		JsonNode first = signIn();
		JsonNode second = signIn();
		JsonNode third = signIn();
		this.pool.advance(Duration.ofMinutes(1));
		refresh(first);
		JsonNode fourth = signIn();
		assertThat(sessions(fourth)).hasSize(3);
		this.calls.refused("GetTokensFromRefreshToken", refreshOf(second), "NotAuthorizedException",
				"Refresh Token has been revoked");
		refresh(first);
		refresh(third);
	}

	@Test
	void listWhenTokensWereRevokedThenIsShorterOrEmpty() {
		JsonNode revoked = signIn();
		JsonNode mine = signIn();
		this.calls.ok("RevokeToken", Map.of("ClientId", this.pool.clientId(), "Token",
				tokens(revoked).path("RefreshToken").stringValue(), "RevokeAssociatedSessions", "LINKED"));
		assertThat(sessions(mine)).hasSize(1);
		this.calls.ok("GlobalSignOut", Map.of("AccessToken", accessToken(mine)));
		JsonNode again = signIn();
		assertThat(sessions(again)).hasSize(1);
	}

	@Test
	void listWhenSessionsAreNotTrackedThenRefuses() {
		try (CognitoUserPoolServer untracked = CognitoUserPoolServer.builder()
			.user("alice", (user) -> user.password("Wonderland-1"))
			.start()) {
			RawCalls others = new RawCalls(untracked);
			JsonNode tokens = others
				.ok("InitiateAuth", others.initiate("USER_PASSWORD_AUTH", "alice", "PASSWORD", "Wonderland-1"))
				.path("AuthenticationResult");
			String token = tokens.path("AccessToken").stringValue();
			others.refused("ListUserSessions", Map.of("AccessToken", token), "InvalidParameterException",
					"not enabled");
			others.refused("RevokeUserSession", Map.of("AccessToken", token, "SessionId", "tkn1"),
					"InvalidParameterException", "not enabled");
		}
	}

	@Test
	void userSessionsWhenLimitIsOutOfRangeThenRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoUserPoolServer.builder().userSessions(0));
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoUserPoolServer.builder().userSessions(101));
	}

	private JsonNode signIn() {
		return this.calls.ok("InitiateAuth",
				this.calls.initiate("USER_PASSWORD_AUTH", "alice", "PASSWORD", "Wonderland-1"));
	}

	private JsonNode refresh(JsonNode answer) {
		return this.calls.ok("GetTokensFromRefreshToken", refreshOf(answer));
	}

	private Map<String, String> refreshOf(JsonNode answer) {
		return Map.of("ClientId", this.pool.clientId(), "RefreshToken",
				tokens(answer).path("RefreshToken").stringValue());
	}

	private List<JsonNode> sessions(JsonNode answer) {
		return this.calls.ok("ListUserSessions", Map.of("AccessToken", accessToken(answer)))
			.path("Sessions")
			.valueStream()
			.toList();
	}

	private String sessionId(JsonNode answer) {
		return sessions(answer).stream()
			.filter((session) -> session.path("IsCurrentSession").booleanValue())
			.findFirst()
			.orElseThrow()
			.path("SessionId")
			.stringValue();
	}

	private static String accessToken(JsonNode answer) {
		return tokens(answer).path("AccessToken").stringValue();
	}

	private static JsonNode tokens(JsonNode answer) {
		return answer.path("AuthenticationResult");
	}

}
