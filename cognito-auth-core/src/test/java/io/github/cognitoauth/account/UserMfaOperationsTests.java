// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.List;

import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoUserActionRequiredException;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link UserMfaOperations}.
 */
class UserMfaOperationsTests {

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static UserMfaOperations mfa() {
		return CognitoUserAccounts.create(pool.client().build()).forAccessToken("access-1").mfa();
	}

	@Test
	void setPreferenceWhenAllFactorsAreNamedThenAllSettingsAreSent() {
		pool.answer(CognitoOperation.SetUserMFAPreference, "{}");

		Results.complete(mfa().setPreference(MfaPreference.builder()
			.doNotPrefer(MfaType.SMS_MFA)
			.prefer(MfaType.SOFTWARE_TOKEN_MFA)
			.disable(MfaType.EMAIL_OTP)
			.passkeys(true)
			.build()));

		assertThat(pool.lastBody(CognitoOperation.SetUserMFAPreference)).isEqualTo(json("""
				{"AccessToken": "access-1", "SMSMfaSettings": {"Enabled": true, "PreferredMfa": false},
				"SoftwareTokenMfaSettings": {"Enabled": true, "PreferredMfa": true},
				"EmailMfaSettings": {"Enabled": false}, "WebAuthnMfaSettings": {"Enabled": true}}"""));
	}

	@Test
	void setPreferenceWhenOneFactorIsNamedThenOthersAreLeftOut() {
		pool.answer(CognitoOperation.SetUserMFAPreference, "{}");

		Results.complete(mfa().setPreference(MfaPreference.builder().enable(MfaType.EMAIL_OTP).build()));

		assertThat(pool.lastBody(CognitoOperation.SetUserMFAPreference))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"EmailMfaSettings\": {\"Enabled\": true}}"));
	}

	@Test
	void preferenceWhenTwoFactorsArePreferredThenIsRefused() {
		MfaPreference.Builder builder = MfaPreference.builder().prefer(MfaType.SMS_MFA).prefer(MfaType.EMAIL_OTP);

		assertThatIllegalStateException().isThrownBy(builder::build);
		assertThatIllegalArgumentException().isThrownBy(() -> builder.enable(new MfaType("CARRIER_PIGEON_MFA")));
	}

	@Test
	void associateSoftwareTokenWhenCalledThenSecretMakesLink() {
		pool.answer(CognitoOperation.AssociateSoftwareToken, "{\"SecretCode\": \"JBSWY3DPEHPK3PXP\"}");

		TotpSecret secret = Results.of(mfa().associateSoftwareToken());

		assertThat(pool.lastBody(CognitoOperation.AssociateSoftwareToken))
			.isEqualTo(json("{\"AccessToken\": \"access-1\"}"));
		assertThat(secret.otpauthUri("Acme Co", "alice@example.com"))
			.isEqualTo("otpauth://totp/Acme%20Co:alice%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Acme%20Co");
		assertThat(secret.toString()).doesNotContain("JBSWY3DPEHPK3PXP");
	}

	@Test
	void associateSoftwareTokenWhenAnswerHasNoSecretThenErrorIsTyped() {
		pool.answer(CognitoOperation.AssociateSoftwareToken, "{}");

		assertThat(Results.failure(mfa().associateSoftwareToken()).reason())
			.isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
	}

	@Test
	void verifySoftwareTokenWhenStatusIsSuccessThenCompletes() {
		pool.answer(CognitoOperation.VerifySoftwareToken, "{\"Status\": \"SUCCESS\"}");

		Results.complete(mfa().verifySoftwareToken("123 456", "phone"));

		assertThat(pool.lastBody(CognitoOperation.VerifySoftwareToken)).isEqualTo(json("""
				{"AccessToken": "access-1", "UserCode": "123456", "FriendlyDeviceName": "phone"}"""));
	}

	@Test
	void verifySoftwareTokenWhenStatusIsErrorThenCodeIsWrong() {
		pool.answer(CognitoOperation.VerifySoftwareToken, "{\"Status\": \"ERROR\"}");

		CognitoException failure = Results.failure(mfa().verifySoftwareToken("123456", null));

		assertThat(failure).isInstanceOf(CognitoUserActionRequiredException.class);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.CODE_MISMATCH);
		assertThat(pool.lastBody(CognitoOperation.VerifySoftwareToken))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"UserCode\": \"123456\"}"));
	}

	@Test
	@SuppressWarnings("deprecation")
	void setUserSettingsWhenThereIsNoOptionThenTheEmptyListIsSent() {
		pool.answer(CognitoOperation.SetUserSettings, "{}");

		Results.complete(mfa().setUserSettings(List.of()));

		assertThat(pool.lastBody(CognitoOperation.SetUserSettings))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"MFAOptions\": []}"));
	}

	@Test
	@SuppressWarnings("deprecation")
	void setUserSettingsWhenCalledThenOptionsAreSent() {
		pool.answer(CognitoOperation.SetUserSettings, "{}");

		Results.complete(mfa().setUserSettings(List.of(new MfaOption("SMS", "phone_number"))));

		assertThat(pool.lastBody(CognitoOperation.SetUserSettings)).isEqualTo(json("""
				{"AccessToken": "access-1",
				"MFAOptions": [{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}]}"""));
	}

}
