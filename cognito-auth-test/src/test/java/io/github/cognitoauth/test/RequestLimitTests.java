// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.SignInNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the limits of the model: lengths, patterns, enums, and what is checked of
 * attributes.
 */
class RequestLimitTests {

	private static final String TOKEN = "eyJ.eyJ.sig";

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension
		.of(CognitoUserPoolServer.builder().user("alice", (user) -> user.password("Wonderland-1")));

	private CognitoUserPoolServer pool;

	private RawCalls calls;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.calls = new RawCalls(pool);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					ForgotPassword | ClientId | has-hyphens | clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\\\w+]+
					ForgotPassword | Username | with space | username' failed to satisfy constraint: Member must satisfy regular
					ForgotPassword | SecretHash | ~129 | secretHash' failed to satisfy constraint: Member must have length less than or equal to 128
					SignUp | Password | ~257 | password' failed to satisfy constraint: Member must have length less than or equal to 256
					SignUp | Password | ' edge' | password' failed to satisfy constraint: Member must satisfy regular expression pattern
					ConfirmSignUp | Session | short | session' failed to satisfy constraint: Member must have length greater than or equal to 20
					RevokeToken | ClientSecret | short | clientSecret' failed to satisfy constraint: Member must have length greater than or equal to 24
					GetUser | AccessToken | no token | accessToken' failed to satisfy constraint: Member must satisfy regular expression pattern
					InitiateAuth | AuthFlow | NO_SUCH_FLOW | authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_SRP_AUTH
					RespondToAuthChallenge | ChallengeName | EMAIL_MFA | challengeName' failed to satisfy constraint: Member must satisfy enum value set
					UpdateDeviceStatus | DeviceKey | none | deviceKey' failed to satisfy constraint: Member must satisfy regular expression pattern
					UpdateAuthEventFeedback | FeedbackValue | valid | feedbackValue' failed to satisfy constraint: Member must satisfy enum value set: [Valid, Invalid]
					RevokeUserSession | RevokeAssociatedSessions | ALL | revokeAssociatedSessions' failed to satisfy constraint: Member must satisfy enum value set: [NONE, LINKED]
					""")
	void memberWhenItBreaksALimitThenSaysWhichOne(String operation, String member, String value, String message) {
		String given = value.startsWith("~") ? "x".repeat(Integer.parseInt(value.substring(1))) : value;
		Map<String, Object> members = valid(operation);
		members.put(member, given);
		this.calls.refused(operation, members, "InvalidParameterException",
				"1 validation error detected: Value at '" + message.replace("\\\\w", "\\w").replace("\\", "\\\\"));
	}

	@Test
	void membersWhenSeveralBreakLimitsThenNamesAllAndRepeatsNone() {
		Map<String, Object> members = valid("SignUp");
		members.remove("Username");
		members.put("Password", " secret ");
		members.put("UserAttributes", List.of(Map.of("Name", "a".repeat(33), "Value", "v")));
		this.calls.refused("SignUp", members, "InvalidParameterException", "3 validation errors detected");
		PoolExchange exchange = this.pool.exchanges().get(this.pool.exchanges().size() - 1);
		assertThat(exchange.response())
			.contains("Value at 'username' failed to satisfy constraint: Member must not be null")
			.contains("Value at 'userAttributes.1.member.name'")
			.doesNotContain("secret");
	}

	@ParameterizedTest
	@CsvSource({ "ListDevices, Limit, 61", "ListDevices, Limit, -1", "ListWebAuthnCredentials, MaxResults, 21" })
	void numberWhenOutOfRangeThenRefuses(String operation, String member, int value) {
		this.calls.refused(operation, Map.of("AccessToken", TOKEN, member, value), "InvalidParameterException",
				"Member must have value");
	}

	@ParameterizedTest
	@ValueSource(strings = { "alice", "alice@", "@example.com", "a b@example.com", "alice@example", "a@b@example.com" })
	void emailWhenMalformedThenIsRefusedAtSignUpAndUpdate(String address) {
		Map<String, Object> members = valid("SignUp");
		members.put("UserAttributes", List.of(Map.of("Name", "email", "Value", address)));
		this.calls.refused("SignUp", members, "InvalidParameterException", "Invalid email address format.");
		this.calls.refused("UpdateUserAttributes",
				Map.of("AccessToken", accessToken(), "UserAttributes",
						List.of(Map.of("Name", "email", "Value", address))),
				"InvalidParameterException", "Invalid email address format.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0170123456", "+", "+49 170", "+0123456", "+1234567890123456" })
	void phoneNumberWhenMalformedThenIsRefused(String number) {
		Map<String, Object> members = valid("SignUp");
		members.put("UserAttributes", List.of(Map.of("Name", "phone_number", "Value", number)));
		this.calls.refused("SignUp", members, "InvalidParameterException", "Invalid phone number format.");
	}

	@Test
	void signUpWhenNameIsAMalformedAddressThenIsRefused() {
		try (CognitoUserPoolServer addresses = CognitoUserPoolServer.builder()
			.signInNames(SignInNames.EMAIL_OR_PHONE)
			.start()) {
			new RawCalls(addresses).refused("SignUp",
					Map.of("ClientId", addresses.clientId(), "Username", "alice@example", "Password", "Wonderland-1"),
					"InvalidParameterException", "Invalid email address format.");
		}
	}

	// Not the SDK's business only: a member that the table lacks is a limit that is not
	// checked.
	@ParameterizedTest
	@ValueSource(strings = { "AssociateSoftwareToken", "ChangePassword", "CompleteWebAuthnRegistration",
			"ConfirmDevice", "ConfirmForgotPassword", "ConfirmSignUp", "DeleteUser", "DeleteUserAttributes",
			"DeleteWebAuthnCredential", "ForgetDevice", "ForgotPassword", "GetDevice", "GetTokensFromRefreshToken",
			"GetUser", "GetUserAttributeVerificationCode", "GetUserAuthFactors", "GlobalSignOut", "InitiateAuth",
			"ListDevices", "ListWebAuthnCredentials", "ResendConfirmationCode", "RespondToAuthChallenge", "RevokeToken",
			"SetUserMFAPreference", "SetUserSettings", "SignUp", "StartWebAuthnRegistration", "UpdateAuthEventFeedback",
			"UpdateDeviceStatus", "UpdateUserAttributes", "VerifySoftwareToken", "VerifyUserAttribute" })
	void requiredMembersWhenComparedWithTheSdkThenAreTheSame(String operation) throws Exception {
		Class<?> type = Class.forName("software.amazon.awssdk.services.cognitoidentityprovider.model."
				+ operation.replace("MFA", "Mfa") + "Request");
		SdkPojo request = (SdkPojo) ((SdkBuilder<?, ?>) type.getMethod("builder").invoke(null)).build();
		List<String> required = new ArrayList<>();
		for (SdkField<?> field : request.sdkFields()) {
			if (field.containsTrait(RequiredTrait.class)) {
				required.add(Character.toLowerCase(field.locationName().charAt(0)) + field.locationName().substring(1));
			}
		}
		if (required.isEmpty()) {
			return;
		}
		this.calls.refused(operation, Map.of(), "InvalidParameterException",
				(required.size() == 1) ? "1 validation error" : required.size() + " validation errors");
		String answer = this.pool.exchanges().get(this.pool.exchanges().size() - 1).response();
		assertThat(required).allSatisfy((member) -> assertThat(answer).contains("Value at '" + member + "'"));
	}

	private Map<String, Object> valid(String operation) {
		Map<String, Object> members = new HashMap<>();
		members.put("ClientId", this.pool.clientId());
		switch (operation) {
			case "ForgotPassword" -> members.put("Username", "alice");
			case "SignUp" -> members.putAll(Map.of("Username", "bob", "Password", "Wonderland-1"));
			case "ConfirmSignUp" -> members.putAll(Map.of("Username", "bob", "ConfirmationCode", "123456"));
			case "RevokeToken" -> members.put("Token", TOKEN);
			case "RespondToAuthChallenge" -> members.put("ChallengeResponses", Map.of("USERNAME", "alice"));
			case "UpdateAuthEventFeedback" -> members.putAll(Map.of("UserPoolId", this.pool.userPoolId(), "Username",
					"alice", "EventId", "1", "FeedbackToken", TOKEN));
			case "RevokeUserSession" -> members.putAll(Map.of("AccessToken", TOKEN, "SessionId", "tkn1"));
			default -> members.put("AccessToken", TOKEN);
		}
		return members;
	}

	private String accessToken() {
		return this.calls
			.ok("InitiateAuth", this.calls.initiate("USER_PASSWORD_AUTH", "alice", "PASSWORD", "Wonderland-1"))
			.path("AuthenticationResult")
			.path("AccessToken")
			.stringValue();
	}

}
