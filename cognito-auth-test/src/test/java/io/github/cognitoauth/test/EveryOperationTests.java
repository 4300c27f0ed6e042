// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of one account through every operation: each answers, and no answer has a
 * member that the model lacks.
 */
class EveryOperationTests {

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder().client("web", (client) -> {
	})
		.client("machine", (client) -> client.secret(SECRET).clientTokens("api/read"))
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.values())
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.deviceTracking(DeviceTracking.ALWAYS)
		.userSessions(20)
		.start();

	private final RawCalls calls = new RawCalls(this.pool);

	private final Map<String, Object> token = new HashMap<>();

	@Test
	void operationsWhenAllAreCalledThenAnswersHaveNoMemberThatTheModelLacks() {
		try (this.pool) {
			JsonNode tokens = signUp();
			this.token.put("AccessToken", tokens.path("AccessToken").stringValue());
			device(tokens);
			attributes();
			factors();
			passkey();
			passwords();
			end();
			assertThat(ResponseMembers.assertKnown(this.pool.exchanges())).hasSizeGreaterThanOrEqualTo(32)
				.containsKeys("InitiateAuth", "RespondToAuthChallenge", "ListDevices", "ListWebAuthnCredentials");
			assertThat(this.pool.exchanges()).extracting(PoolExchange::operation)
				.contains("ListUserSessions", "RevokeUserSession", "GetClientToken");
		}
	}

	private JsonNode signUp() {
		this.calls.ok("SignUp",
				Map.of("ClientId", "web", "Username", "alice", "Password", "Wonderland-1", "UserAttributes",
						List.of(attribute("email", "alice@example.com"), attribute("phone_number", "+491701234567"))));
		this.calls.ok("ResendConfirmationCode", Map.of("ClientId", "web", "Username", "alice"));
		String session = this.calls
			.ok("ConfirmSignUp", Map.of("ClientId", "web", "Username", "alice", "ConfirmationCode", code()))
			.path("Session")
			.stringValue();
		return this.calls
			.ok("InitiateAuth", Map.of("ClientId", "web", "AuthFlow", "USER_AUTH", "AuthParameters",
					Map.of("USERNAME", "alice"), "Session", session))
			.path("AuthenticationResult");
	}

	private void device(JsonNode tokens) {
		String key = tokens.path("NewDeviceMetadata").path("DeviceKey").stringValue();
		with("ConfirmDevice", "DeviceKey", key, "DeviceName", "desk", "DeviceSecretVerifierConfig",
				Map.of("Salt", "c2FsdA==", "PasswordVerifier", "dmVyaWZpZXI="));
		with("GetDevice", "DeviceKey", key);
		with("UpdateDeviceStatus", "DeviceKey", key, "DeviceRememberedStatus", "not_remembered");
		assertThat(with("ListDevices").path("Devices")).hasSize(1);
		JsonNode refreshed = this.calls.ok("GetTokensFromRefreshToken",
				Map.of("ClientId", "web", "RefreshToken", tokens.path("RefreshToken").stringValue(), "DeviceKey", key));
		assertThat(refreshed.path("AuthenticationResult").has("AccessToken")).isTrue();
		with("ForgetDevice", "DeviceKey", key);
	}

	private void attributes() {
		with("UpdateUserAttributes", "UserAttributes",
				List.of(attribute("name", "Alice"), attribute("email", "alice@example.org")));
		with("GetUserAttributeVerificationCode", "AttributeName", "email");
		with("VerifyUserAttribute", "AttributeName", "email", "Code", code());
		with("DeleteUserAttributes", "UserAttributeNames", List.of("name"));
		assertThat(with("GetUser").path("UserAttributes")).hasSize(4);
		this.calls.ok("UpdateAuthEventFeedback", Map.of("UserPoolId", this.pool.userPoolId(), "Username", "alice",
				"EventId", "1", "FeedbackToken", this.pool.user("alice").feedbackToken("1"), "FeedbackValue", "Valid"));
	}

	private void factors() {
		String secret = with("AssociateSoftwareToken").path("SecretCode").stringValue();
		with("VerifySoftwareToken", "UserCode", this.pool.totp(secret), "FriendlyDeviceName", "app");
		with("SetUserMFAPreference", "SoftwareTokenMfaSettings", Map.of("Enabled", true, "PreferredMfa", true));
		assertThat(with("GetUserAuthFactors").path("ConfiguredUserAuthFactors")).isNotEmpty();
		with("SetUserMFAPreference", "SoftwareTokenMfaSettings", Map.of("Enabled", false));
		with("SetUserSettings", "MFAOptions", List.of());
	}

	private void passkey() {
		SoftwarePasskey passkey = SoftwarePasskey.of(URI.create("http://localhost:8080"));
		String options = with("StartWebAuthnRegistration").path("CredentialCreationOptions").toString();
		with("CompleteWebAuthnRegistration", "Credential", RawCalls.json(passkey.register(options)));
		JsonNode listed = with("ListWebAuthnCredentials").path("Credentials");
		with("DeleteWebAuthnCredential", "CredentialId", listed.get(0).path("CredentialId").stringValue());
	}

	private void passwords() {
		with("ChangePassword", "PreviousPassword", "Wonderland-1", "ProposedPassword", "Wonderland-2");
		this.calls.ok("ForgotPassword", Map.of("ClientId", "web", "Username", "alice"));
		this.calls.ok("ConfirmForgotPassword",
				Map.of("ClientId", "web", "Username", "alice", "ConfirmationCode", code(), "Password", "Wonderland-3"));
		this.pool.user("alice").temporaryPassword("Temp-Pass-1");
		JsonNode challenge = this.calls.ok("InitiateAuth",
				this.calls.initiate("USER_PASSWORD_AUTH", "alice", "PASSWORD", "Temp-Pass-1"));
		this.calls.respond(challenge, "alice", "NEW_PASSWORD", "Wonderland-4");
	}

	private void end() {
		JsonNode sessions = with("ListUserSessions").path("Sessions");
		assertThat(sessions).hasSize(2);
		with("RevokeUserSession", "SessionId", sessions.get(0).path("SessionId").stringValue());
		this.calls.ok("GetClientToken", Map.of("ClientId", "machine", "Secret", SECRET, "Scopes", List.of("api/read")));
		this.calls.ok("RevokeToken", Map.of("ClientId", "web", "Token", signIn().path("RefreshToken").stringValue()));
		with("GlobalSignOut");
		this.token.put("AccessToken", signIn().path("AccessToken").stringValue());
		with("DeleteUser");
	}

	private JsonNode signIn() {
		return this.calls
			.ok("InitiateAuth", this.calls.initiate("USER_PASSWORD_AUTH", "alice", "PASSWORD", "Wonderland-4"))
			.path("AuthenticationResult");
	}

	private JsonNode with(String operation, Object... members) {
		Map<String, Object> all = new HashMap<>(this.token);
		for (int i = 0; i < members.length; i += 2) {
			all.put((String) members[i], members[i + 1]);
		}
		return this.calls.ok(operation, all);
	}

	private String code() {
		return this.pool.inbox().latestCode("alice");
	}

	private static Map<String, String> attribute(String name, String value) {
		return Map.of("Name", name, "Value", value);
	}

}
