// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for devices with the AWS SDK.
 */
class DeviceTests {

	private static final String PASSWORD = "Second-Factor-1";

	private static final String DEVICE_SECRET = "a device secret of forty random bytes";

	private final SrpClient srp = new SrpClient();

	@Test
	void signInWhenDeviceIsRememberedThenItsProofReplacesTheSecondFactor() {
		try (CognitoUserPoolServer pool = pool(DeviceTracking.ALWAYS)) {
			NewDeviceMetadataType device = confirmed(pool, false);
			AwsSignIn question = AwsSignIn.start(pool, "USER_PASSWORD_AUTH", "sms", "PASSWORD", PASSWORD, "DEVICE_KEY",
					device.deviceKey());
			assertThat(question.challenge()).isEqualTo("DEVICE_SRP_AUTH");
			AwsSignIn verifier = question.answer("DEVICE_KEY", device.deviceKey(), "SRP_A", this.srp.srpA());
			assertThat(verifier.challenge()).isEqualTo("DEVICE_PASSWORD_VERIFIER");
			AuthenticationResultType tokens = verifier.answer(proof(device, verifier, DEVICE_SECRET)).tokens();
			assertThat(tokens.newDeviceMetadata()).isNull();
			assertThat(refresh(pool, tokens.refreshToken(), device.deviceKey()).accessToken()).isNotBlank();
			AwsSdk.assertError(() -> refresh(pool, tokens.refreshToken(), null), "NotAuthorizedException",
					"Invalid Refresh Token");
		}
	}

	@Test
	void signInWhenDeviceSecretIsWrongThenRefuses() {
		try (CognitoUserPoolServer pool = pool(DeviceTracking.ALWAYS)) {
			NewDeviceMetadataType device = confirmed(pool, false);
			AwsSignIn question = AwsSignIn.start(pool, "USER_PASSWORD_AUTH", "sms", "PASSWORD", PASSWORD, "DEVICE_KEY",
					device.deviceKey());
			AwsSignIn verifier = question.answerAs("DEVICE_SRP_AUTH", null, "DEVICE_KEY", device.deviceKey(), "SRP_A",
					this.srp.srpA());
			AwsSdk.assertError(() -> verifier.answer(proof(device, verifier, "wrong")), "NotAuthorizedException",
					"Incorrect");
		}
	}

	@Test
	void signInWhenDeviceIsUnknownThenSaysSoAndTheProofCanBeRepeatedWithoutIt() {
		try (CognitoUserPoolServer pool = pool(DeviceTracking.ALWAYS)) {
			AwsSignIn verifier = AwsSignIn.start(pool, "USER_SRP_AUTH", "sms", "SRP_A", this.srp.srpA());
			AwsSdk.assertError(() -> verifier.prove(this.srp, PASSWORD, "DEVICE_KEY", "us-east-1_0"),
					"ResourceNotFoundException", "Device does not exist.");
			assertThat(verifier.prove(this.srp, PASSWORD).challenge()).isEqualTo("SMS_MFA");
		}
	}

	@Test
	void signInWhenUserMustOptInThenDeviceIsRememberedOnlyAfterwards() {
		try (CognitoUserPoolServer pool = pool(DeviceTracking.USER_OPT_IN)) {
			NewDeviceMetadataType device = confirmed(pool, true);
			assertThat(signInWith(pool, device.deviceKey()).challenge()).isEqualTo("SMS_MFA");
			CognitoIdentityProviderClient client = AwsSdk.client(pool);
			String token = tokens(pool).accessToken();
			client.updateDeviceStatus((request) -> request.accessToken(token)
				.deviceKey(device.deviceKey())
				.deviceRememberedStatus("remembered"));
			assertThat(signInWith(pool, device.deviceKey()).challenge()).isEqualTo("DEVICE_SRP_AUTH");
		}
	}

