// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CognitoUserPoolReplica}.
 */
class ReplicaTests {

	private static final String NOT_ENABLED = "OperationNotEnabledException";

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
		.user("alice", (user) -> user.password("Wonderland-1"))
		.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1"))
		.user("totp", (user) -> user.password("Wonderland-1").totpSecret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")));

	private CognitoUserPoolServer pool;

	private CognitoUserPoolReplica replica;

	private RawCalls primaryCalls;

	private RawCalls replicaCalls;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.replica = pool.replica("us-west-2");
		this.primaryCalls = new RawCalls(pool);
		this.replicaCalls = new RawCalls(pool, this.replica.endpoint());
	}

	@Test
	void signInWhenPrimaryIsDownThenTheReplicaIssuesTokensOfTheSameIssuer() throws Exception {
		this.pool.faults().startOutage();
		JsonNode tokens = signIn(this.replicaCalls, "alice", "Wonderland-1").path("AuthenticationResult");
		String token = tokens.path("AccessToken").stringValue();
		assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo(this.pool.issuer());
		this.pool.faults().endOutage();
		assertThat(this.primaryCalls.ok("GetUser", Map.of("AccessToken", token)).path("Username").stringValue())
			.isEqualTo("alice");
		assertThat(this.replica.requests("InitiateAuth")).isEqualTo(1);
		assertThat(this.replica.exchanges()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SignUp", "ChangePassword", "ForgotPassword", "UpdateUserAttributes", "ConfirmDevice",
			"GetClientToken", "SetUserMFAPreference", "AssociateSoftwareToken", "DeleteUser", "ListUserSessions" })
	void operationWhenItWritesThenIsNotEnabledHere(String operation) {
		this.replicaCalls.refused(operation, Map.of(), NOT_ENABLED, "us-west-2");
	}

	@Test
	void signInWhenItWouldWriteOrNeedsAnAuthenticatorAppThenIsNotEnabledHere() {
		this.replicaCalls.refused("InitiateAuth",
				this.replicaCalls.initiate("USER_PASSWORD_AUTH", "newbie", "PASSWORD", "Temp-Pass-1"), NOT_ENABLED,
				"us-west-2");
		this.replicaCalls.refused("InitiateAuth",
				this.replicaCalls.initiate("USER_PASSWORD_AUTH", "totp", "PASSWORD", "Wonderland-1"), NOT_ENABLED,
				"us-west-2");
		assertThat(signIn(this.primaryCalls, "newbie", "Temp-Pass-1").path("ChallengeName").stringValue())
			.isEqualTo("NEW_PASSWORD_REQUIRED");
	}

	@Test
	void lockoutWhenInOneRegionThenTheOtherOneStillAnswers() {
		for (int i = 0; i < 5; i++) {
			refusedSignIn(this.primaryCalls, "wrong", "Incorrect username or password.");
		}
		refusedSignIn(this.primaryCalls, "Wonderland-1", "Password attempts exceeded");
		assertThat(signIn(this.replicaCalls, "alice", "Wonderland-1").has("AuthenticationResult")).isTrue();
		for (int i = 0; i < 5; i++) {
			refusedSignIn(this.replicaCalls, "wrong", "Incorrect username or password.");
		}
		refusedSignIn(this.replicaCalls, "Wonderland-1", "Password attempts exceeded");
	}

	@Test
	void replicationWhenPausedThenNewUsersAndPasswordsArriveLater() {
		this.replica.pauseReplication();
		this.pool.createUser("bob").password("Builder-1");
		this.pool.user("alice").password("Changed-1");
		refusedSignIn(this.replicaCalls, "Changed-1", "Incorrect username or password.");
		assertThat(signIn(this.replicaCalls, "alice", "Wonderland-1").has("AuthenticationResult")).isTrue();
		this.replicaCalls.refused("InitiateAuth",
				this.replicaCalls.initiate("USER_PASSWORD_AUTH", "bob", "PASSWORD", "Builder-1"),
				"NotAuthorizedException", "Incorrect");
		this.replica.resumeReplication();
		assertThat(signIn(this.replicaCalls, "bob", "Builder-1").has("AuthenticationResult")).isTrue();
		assertThat(signIn(this.replicaCalls, "alice", "Changed-1").has("AuthenticationResult")).isTrue();
	}

	@Test
	void refreshWhenTokenIsOfTheOtherRegionThenIsAcceptedUnlessSetOtherwise() {
		Map<String, String> refresh = Map.of("ClientId", this.pool.clientId(), "RefreshToken",
				signIn(this.primaryCalls, "alice", "Wonderland-1").path("AuthenticationResult")
					.path("RefreshToken")
					.stringValue());
		this.replicaCalls.ok("GetTokensFromRefreshToken", refresh);
		this.replica.acceptForeignRefreshTokens(false);
		this.replicaCalls.refused("GetTokensFromRefreshToken", refresh, "NotAuthorizedException",
				"Invalid Refresh Token");
		this.primaryCalls.ok("GetTokensFromRefreshToken", refresh);
	}

	@Test
	void sessionWhenOfTheOtherRegionThenIsNoneHere() {
		JsonNode challenge = signIn(this.primaryCalls, "newbie", "Temp-Pass-1");
		this.replicaCalls.refused("RespondToAuthChallenge",
				Map.of("ClientId", this.pool.clientId(), "ChallengeName", "NEW_PASSWORD_REQUIRED", "Session",
						challenge.path("Session").stringValue(), "ChallengeResponses",
						Map.of("USERNAME", "newbie", "NEW_PASSWORD", "Own-Password-1")),
				"NotAuthorizedException", "Invalid session");
	}

	@Test
	void replicaWhenInASecondOrTheSameRegionThenRefuses() {
		assertThat(this.pool.replica("us-west-2")).isSameAs(this.replica);
		assertThatIllegalStateException().isThrownBy(() -> this.pool.replica("eu-west-1"));
		try (CognitoUserPoolServer other = CognitoUserPoolServer.start()) {
			assertThatIllegalArgumentException().isThrownBy(() -> other.replica(other.region()));
		}
	}

	private static JsonNode signIn(RawCalls calls, String username, String password) {
		return calls.ok("InitiateAuth", calls.initiate("USER_PASSWORD_AUTH", username, "PASSWORD", password));
	}

	private static void refusedSignIn(RawCalls calls, String password, String message) {
		calls.refused("InitiateAuth", calls.initiate("USER_PASSWORD_AUTH", "alice", "PASSWORD", password),
				"NotAuthorizedException", message);
	}

}
