// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import io.github.cognitoauth.protocol.UserPoolId;
import java.util.Set;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.test.pool.PasswordPolicy;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.IssuerConfiguration;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.PreSignUp;
import io.github.cognitoauth.test.pool.SignInNames;
import io.github.cognitoauth.test.pool.UserStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for settings: contradictions, names, and what is decided about sign-ups.
 */
class PoolSettingsTests {

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	static Stream<Arguments> contradictions() {
		return Stream.of(
				Arguments.of(builder().user("alice", (user) -> user.totpSecret(TOTP_SECRET)),
						"does not offer SOFTWARE_TOKEN_MFA"),
				Arguments.of(
						builder().mfa(MfaConfiguration.ON, MfaFactor.SMS_MFA)
							.user("alice", (user) -> user.preferredMfa(MfaFactor.EMAIL_OTP)),
						"does not offer EMAIL_OTP"),
				Arguments.of(builder().mfa(MfaConfiguration.ON), "without a factor"),
				Arguments.of(builder().mfa(MfaConfiguration.OFF, MfaFactor.SMS_MFA), "its MFA is OFF"),
				Arguments.of(builder().firstFactors(FirstFactor.WEB_AUTHN), "relyingPartyId"),
				Arguments.of(
						builder().user("alice",
								(user) -> user.passkey(SoftwarePasskey.of(URI.create("http://localhost:8080")))),
						"relyingPartyId"),
				Arguments.of(builder().requiredAttributes("custom:tenant"), "cannot be a required attribute"),
				Arguments.of(builder().client("machine", (client) -> client.clientTokens("api/read")), "secret"),
				Arguments.of(builder().issuer("https://example.com").issuer(IssuerConfiguration.UPDATED), "not both"));
	}