	@Test
	void devicesWhenListedReadAndForgottenThenFollow() {
		try (CognitoUserPoolServer pool = pool(DeviceTracking.ALWAYS)) {
			NewDeviceMetadataType device = confirmed(pool, false);
			CognitoIdentityProviderClient client = AwsSdk.client(pool);
			String token = tokens(pool).accessToken();
			assertThat(client.listDevices((request) -> request.accessToken(token)).devices()).singleElement()
				.satisfies((listed) -> assertThat(listed.deviceKey()).isEqualTo(device.deviceKey()));
			assertThat(client.getDevice((request) -> request.accessToken(token).deviceKey(device.deviceKey()))
				.device()
				.deviceAttributes()).anySatisfy((attribute) -> assertThat(attribute.value()).isEqualTo("Laptop"));
			assertThat(pool.user("sms").deviceKeys()).containsExactly(device.deviceKey());
			client.forgetDevice((request) -> request.accessToken(token).deviceKey(device.deviceKey()));
			AwsSdk.assertError(
					() -> client.getDevice((request) -> request.accessToken(token).deviceKey(device.deviceKey())),
					"ResourceNotFoundException", "Device does not exist.");
		}
	}

	@Test
	void refreshWhenDeviceIsNotConfirmedThenRefuses() {
		try (CognitoUserPoolServer pool = pool(DeviceTracking.ALWAYS)) {
			AuthenticationResultType tokens = tokens(pool);
			AwsSdk.assertError(() -> refresh(pool, tokens.refreshToken(), tokens.newDeviceMetadata().deviceKey()),
					"NotAuthorizedException", "Invalid Refresh Token");
		}
	}

	private NewDeviceMetadataType confirmed(CognitoUserPoolServer pool, boolean necessary) {
		AuthenticationResultType tokens = tokens(pool);
		NewDeviceMetadataType device = tokens.newDeviceMetadata();
		assertThat(device.deviceKey()).matches("[\\w-]+_[0-9a-f-]+");
		BigInteger salt = new BigInteger("7b00ff11223344556677889900aabbcc", 16);
		BigInteger verifier = SrpClient.verifier(device.deviceGroupKey(), device.deviceKey(), DEVICE_SECRET, salt);
		assertThat(AwsSdk.client(pool)
			.confirmDevice((request) -> request.accessToken(tokens.accessToken())
				.deviceKey(device.deviceKey())
				.deviceName("Laptop")
				.deviceSecretVerifierConfig((config) -> config.salt(base64(salt)).passwordVerifier(base64(verifier))))
			.userConfirmationNecessary()).isEqualTo(necessary);
		return device;
	}

	private AuthenticationResultType tokens(CognitoUserPoolServer pool) {
		return AwsSignIn.password(pool, "sms", PASSWORD)
			.answer("SMS_MFA_CODE", pool.inbox().latestCode("sms"))
			.tokens();
	}

	private AwsSignIn signInWith(CognitoUserPoolServer pool, String deviceKey) {
		return AwsSignIn.start(pool, "USER_SRP_AUTH", "sms", "SRP_A", this.srp.srpA(), "DEVICE_KEY", deviceKey)
			.prove(this.srp, PASSWORD, "DEVICE_KEY", deviceKey);
	}

	private Map<String, String> proof(NewDeviceMetadataType device, AwsSignIn verifier, String secret) {
		Map<String, String> proof = this.srp.answer(device.deviceGroupKey(), device.deviceKey(), secret,
				verifier.parameters(), Instant.now());
		proof.put("DEVICE_KEY", device.deviceKey());
		return proof;
	}

	private static AuthenticationResultType refresh(CognitoUserPoolServer pool, String refreshToken, String deviceKey) {
		return AwsSdk.client(pool)
			.getTokensFromRefreshToken(
					(request) -> request.clientId(pool.clientId()).refreshToken(refreshToken).deviceKey(deviceKey))
			.authenticationResult();
	}

	private static String base64(BigInteger number) {
		return Base64.getEncoder().encodeToString(number.toByteArray());
	}

	private static CognitoUserPoolServer pool(DeviceTracking tracking) {
		return CognitoUserPoolServer.builder()
			.deviceTracking(tracking)
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA)
			.user("sms", (user) -> user.password(PASSWORD).phoneNumber("+491700000000").mfa(MfaFactor.SMS_MFA))
			.start();
	}

}
