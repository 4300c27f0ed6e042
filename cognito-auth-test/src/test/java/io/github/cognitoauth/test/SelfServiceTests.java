// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.PreventUserExistenceErrors;
import io.github.cognitoauth.test.pool.SignInNames;
import io.github.cognitoauth.test.pool.UserStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what users do to their own account, with the AWS SDK.
 */
class SelfServiceTests {

	private static final String PASSWORD = "Wonderland-1";

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.signInNames(SignInNames.USERNAME_WITH_ALIASES)
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP)
		.requiredAttributes("email")
		.client("web", (client) -> client.writableAttributes("email", "name", "phone_number"))
		.client("machine",
				(client) -> client.secret("machineSecretmachineSecret").clientTokens("orders/read", "orders/write"))
		.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com")));

	private CognitoUserPoolServer pool;

	private CognitoIdentityProviderClient client;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.client = AwsSdk.client(pool);
	}

	@Test
	void signUpWhenConfirmedThenSignsInWithTheSessionAndThePassword() {
		SignUpResponse answer = signUp("bob", "bob@example.com");
		assertThat(answer.userConfirmed()).isFalse();
		assertThat(answer.userSub()).isEqualTo(this.pool.user("bob").sub());
		assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("b***@e***");
		AwsSdk.assertError(() -> AwsSignIn.password(this.pool, "bob", PASSWORD), "UserNotConfirmedException",
				"not confirmed");
		String code = this.pool.inbox().latestCode("bob");
		AwsSdk.assertError(() -> confirm("bob", "0"), "CodeMismatchException", "Invalid verification code provided");
		String session = this.client.confirmSignUp(
				(request) -> request.clientId("web").username("bob").confirmationCode(code).session(answer.session()))
			.session();
		assertThat(this.pool.user("bob").status()).isEqualTo(UserStatus.CONFIRMED);
		assertThat(this.client
			.initiateAuth((request) -> request.clientId("web")
				.authFlow("USER_AUTH")
				.session(session)
				.authParameters(Map.of("USERNAME", "bob")))
			.authenticationResult()).isNotNull();
		AwsSdk.assertError(() -> this.client.initiateAuth((request) -> request.clientId("web")
			.authFlow("USER_AUTH")
			.session(session)
			.authParameters(Map.of("USERNAME", "bob"))), "NotAuthorizedException", "Invalid session");
		assertThat(AwsSignIn.password(this.pool, "bob@example.com", PASSWORD).tokens()).isNotNull();
		AwsSdk.assertError(() -> confirm("bob", code), "NotAuthorizedException", "Current status is CONFIRMED");
	}

	@Test
	void signUpWhenInputIsRefusedThenSaysWhy() {
		AwsSdk.assertError(() -> signUp("alice", "other@example.com"), "UsernameExistsException",
				"User already exists");
		AwsSdk.assertError(
				() -> this.client.signUp((request) -> request.clientId("web")
					.username("bob")
					.password("short")
					.userAttributes((attribute) -> attribute.name("email").value("b@example.com"))),
				"InvalidPasswordException", "not long enough");
		AwsSdk.assertError(
				() -> this.client.signUp((request) -> request.clientId("web").username("bob").password(PASSWORD)),
				"InvalidParameterException", "email: The attribute is required");
		AwsSdk.assertError(
				() -> this.client.signUp((request) -> request.clientId("web")
					.username("bob")
					.password(PASSWORD)
					.userAttributes((attribute) -> attribute.name("custom:role").value("admin"))),
				"NotAuthorizedException", "unauthorized attribute");
	}

	@Test
	void confirmSignUpWhenAliasIsTakenThenRefusesUnlessForced() {
		signUp("bob", "alice@example.com");
		String code = this.pool.inbox().latestCode("bob");
		AwsSdk.assertError(() -> confirm("bob", code), "AliasExistsException", "already exists");
		this.client.resendConfirmationCode((request) -> request.clientId("web").username("bob"));
		this.client.confirmSignUp((request) -> request.clientId("web")
			.username("bob")
			.forceAliasCreation(true)
			.confirmationCode(this.pool.inbox().latestCode("bob")));
		assertThat(this.pool.user("alice@example.com").username()).isEqualTo("bob");
	}

	@Test
	void codesWhenAskedForTooOftenOrExpiredThenRefuses() {
		signUp("bob", "bob@example.com");
		for (int i = 0; i < 5; i++) {
			this.client.resendConfirmationCode((request) -> request.clientId("web").username("bob"));
		}
		AwsSdk.assertError(
				() -> this.client.resendConfirmationCode((request) -> request.clientId("web").username("bob")),
				"LimitExceededException", "Attempt limit exceeded");
		this.pool.advance(Duration.ofHours(24));
		AwsSdk.assertError(() -> confirm("bob", this.pool.inbox().latestCode("bob")), "ExpiredCodeException",
				"request a code again");
	}

	@Test
	void forgotPasswordWhenCodeIsRightThenSetsTheNewOne() {
		this.pool.user("alice").resetPassword();
		assertThat(this.client.forgotPassword((request) -> request.clientId("web").username("alice"))
			.codeDeliveryDetails()
			.deliveryMediumAsString()).isEqualTo("EMAIL");
		String code = this.pool.inbox().latestCode("alice", DeliveryMedium.EMAIL);
		AwsSdk.assertError(() -> recover("alice", "0", "New-Password-1"), "CodeMismatchException", "Invalid");
		recover("alice", code, "New-Password-1");
		assertThat(AwsSignIn.password(this.pool, "alice", "New-Password-1").tokens()).isNotNull();
		AwsSdk.assertError(() -> recover("alice", code, "New-Password-2"), "ExpiredCodeException", "again");
	}

	@Test
	void forgotPasswordWhenUserIsUnknownThenHidesItUnlessLegacy() {
		assertThat(this.client.forgotPassword((request) -> request.clientId("web").username("nobody"))
			.codeDeliveryDetails()
			.destination()).contains("***");
		AwsSdk.assertError(() -> recover("nobody", "123456", "New-Password-1"), "ExpiredCodeException", "again");
		assertThat(this.client.resendConfirmationCode((request) -> request.clientId("web").username("nobody"))
			.codeDeliveryDetails()).isNotNull();
		this.pool.updateClient("web",
				(settings) -> settings.preventUserExistenceErrors(PreventUserExistenceErrors.LEGACY));
		AwsSdk.assertError(() -> this.client.forgotPassword((request) -> request.clientId("web").username("nobody")),
				"UserNotFoundException", "Username/client id combination not found.");
	}

	@Test
	void forgotPasswordWhenNoVerifiedAddressThenRefuses() {
		this.pool.createUser("bob").password(PASSWORD).attribute("email", "bob@example.com");
		AwsSdk.assertError(() -> this.client.forgotPassword((request) -> request.clientId("web").username("bob")),
				"InvalidParameterException", "no registered/verified email or phone_number");
	}

	@Test
	void changePasswordWhenPreviousIsWrongThenRefusesElseChanges() {
		String token = token();
		AwsSdk.assertError(() -> changePassword(token, "wrong"), "NotAuthorizedException", "Incorrect");
		changePassword(token, PASSWORD);
		assertThat(this.pool.user("alice").hasPassword("New-Password-1")).isTrue();
	}

	@Test
	void attributesWhenChangedThenNewAddressMustBeVerified() {
		String token = token();
		assertThat(this.client
			.updateUserAttributes((request) -> request.accessToken(token)
				.userAttributes((attribute) -> attribute.name("email").value("new@example.com"),
						(attribute) -> attribute.name("name").value("Alice")))
			.codeDeliveryDetailsList()).singleElement()
			.satisfies((delivery) -> assertThat(delivery.attributeName()).isEqualTo("email"));
		assertThat(this.pool.user("alice").attributes()).containsEntry("email_verified", "false")
			.containsEntry("name", "Alice");
		AwsSdk.assertError(() -> verifyEmail(token, "0"), "CodeMismatchException", "Invalid verification code");
		this.client.getUserAttributeVerificationCode((request) -> request.accessToken(token).attributeName("email"));
		verifyEmail(token, this.pool.inbox().latestCode("alice"));
		assertThat(this.pool.user("alice").attributes()).containsEntry("email_verified", "true");
		this.client.deleteUserAttributes((request) -> request.accessToken(token).userAttributeNames("name"));
		assertThat(this.pool.user("alice").attributes()).doesNotContainKey("name");
	}

	@Test
	void attributesWhenNotWritableThenRefuses() {
		String token = token();
		for (String name : List.of("custom:role", "email_verified")) {
			AwsSdk.assertError(
					() -> this.client.updateUserAttributes((request) -> request.accessToken(token)
						.userAttributes((attribute) -> attribute.name(name).value("true"))),
					"NotAuthorizedException", "unauthorized attribute");
		}
	}

	@Test
	void attributesWhenThereIsNoSuchAttributeThenRefusesAndNoClaimCanBeForged() {
		this.pool.updateClient("web", (client) -> client.writableAttributes("custom:tenant"));
		String token = token();
		for (String name : List.of("cognito:groups", "iss", "exp", "token_use", "unheard_of")) {
			AwsSdk.assertError(
					() -> this.client.updateUserAttributes((request) -> request.accessToken(token)
						.userAttributes((attribute) -> attribute.name(name).value("admins"))),
					"InvalidParameterException", "did not conform to the schema");
			AwsSdk.assertError(
					() -> this.client.signUp((request) -> request.clientId("web")
						.username("eve")
						.password(PASSWORD)
						.userAttributes((attribute) -> attribute.name(name).value("admins"))),
					"InvalidParameterException", "did not conform to the schema");
		}
		this.client.updateUserAttributes((request) -> request.accessToken(token)
			.userAttributes((attribute) -> attribute.name("custom:tenant").value("t-1")));
		assertThat(this.pool.user("alice").attributes()).containsEntry("custom:tenant", "t-1");
	}

	@Test
	void attributesWhenAddressIsSignInNameOfSomebodyElseThenRefuses() {
		try (CognitoUserPoolServer addresses = CognitoUserPoolServer.builder()
			.signInNames(SignInNames.EMAIL_OR_PHONE)
			.user("alice@example.com", (user) -> user.password(PASSWORD).email("alice@example.com"))
			.user("mallory@example.com", (user) -> user.password("Mallory-123").email("mallory@example.com"))
			.start()) {
			CognitoIdentityProviderClient client = AwsSdk.client(addresses);
			String token = AwsSignIn.password(addresses, "mallory@example.com", "Mallory-123").tokens().accessToken();
			AwsSdk.assertError(
					() -> client.updateUserAttributes((request) -> request.accessToken(token)
						.userAttributes((attribute) -> attribute.name("email").value("alice@example.com"))),
					"AliasExistsException", "already exists");
			AwsSdk.assertError(
					() -> client.signUp((request) -> request.clientId(addresses.clientId())
						.username("+491701234567")
						.password("Mallory-123")
						.userAttributes((attribute) -> attribute.name("email").value("alice@example.com"))),
					"UsernameExistsException", "already exists");
			assertThat(AwsSignIn.password(addresses, "alice@example.com", PASSWORD).tokens()).isNotNull();
		}
	}

	@Test
	void deleteUserWhenCalledThenUserIsGone() {
		String token = token();
		this.client.deleteUser((request) -> request.accessToken(token));
		AwsSdk.assertError(() -> this.client.getUser((request) -> request.accessToken(token)), "UserNotFoundException",
				"User does not exist.");
	}

	@Test
	void feedbackWhenTokenIsRightThenIsKept() {
		String token = this.pool.user("alice").feedbackToken("event-1");
		this.client.updateAuthEventFeedback((request) -> request.userPoolId(this.pool.userPoolId())
			.username("alice")
			.eventId("event-1")
			.feedbackToken(token)
			.feedbackValue("Invalid"));
		assertThat(this.pool.user("alice").feedback("event-1")).hasValue("Invalid");
		AwsSdk.assertError(
				() -> this.client.updateAuthEventFeedback((request) -> request.userPoolId(this.pool.userPoolId())
					.username("alice")
					.eventId("event-1")
					.feedbackToken("wrong")
					.feedbackValue("Valid")),
				"NotAuthorizedException", "Invalid feedback token");
	}

	@Test
	void clientTokenWhenSecretIsRightThenHasTheScopes() throws Exception {
		String all = clientToken("machineSecretmachineSecret");
		assertThat(SignedJWT.parse(all).getJWTClaimsSet().getStringClaim("scope"))
			.isEqualTo("orders/read orders/write");
		AwsSdk.assertError(() -> clientToken("wrongSecretwrongSecretwrong"), "NotAuthorizedException",
				"Invalid client or secret");
		AwsSdk.assertError(() -> this.client.getUser((request) -> request.accessToken(all)), "NotAuthorizedException",
				"Access Token does not have required scopes");
		AwsSdk.assertError(() -> this.client.getClientToken(
				(request) -> request.clientId("machine").secret("machineSecretmachineSecret").scopes("orders/delete")),
				"InvalidParameterException", "scope");
	}

	private String clientToken(String secret) {
		return this.client.getClientToken((request) -> request.clientId("machine").secret(secret))
			.clientAuthenticationResult()
			.accessToken();
	}

	private SignUpResponse signUp(String username, String email) {
		return this.client.signUp((request) -> request.clientId("web")
			.username(username)
			.password(PASSWORD)
			.userAttributes((attribute) -> attribute.name("email").value(email)));
	}

	private void confirm(String username, String code) {
		this.client.confirmSignUp((request) -> request.clientId("web").username(username).confirmationCode(code));
	}

	private void recover(String username, String code, String password) {
		this.client.confirmForgotPassword(
				(request) -> request.clientId("web").username(username).confirmationCode(code).password(password));
	}

	private void changePassword(String token, String previous) {
		this.client.changePassword(
				(request) -> request.accessToken(token).previousPassword(previous).proposedPassword("New-Password-1"));
	}

	private void verifyEmail(String token, String code) {
		this.client.verifyUserAttribute((request) -> request.accessToken(token).attributeName("email").code(code));
	}

	private String token() {
		return AwsSignIn.password(this.pool, "alice", PASSWORD).tokens().accessToken();
	}

}
