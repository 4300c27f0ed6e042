// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for input that no client would send, and for many clients at once.
 */
class RobustnessTests {

	private static final int THREADS = 8;

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1"))
		.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1")));

	private static final List<String> VALUES = List.of("null", "1", "true", "\"\"", "\"text\"", "[]", "{}", "[1]",
			"{\"a\":1}", "[{\"Name\":1}]", "[{\"Name\":\"sub\"}]", "{\"USERNAME\":\"alice\"}");

	private static final List<String> MEMBERS = List.of("ClientId", "AccessToken", "AuthFlow", "AuthParameters",
			"ChallengeName", "ChallengeResponses", "Session", "Username", "Password", "UserAttributes",
			"UserAttributeNames", "DeviceKey", "DeviceSecretVerifierConfig", "Credential", "RefreshToken", "Token",
			"Secret", "Scopes", "UserCode", "MFAOptions", "SMSMfaSettings", "Limit", "MaxResults", "FeedbackToken");

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { "AssociateSoftwareToken", "ChangePassword", "CompleteWebAuthnRegistration",
			"ConfirmDevice", "ConfirmForgotPassword", "ConfirmSignUp", "DeleteUser", "DeleteUserAttributes",
			"DeleteWebAuthnCredential", "ForgetDevice", "ForgotPassword", "GetClientToken", "GetDevice",
			"GetTokensFromRefreshToken", "GetUser", "GetUserAttributeVerificationCode", "GetUserAuthFactors",
			"GlobalSignOut", "InitiateAuth", "ListDevices", "ListWebAuthnCredentials", "ResendConfirmationCode",
			"RespondToAuthChallenge", "RevokeToken", "ListUserSessions", "RevokeUserSession", "SetUserMFAPreference",
			"SetUserSettings", "SignUp", "StartWebAuthnRegistration", "UpdateAuthEventFeedback", "UpdateDeviceStatus",
			"UpdateUserAttributes", "VerifySoftwareToken", "VerifyUserAttribute" })
	void operationWhenMembersAreOfAnyFormThenAnswersWithAnErrorOfItsOwn(String operation, CognitoUserPoolServer pool)
			throws Exception {
		String token = AwsSignIn.password(pool, "alice", "Wonderland-1").tokens().accessToken();
		for (int i = 0; i < VALUES.size(); i++) {
			StringBuilder body = new StringBuilder("{\"X\":0");
			for (int j = 0; j < MEMBERS.size(); j++) {
				String value = VALUES.get((i + j) % VALUES.size());
				body.append(",\"").append(MEMBERS.get(j)).append("\":").append(valid(j, i, pool, token, value));
			}
			assertThat(post(pool, operation, body.append('}').toString()).statusCode()).as(operation + " " + i)
				.isNotEqualTo(500)
				.isNotEqualTo(404);
		}
		assertThat(pool.requests(operation)).isGreaterThanOrEqualTo(VALUES.size());
	}

	private static String valid(int member, int round, CognitoUserPoolServer pool, String token, String value) {
		return switch (MEMBERS.get(member)) {
			case "ClientId" -> (round % 2 == 0) ? '"' + pool.clientId() + '"' : value;
			case "AccessToken" -> (round % 3 == 0) ? '"' + token + '"' : value;
			default -> value;
		};
	}

	@Test
	void respondWhenManyAnswerOneSessionThenExactlyOneGetsTokens(CognitoUserPoolServer pool) throws Exception {
		CognitoIdentityProviderClient sdk = AwsSdk.client(pool);
		InitiateAuthResponse challenge = sdk.initiateAuth(AwsSdk.password(pool, "newbie", "Temp-Pass-1"));
		List<Future<String>> answers = new ArrayList<>();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		for (int i = 0; i < THREADS; i++) {
			answers.add(threads.submit(() -> respond(sdk, pool, challenge)));
		}
		threads.shutdown();
		List<String> results = new ArrayList<>();
		for (Future<String> answer : answers) {
			results.add(answer.get());
		}
		assertThat(results).containsOnlyOnce("tokens")
			.filteredOn((result) -> !"tokens".equals(result))
			.hasSize(THREADS - 1)
			.allMatch((result) -> result.contains("session can only be used once"));
	}

	@Test
	void signInWhenManyAtOnceThenAllGetTokens(CognitoUserPoolServer pool) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		List<Future<String>> tokens = new ArrayList<>();
		for (int i = 0; i < 64; i++) {
			String username = "user" + (i % 4);
			if (i < 4) {
				pool.createUser(username).password("Wonderland-1");
			}
			tokens.add(threads.submit(() -> AwsSignIn.password(pool, username, "Wonderland-1").tokens().accessToken()));
		}
		threads.shutdown();
		for (Future<String> token : tokens) {
			assertThat(token.get()).isNotBlank();
		}
		assertThat(pool.requests("InitiateAuth")).isEqualTo(64);
	}

	private static String respond(CognitoIdentityProviderClient sdk, CognitoUserPoolServer pool,
			InitiateAuthResponse challenge) {
		try {
			AwsSdk.respond(sdk, pool, challenge, Map.of("USERNAME", "newbie", "NEW_PASSWORD", "Own-Password-1"));
			return "tokens";
		}
		catch (CognitoIdentityProviderException ex) {
			return ex.getMessage();
		}
	}

	private HttpResponse<String> post(CognitoUserPoolServer pool, String operation, String body) throws Exception {
		return this.client.send(HttpRequest.newBuilder(pool.endpoint())
			.header("Content-Type", "application/x-amz-json-1.1")
			.header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
