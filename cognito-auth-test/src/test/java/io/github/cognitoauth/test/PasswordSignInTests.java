// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.ExplicitAuthFlow;
import io.github.cognitoauth.test.pool.PreventUserExistenceErrors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code USER_PASSWORD_AUTH} with the AWS SDK.
 */
class PasswordSignInTests {

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
		.user("alice", (user) -> user.password("Wonderland-1").group("admins").email("alice@example.com")));

	private CognitoUserPoolServer pool;

	private CognitoIdentityProviderClient client;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.client = AwsSdk.client(pool);
	}

	@Test
	void initiateWhenPasswordIsRightThenIssuesTokens() {
		InitiateAuthResponse answer = signIn("alice", "Wonderland-1");
		assertThat(answer.challengeName()).isNull();
		assertThat(answer.authenticationResult().accessToken()).isNotBlank();
		assertThat(answer.authenticationResult().idToken()).isNotBlank();
		assertThat(answer.authenticationResult().refreshToken()).hasSizeGreaterThan(1000);
		assertThat(answer.authenticationResult().expiresIn()).isEqualTo(3600);
		assertThat(answer.authenticationResult().tokenType()).isEqualTo("Bearer");
	}

	@Test
	void initiateWhenPasswordIsWrongThenRefuses() {
		assertRefused("alice", "wonderland-1", "NotAuthorizedException", "Incorrect username or password.");
	}

	@Test
	void initiateWhenUserIsUnknownThenTellsOnlyInLegacyMode() {
		assertRefused("nobody", "Wonderland-1", "NotAuthorizedException", "Incorrect username or password.");
		this.pool.updateClient(this.pool.clientId(),
				(settings) -> settings.preventUserExistenceErrors(PreventUserExistenceErrors.LEGACY));
		assertRefused("nobody", "Wonderland-1", "UserNotFoundException", "User does not exist.");
	}

	@Test
	void initiateWhenUserIsUnconfirmedThenRefusesBeforeThePasswordIsChecked() {
		this.pool.user("alice").unconfirmed();
		assertRefused("alice", "wrong", "UserNotConfirmedException", "User is not confirmed.");
	}

	@Test
	void initiateWhenUserIsDisabledThenRefuses() {
		this.pool.user("alice").disable();
		assertRefused("alice", "Wonderland-1", "NotAuthorizedException", "User is disabled.");
		this.pool.user("alice").enable();
		assertThat(signIn("alice", "Wonderland-1").authenticationResult()).isNotNull();
	}

	@Test
	void initiateWhenPasswordWasResetThenAsksForReset() {
		this.pool.user("alice").resetPassword();
		assertRefused("alice", "Wonderland-1", "PasswordResetRequiredException", "Password reset required");
	}

	@Test
	void initiateWhenFivePasswordsWereWrongThenLocksForOneSecondAndDoubles() {
		for (int i = 0; i < 5; i++) {
			assertRefused("alice", "wrong", "NotAuthorizedException", "Incorrect username or password.");
		}
		assertRefused("alice", "Wonderland-1", "NotAuthorizedException", "Password attempts exceeded");
		this.pool.advance(Duration.ofSeconds(1));
		assertRefused("alice", "wrong", "NotAuthorizedException", "Incorrect username or password.");
		this.pool.advance(Duration.ofSeconds(1));
		assertRefused("alice", "Wonderland-1", "NotAuthorizedException", "Password attempts exceeded");
		this.pool.advance(Duration.ofSeconds(1));
		assertThat(signIn("alice", "Wonderland-1").authenticationResult()).isNotNull();
		assertRefused("alice", "wrong", "NotAuthorizedException", "Incorrect username or password.");
		assertThat(signIn("alice", "Wonderland-1").authenticationResult()).isNotNull();
	}

	@Test
	void initiateWhenParameterIsMissingThenNamesIt() {
		AwsSdk.assertError(
				() -> this.client
					.initiateAuth(AwsSdk.initiate(this.pool, "USER_PASSWORD_AUTH", Map.of("PASSWORD", "x"))),
				"InvalidParameterException", "Missing required parameter USERNAME");
		AwsSdk.assertError(
				() -> this.client
					.initiateAuth(AwsSdk.initiate(this.pool, "USER_PASSWORD_AUTH", Map.of("USERNAME", "alice"))),
				"InvalidParameterException", "Missing required parameter PASSWORD");
	}

	@Test
	void initiateWhenFlowIsNotAllowedOrIamOnlyThenRefuses() {
		this.pool.updateClient(this.pool.clientId(),
				(settings) -> settings.flows(ExplicitAuthFlow.ALLOW_REFRESH_TOKEN_AUTH));
		assertRefused("alice", "Wonderland-1", "InvalidParameterException",
				"USER_PASSWORD_AUTH flow not enabled for this client");
		AwsSdk.assertError(
				() -> this.client.initiateAuth(AwsSdk.initiate(this.pool, "ADMIN_USER_PASSWORD_AUTH",
						Map.of("USERNAME", "alice", "PASSWORD", "Wonderland-1"))),
				"InvalidParameterException", "Initiate Auth method not supported");
	}

	@Test
	void initiateWhenClientIsUnknownThenRefuses() {
		AwsSdk.assertError(
				() -> this.client.initiateAuth((request) -> request.clientId("nosuchclient")
					.authFlow("USER_PASSWORD_AUTH")
					.authParameters(Map.of("USERNAME", "alice", "PASSWORD", "Wonderland-1"))),
				"ResourceNotFoundException", "User pool client nosuchclient does not exist.");
	}

	@Test
	void initiateWhenClientHasSecretsThenEitherProvesIt() {
		String second = "anotherSecretanotherSecret";
		this.pool.updateClient(this.pool.clientId(), (settings) -> settings.secret(SECRET).secret(second));
		assertRefused("alice", "Wonderland-1", "NotAuthorizedException",
				"is configured with secret but SECRET_HASH was not received");
		AwsSdk.assertError(() -> signInWithHash("not a hash"), "NotAuthorizedException",
				"Unable to verify secret hash for client");
		for (String secret : new String[] { SECRET, second }) {
			String hash = AwsSdk.secretHash(secret, "alice", this.pool.clientId());
			assertThat(signInWithHash(hash).authenticationResult()).isNotNull();
		}
		this.pool.updateClient(this.pool.clientId(), (settings) -> settings.removeSecret(SECRET));
		AwsSdk.assertError(() -> signInWithHash(AwsSdk.secretHash(SECRET, "alice", this.pool.clientId())),
				"NotAuthorizedException", "Unable to verify secret hash for client");
	}

	@Test
	void initiateWhenPublicClientSendsHashThenRefuses() {
		AwsSdk.assertError(() -> signInWithHash(AwsSdk.secretHash(SECRET, "alice", this.pool.clientId())),
				"NotAuthorizedException", "Unable to verify secret hash for client");
	}

	@Test
	void secretHashWhenComputedThenEqualsPublishedExample() {
		assertThat(AwsSdk.secretHash(SECRET, "alice", "1example23456789"))
			.isEqualTo("DiGm6FNLGKYaHBnO6bjq4vrc/eivjr28/CLpwS3lhbQ=");
	}

	private InitiateAuthResponse signIn(String username, String password) {
		return this.client.initiateAuth(AwsSdk.password(this.pool, username, password));
	}

	private InitiateAuthResponse signInWithHash(String hash) {
		return this.client.initiateAuth(AwsSdk.initiate(this.pool, "USER_PASSWORD_AUTH",
				Map.of("USERNAME", "alice", "PASSWORD", "Wonderland-1", "SECRET_HASH", hash)));
	}

	private void assertRefused(String username, String password, String type, String message) {
		AwsSdk.assertError(() -> signIn(username, password), type, message);
	}

}
