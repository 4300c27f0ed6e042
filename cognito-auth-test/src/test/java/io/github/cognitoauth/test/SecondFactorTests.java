// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.github.cognitoauth.test.internal.crypto.Totp;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for second factors after a password, with the AWS SDK.
 */
class SecondFactorTests {

	private static final String PASSWORD = "Second-Factor-1";

	private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.values())
		.user("plain", (user) -> user.password(PASSWORD).email("p@example.com").phoneNumber("+491700000000"))
		.user("sms", (user) -> user.password(PASSWORD).phoneNumber("+491701234567").mfa(MfaFactor.SMS_MFA))
		.user("email", (user) -> user.password(PASSWORD).email("mail@example.com").mfa(MfaFactor.EMAIL_OTP))
		.user("totp", (user) -> user.password(PASSWORD).totpSecret(SECRET))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@Test
	void signInWhenNoFactorIsOnAndNoneRequiredThenIssuesTokens() {
		assertThat(signIn("plain").tokens()).isNotNull();
		assertThat(this.pool.inbox().codes()).isEmpty();
	}

	@Test
	void signInWhenTextMessageThenWrongCodeCanBeFollowedByTheRightOneOnce() {
		AwsSignIn challenge = signIn("sms");
		assertThat(challenge.challenge()).isEqualTo("SMS_MFA");
		assertThat(challenge.parameters()).containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS")
			.containsEntry("CODE_DELIVERY_DESTINATION", "+********4567")
			.containsEntry("USER_ID_FOR_SRP", "sms");
		String code = this.pool.inbox().latestCode("sms", DeliveryMedium.SMS);
		assertThat(code).matches("[0-9]{6}");
		AwsSdk.assertError(() -> challenge.answer("SMS_MFA_CODE", other(code)), "CodeMismatchException",
				"Invalid code or auth state for the user.");
		assertThat(challenge.answer("SMS_MFA_CODE", code).tokens()).isNotNull();
		AwsSdk.assertError(() -> challenge.answer("SMS_MFA_CODE", code), "NotAuthorizedException",
				"session can only be used once");
	}

	@Test
	void signInWhenCodeIsLateThenRefuses() {
		AwsSignIn challenge = signIn("email");
		String code = this.pool.inbox().latestCode("email");
		this.pool.advance(Duration.ofMinutes(3));
		AwsSdk.assertError(() -> challenge.answer("EMAIL_OTP_CODE", code), "NotAuthorizedException",
				"session is expired");
	}

	@Test
	void signInWhenEmailThenCodeIsDelivered() {
		AwsSignIn challenge = signIn("email");
		assertThat(challenge.challenge()).isEqualTo("EMAIL_OTP");
		assertThat(challenge.parameters()).containsEntry("CODE_DELIVERY_DESTINATION", "m***@e***");
		assertThat(challenge.answer("EMAIL_OTP_CODE", this.pool.inbox().latestCode("email")).tokens()).isNotNull();
	}

	@Test
	void signInWhenFiveCodesWereWrongThenLocks() {
		AwsSignIn challenge = signIn("sms");
		String code = this.pool.inbox().latestCode("sms");
		for (int i = 0; i < 5; i++) {
			AwsSdk.assertError(() -> challenge.answer("SMS_MFA_CODE", other(code)), "CodeMismatchException", "Invalid");
		}
		AwsSdk.assertError(() -> challenge.answer("SMS_MFA_CODE", code), "NotAuthorizedException",
				"Password attempts exceeded");
		this.pool.advance(Duration.ofSeconds(1));
		assertThat(challenge.answer("SMS_MFA_CODE", code).tokens()).isNotNull();
	}

	@Test
	void signInWhenAuthenticatorAppThenCodeIsAcceptedOnceAndWithOneStepOfSkew() {
		AwsSignIn challenge = signIn("totp");
		assertThat(challenge.challenge()).isEqualTo("SOFTWARE_TOKEN_MFA");
		String code = this.pool.totp(SECRET);
		AwsSdk.assertError(() -> challenge.answer("SOFTWARE_TOKEN_MFA_CODE", other(code)), "CodeMismatchException",
				"Invalid");
		assertThat(challenge.answer("SOFTWARE_TOKEN_MFA_CODE", code).tokens()).isNotNull();
		AwsSignIn second = signIn("totp");
		AwsSdk.assertError(() -> second.answer("SOFTWARE_TOKEN_MFA_CODE", code), "ExpiredCodeException",
				"already been used once");
		this.pool.advance(Duration.ofSeconds(60));
		String next = this.pool.totp(SECRET);
		this.pool.advance(Duration.ofSeconds(30));
		assertThat(second.answer("SOFTWARE_TOKEN_MFA_CODE", next).tokens()).isNotNull();
	}

	@Test
	void totpWhenSecretIsThatOfRfc6238ThenCodesAreToo() {
		String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
		assertThat(Totp.code(secret, Instant.ofEpochSecond(59))).isEqualTo("287082");
		assertThat(Totp.code(secret, Instant.ofEpochSecond(20000000000L))).isEqualTo("353130");
	}

	@Test
	void signInWhenSeveralFactorsThenUserChoosesUnlessOneIsPreferred() {
		this.pool.createUser("choice")
			.password(PASSWORD)
			.email("c@example.com")
			.phoneNumber("+491700000001")
			.totpSecret(SECRET)
			.mfa(MfaFactor.SMS_MFA, MfaFactor.EMAIL_OTP);
		AwsSignIn choice = signIn("choice");
		assertThat(choice.challenge()).isEqualTo("SELECT_MFA_TYPE");
		assertThat(choice.parameters()).containsEntry("MFAS_CAN_CHOOSE",
				"[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]");
		AwsSdk.assertError(() -> choice.answer("ANSWER", "PIGEON"), "MFAMethodNotFoundException", "not found");
		AwsSignIn code = choice.answer("ANSWER", "EMAIL_OTP");
		assertThat(code.challenge()).isEqualTo("EMAIL_OTP");
		assertThat(code.answer("EMAIL_OTP_CODE", this.pool.inbox().latestCode("choice")).tokens()).isNotNull();
		this.pool.user("choice").preferredMfa(MfaFactor.SOFTWARE_TOKEN_MFA);
		assertThat(signIn("choice").challenge()).isEqualTo("SOFTWARE_TOKEN_MFA");
	}

	@Test
	void signInWhenFirstLoginAndFactorThenBothAreAsked() {
		this.pool.user("sms").temporaryPassword("Temp-Pass-1");
		AwsSignIn code = AwsSignIn.password(this.pool, "sms", "Temp-Pass-1").answer("NEW_PASSWORD", "Own-Password-1");
		assertThat(code.challenge()).isEqualTo("SMS_MFA");
		assertThat(code.answer("SMS_MFA_CODE", this.pool.inbox().latestCode("sms")).tokens()).isNotNull();
	}

	@Test
	void signInWhenFactorIsRequiredThenVerifiedAddressesNeedNoSetUp() {
		try (CognitoUserPoolServer strict = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.ON, MfaFactor.SMS_MFA)
			.user("plain", (user) -> user.password(PASSWORD).phoneNumber("+491700000000"))
			.start()) {
			assertThat(AwsSignIn.password(strict, "plain", PASSWORD).challenge()).isEqualTo("SMS_MFA");
		}
	}

	@Test
	void signInWhenFactorIsRequiredAndNoneSetUpThenAuthenticatorAppIsSetUpWithTheSession() {
		try (CognitoUserPoolServer strict = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.ON, MfaFactor.SOFTWARE_TOKEN_MFA)
			.user("setup", (user) -> user.password(PASSWORD))
			.start()) {
			CognitoIdentityProviderClient client = AwsSdk.client(strict);
			AwsSignIn setup = AwsSignIn.password(strict, "setup", PASSWORD);
			assertThat(setup.challenge()).isEqualTo("MFA_SETUP");
			assertThat(setup.parameters()).containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]");
			AwsSdk.assertError(() -> setup.answer(), "SoftwareTokenMFANotFoundException", "has not set up");
			AssociateSoftwareTokenResponse secret = client
				.associateSoftwareToken((request) -> request.session(setup.session()));
			AwsSdk.assertError(() -> client.verifySoftwareToken(
					(request) -> request.session(secret.session()).userCode(other(strict.totp(secret.secretCode())))),
					"EnableSoftwareTokenMFAException", "Code mismatch");
			String code = strict.totp(secret.secretCode());
			VerifySoftwareTokenResponse verified = client.verifySoftwareToken(
					(request) -> request.session(secret.session()).friendlyDeviceName("My phone").userCode(code));
			assertThat(verified.statusAsString()).isEqualTo("SUCCESS");
			AwsSdk.assertError(() -> setup.answer(), "NotAuthorizedException", "session can only be used once");
			assertThat(setup.answerAs("MFA_SETUP", verified.session()).tokens()).isNotNull();
			AwsSignIn next = AwsSignIn.password(strict, "setup", PASSWORD);
			assertThat(next.challenge()).isEqualTo("SOFTWARE_TOKEN_MFA");
			assertThat(next.parameters()).containsEntry("FRIENDLY_DEVICE_NAME", "My phone");
			AwsSdk.assertError(() -> next.answer("SOFTWARE_TOKEN_MFA_CODE", code), "ExpiredCodeException",
					"already been used once");
		}
	}

	@Test
	void signInWhenFactorIsRequiredAndNoneSetUpThenEmailAddressIsProvedByCode() {
		try (CognitoUserPoolServer strict = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.ON, MfaFactor.EMAIL_OTP)
			.user("setup", (user) -> user.password(PASSWORD))
			.start()) {
			AwsSignIn code = AwsSignIn.password(strict, "setup", PASSWORD).answer("EMAIL", "new@example.com");
			assertThat(code.challenge()).isEqualTo("EMAIL_OTP");
			assertThat(strict.user("setup").attributes()).containsEntry("email_verified", "false");
			assertThat(code.answer("EMAIL_OTP_CODE", strict.inbox().latestCode("setup")).tokens()).isNotNull();
			assertThat(strict.user("setup").attributes()).containsEntry("email_verified", "true");
		}
	}

	@Test
	void preferencesWhenSetByTheUserThenDecideTheNextSignIn() {
		CognitoIdentityProviderClient client = AwsSdk.client(this.pool);
		String token = signIn("plain").tokens().accessToken();
		assertThat(this.pool.user("plain").authenticatorCode()).isEmpty();
		AwsSdk.assertError(
				() -> client.setUserMFAPreference((request) -> request.accessToken(token)
					.softwareTokenMfaSettings((settings) -> settings.enabled(true).preferredMfa(true))),
				"InvalidParameterException", "User has not verified software token mfa");
		String secret = client.associateSoftwareToken((request) -> request.accessToken(token)).secretCode();
		assertThat(this.pool.user("plain").authenticatorCode()).contains(this.pool.totp(secret));
		client.verifySoftwareToken((request) -> request.accessToken(token).userCode(this.pool.totp(secret)));
		assertThat(this.pool.user("plain").authenticatorCode()).contains(this.pool.totp(secret));
		client.setUserMFAPreference((request) -> request.accessToken(token)
			.smsMfaSettings((settings) -> settings.enabled(true))
			.emailMfaSettings((settings) -> settings.enabled(true))
			.softwareTokenMfaSettings((settings) -> settings.enabled(true).preferredMfa(true)));
		assertThat(client.getUser((request) -> request.accessToken(token)))
			.satisfies((user) -> assertThat(user.preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA"))
			.satisfies((user) -> assertThat(user.userMFASettingList()).containsExactlyInAnyOrder("SMS_MFA",
					"SOFTWARE_TOKEN_MFA", "EMAIL_OTP"));
		assertThat(signIn("plain").challenge()).isEqualTo("SOFTWARE_TOKEN_MFA");
		client.setUserMFAPreference((request) -> request.accessToken(token)
			.smsMfaSettings((settings) -> settings.enabled(false))
			.softwareTokenMfaSettings((settings) -> settings.enabled(false)));
		assertThat(signIn("plain").challenge()).isEqualTo("EMAIL_OTP");
		assertThat(
				client.getUserAuthFactors((request) -> request.accessToken(token)).configuredUserAuthFactorsAsStrings())
			.containsExactly("PASSWORD", "SOFTWARE_TOKEN");
	}

	@Test
	void settingsWhenSetTheOldWayThenTurnTextMessagesOnAndOff() {
		CognitoIdentityProviderClient client = AwsSdk.client(this.pool);
		String token = signIn("plain").tokens().accessToken();
		client.setUserSettings((request) -> request.accessToken(token)
			.mfaOptions((option) -> option.deliveryMedium("SMS").attributeName("phone_number")));
		assertThat(signIn("plain").challenge()).isEqualTo("SMS_MFA");
		AwsSdk.assertError(
				() -> client.setUserSettings(
						(request) -> request.accessToken(token).mfaOptions((option) -> option.deliveryMedium("EMAIL"))),
				"InvalidParameterException", "Only SMS");
		client.setUserSettings((request) -> request.accessToken(token).mfaOptions(List.of()));
		assertThat(signIn("plain").tokens()).isNotNull();
	}

	@Test
	void preferencesWhenOneIsImpossibleThenNothingChanges() {
		CognitoIdentityProviderClient client = AwsSdk.client(this.pool);
		String token = signIn("plain").tokens().accessToken();
		AwsSdk.assertError(
				() -> client.setUserMFAPreference((request) -> request.accessToken(token)
					.smsMfaSettings((settings) -> settings.enabled(true))
					.softwareTokenMfaSettings((settings) -> settings.enabled(true))),
				"InvalidParameterException", "has not verified");
		assertThat(signIn("plain").tokens()).isNotNull();
	}

	private AwsSignIn signIn(String username) {
		return AwsSignIn.password(this.pool, username, PASSWORD);
	}

	private static String other(String code) {
		return (code.charAt(0) == '0' ? "1" : "0") + code.substring(1);
	}

}