	@ParameterizedTest
	@MethodSource("contradictions")
	void startWhenSettingsContradictThenFailsAndSaysWhatToChange(CognitoUserPoolServerBuilder builder, String message) {
		assertThatIllegalStateException().isThrownBy(builder::start).withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource({ "USERNAME, Alice, alice", "USERNAME, Alice, ALICE", "USERNAME_WITH_ALIASES, Alice, Alice@Example.com",
			"EMAIL_OR_PHONE, alice@example.com, ALICE@example.COM" })
	void signInWhenNamesAreCaseInsensitiveThenAnyLettersWillDo(SignInNames names, String created, String typed) {
		try (CognitoUserPoolServer pool = builder().signInNames(names).caseSensitiveNames(false).start()) {
			PoolUser user = pool.createUser(created).password("Wonderland-1").email("alice@example.com");
			assertThatIllegalArgumentException().isThrownBy(() -> pool.createUser(typed.toUpperCase(Locale.ROOT)));
			AwsSignIn signIn = AwsSignIn.password(pool, typed, "Wonderland-1");
			assertThat(signIn.tokens()).isNotNull();
			AwsSignIn srp = AwsSignIn.start(pool, "USER_SRP_AUTH", typed, "SRP_A", new SrpClient().srpA());
			assertThat(srp.parameters()).containsEntry("USER_ID_FOR_SRP", user.username());
			new RawCalls(pool).refused("SignUp", Map.of("ClientId", pool.clientId(), "Username",
					created.toUpperCase(Locale.ROOT), "Password", "Wonderland-1"), "UsernameExistsException", "exists");
		}
	}

	@Test
	void signInWhenNamesAreCaseSensitiveThenOtherLettersAreAnotherUser() {
		try (CognitoUserPoolServer pool = builder().start()) {
			pool.createUser("alice").password("Wonderland-1");
			pool.createUser("Alice").password("Wonderland-2");
			AwsSdk.assertError(() -> AwsSignIn.password(pool, "Alice", "Wonderland-1"), "NotAuthorizedException",
					"Incorrect");
		}
	}

	@Test
	void signUpWhenConfirmedByTheTriggerThenSignsInWithoutACode() {
		try (CognitoUserPoolServer pool = builder().preSignUp(PreSignUp.autoConfirm()).start()) {
			RawCalls calls = new RawCalls(pool);
			JsonNode answer = calls.ok("SignUp", Map.of("ClientId", pool.clientId(), "Username", "alice", "Password",
					"Wonderland-1", "UserAttributes", List.of(Map.of("Name", "email", "Value", "alice@example.com"))));
			assertThat(answer.path("UserConfirmed").booleanValue()).isTrue();
			assertThat(answer.has("CodeDeliveryDetails")).isFalse();
			assertThat(pool.inbox().codes()).isEmpty();
			assertThat(pool.user("alice").attributes()).containsEntry("email_verified", "true");
			assertThat(calls
				.ok("InitiateAuth",
						Map.of("ClientId", pool.clientId(), "AuthFlow", "USER_AUTH", "Session",
								answer.path("Session").stringValue(), "AuthParameters", Map.of("USERNAME", "alice")))
				.has("AuthenticationResult")).isTrue();
		}
	}

	@Test
	void signUpWhenTheTriggerRefusesThenNobodySignsUp() {
		try (CognitoUserPoolServer pool = builder().preSignUp((request) -> {
			if (!request.validationData().containsKey("invitation")) {
				throw new IllegalArgumentException("no invitation for " + request.username());
			}
			return PreSignUp.Decision.NONE;
		}).start()) {
			RawCalls calls = new RawCalls(pool);
			Map<String, Object> request = Map.of("ClientId", pool.clientId(), "Username", "alice", "Password",
					"Wonderland-1");
			calls.refused("SignUp", request, "UserLambdaValidationException",
					"PreSignUp failed with error no invitation for alice.");
			assertThatIllegalArgumentException().isThrownBy(() -> pool.user("alice"));
			calls.ok("SignUp", Map.of("ClientId", pool.clientId(), "Username", "alice", "Password", "Wonderland-1",
					"ValidationData", List.of(Map.of("Name", "invitation", "Value", "1"))));
			assertThat(pool.user("alice").status()).isEqualTo(UserStatus.UNCONFIRMED);
		}
	}

	@Test
	void confirmSignUpWhenAliasIsTakenThenCodeCanStillBeUsed() {
		try (CognitoUserPoolServer pool = builder().signInNames(SignInNames.USERNAME_WITH_ALIASES).start()) {
			pool.createUser("owner").email("alice@example.com");
			RawCalls calls = new RawCalls(pool);
			calls.ok("SignUp", Map.of("ClientId", pool.clientId(), "Username", "alice", "Password", "Wonderland-1",
					"UserAttributes", List.of(Map.of("Name", "email", "Value", "alice@example.com"))));
			Map<String, Object> confirmation = Map.of("ClientId", pool.clientId(), "Username", "alice",
					"ConfirmationCode", pool.inbox().latestCode("alice"));
			calls.refused("ConfirmSignUp", confirmation, "AliasExistsException", "already exists");
			pool.user("owner").delete();
			assertThat(calls.ok("ConfirmSignUp", confirmation).path("Session").stringValue()).isNotBlank();
		}
	}

	@Test
	void respondWhenAuthSessionValidityIsOverThenSessionIsExpired() {
		try (CognitoUserPoolServer pool = builder().authSessionValidity(Duration.ofMinutes(1))
			.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1"))
			.start()) {
			RawCalls calls = new RawCalls(pool);
			String session = calls
				.ok("InitiateAuth", Map.of("ClientId", pool.clientId(), "AuthFlow", "USER_PASSWORD_AUTH",
						"AuthParameters", Map.of("USERNAME", "newbie", "PASSWORD", "Temp-Pass-1")))
				.path("Session")
				.stringValue();
			pool.advance(Duration.ofMinutes(1));
			calls.refused("RespondToAuthChallenge",
					Map.of("ClientId", pool.clientId(), "ChallengeName", "NEW_PASSWORD_REQUIRED", "Session", session,
							"ChallengeResponses", Map.of("USERNAME", "newbie", "NEW_PASSWORD", "Wonderland-2")),
					"NotAuthorizedException", "session is expired");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> builder().authSessionValidity(Duration.ZERO));
	}

	@Test
	void createClientWhenIdIsTakenThenIsRefusedAsForUsers() {
		try (CognitoUserPoolServer pool = builder().start()) {
			assertThatIllegalArgumentException().isThrownBy(() -> pool.createClient(pool.clientId(), (client) -> {
			})).withMessage("There is an app client '" + pool.clientId() + "' already");
			pool.createClient("other", (client) -> {
			});
			pool.reset();
			pool.createClient("other", (client) -> {
			});
		}
	}

	@Test
	void passwordPolicyWhenOutOfBoundsThenIsRefused() {
		assertThat(PasswordPolicy.ofMinimumLength(6).complaint("abcdef")).isEmpty();
		assertThat(PasswordPolicy.ofMinimumLength(99).complaint("abcdef")).isPresent();
		for (int length : new int[] { 5, 100 }) {
			assertThatIllegalArgumentException().isThrownBy(() -> PasswordPolicy.ofMinimumLength(length));
		}
		for (int history : new int[] { -1, 25 }) {
			assertThatIllegalArgumentException().isThrownBy(() -> PasswordPolicy.DEFAULT.withHistory(history));
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PasswordPolicy(8, true, true, true, true, 0, Duration.ZERO));
	}

	@Test
	void startWhenNamesDifferInASignThenSoDoTheIds() {
		Set<String> ids = new HashSet<>();
		for (String name : List.of("ab", "a-b", "a--b", "axb", "ab-")) {
			try (CognitoUserPoolServer pool = builder().name(name).start()) {
				assertThat(ids.add(pool.userPoolId())).as(pool.userPoolId()).isTrue();
				assertThat(ids.add(pool.clientId())).as(pool.clientId()).isTrue();
				assertThat(UserPoolId.isValid(pool.userPoolId())).isTrue();
			}
		}
	}

	private static CognitoUserPoolServerBuilder builder() {
		return CognitoUserPoolServer.builder();
	}

}
