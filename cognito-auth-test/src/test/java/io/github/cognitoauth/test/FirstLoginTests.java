// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.PasswordPolicy;
import io.github.cognitoauth.test.pool.UserStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code NEW_PASSWORD_REQUIRED} with the AWS SDK.
 */
class FirstLoginTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.passwordPolicy(PasswordPolicy.DEFAULT.withHistory(2))
		.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1", "name").email("newbie@example.com")));

	private CognitoUserPoolServer pool;

	private CognitoIdentityProviderClient client;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.client = AwsSdk.client(pool);
	}

	@Test
	void initiateWhenPasswordIsTemporaryThenAsksForNewOneAndAttributes() {
		InitiateAuthResponse challenge = signIn("Temp-Pass-1");
		assertThat(challenge.challengeNameAsString()).isEqualTo("NEW_PASSWORD_REQUIRED");
		assertThat(challenge.session()).hasSizeBetween(20, 2048);
		assertThat(challenge.authenticationResult()).isNull();
		assertThat(challenge.challengeParameters()).containsEntry("USER_ID_FOR_SRP", "newbie")
			.containsEntry("requiredAttributes", "[\"userAttributes.name\"]")
			.containsEntry("userAttributes", "{\"email\":\"newbie@example.com\",\"email_verified\":\"true\"}");
	}

	@Test
	void respondWhenPasswordAndAttributesAreGivenThenConfirmsUser() {
		RespondToAuthChallengeResponse answer = respond(signIn("Temp-Pass-1"),
				Map.of("NEW_PASSWORD", "Own-Password-1", "userAttributes.name", "New Bee"));
		assertThat(answer.authenticationResult().accessToken()).isNotBlank();
		assertThat(this.pool.user("newbie").status()).isEqualTo(UserStatus.CONFIRMED);
		assertThat(this.pool.user("newbie").attributes()).containsEntry("name", "New Bee");
		assertThat(signIn("Own-Password-1").authenticationResult()).isNotNull();
		AwsSdk.assertError(() -> signIn("Temp-Pass-1"), "NotAuthorizedException", "Incorrect username or password.");
	}

	@Test
	void respondWhenAnswerIsRefusedThenSessionStaysUsable() {
		InitiateAuthResponse challenge = signIn("Temp-Pass-1");
		AwsSdk.assertError(() -> respond(challenge, Map.of("NEW_PASSWORD", "short", "userAttributes.name", "New Bee")),
				"InvalidPasswordException", "Password not long enough");
		AwsSdk.assertError(() -> respond(challenge, Map.of("NEW_PASSWORD", "Own-Password-1")),
				"InvalidParameterException", "name");
		AwsSdk.assertError(
				() -> respond(challenge, Map.of("NEW_PASSWORD", "Temp-Pass-1", "userAttributes.name", "New Bee")),
				"PasswordHistoryPolicyViolationException", "Password has previously been used");
		assertThat(respond(challenge, Map.of("NEW_PASSWORD", "Own-Password-1", "userAttributes.name", "New Bee"))
			.authenticationResult()).isNotNull();
	}

	@Test
	void respondWhenAttributeIsNotTheUsersToSetThenRefuses() {
		InitiateAuthResponse challenge = signIn("Temp-Pass-1");
		AwsSdk.assertError(
				() -> respond(challenge,
						Map.of("NEW_PASSWORD", "Own-Password-1", "userAttributes.name", "New Bee",
								"userAttributes.cognito:groups", "admins")),
				"InvalidParameterException", "did not conform to the schema");
		AwsSdk.assertError(
				() -> respond(challenge,
						Map.of("NEW_PASSWORD", "Own-Password-1", "userAttributes.name", "New Bee",
								"userAttributes.email_verified", "true")),
				"NotAuthorizedException", "unauthorized attribute");
	}

	@Test
	void respondWhenSessionWasUsedThenRefuses() {
		InitiateAuthResponse challenge = signIn("Temp-Pass-1");
		Map<String, String> answer = Map.of("NEW_PASSWORD", "Own-Password-1", "userAttributes.name", "New Bee");
		respond(challenge, answer);
		AwsSdk.assertError(() -> respond(challenge, answer), "NotAuthorizedException", "session can only be used once");
	}

	@Test
	void respondWhenSessionIsExpiredThenRefuses() {
		InitiateAuthResponse challenge = signIn("Temp-Pass-1");
		this.pool.advance(Duration.ofMinutes(3));
		AwsSdk.assertError(
				() -> respond(challenge, Map.of("NEW_PASSWORD", "Own-Password-1", "userAttributes.name", "New Bee")),
				"NotAuthorizedException", "session is expired");
	}

	@Test
	void respondWhenSessionBelongsToAnotherUserThenRefuses() {
		this.pool.createUser("bob").password("Builder-2026");
		InitiateAuthResponse challenge = signIn("Temp-Pass-1");
		AwsSdk.assertError(
				() -> AwsSdk.respond(this.client, this.pool, challenge,
						Map.of("USERNAME", "bob", "NEW_PASSWORD", "Own-Password-1", "userAttributes.name", "Bob")),
				"NotAuthorizedException", "Invalid session for the user.");
	}

	@Test
	void initiateWhenTemporaryPasswordIsTooOldThenRefuses() {
		this.pool.advance(Duration.ofDays(7));
		AwsSdk.assertError(() -> signIn("Temp-Pass-1"), "NotAuthorizedException", "Temporary password has expired");
	}

	private InitiateAuthResponse signIn(String password) {
		return this.client.initiateAuth(AwsSdk.password(this.pool, "newbie", password));
	}

	private RespondToAuthChallengeResponse respond(InitiateAuthResponse challenge, Map<String, String> responses) {
		Map<String, String> all = new java.util.HashMap<>(responses);
		all.put("USERNAME", "newbie");
		return AwsSdk.respond(this.client, this.pool, challenge, all);
	}

}
