// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.NewDeviceMetadata;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserDeviceOperations}.
 */
class UserDeviceOperationsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String DEVICE_KEY = "eu-west-1_0f6a3ab8-4be9-4c5a-9f3a-0c4a4c1e7d11";

	private static final NewDeviceMetadata DEVICE = new NewDeviceMetadata(DEVICE_KEY, "-Group1");

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static UserDeviceOperations devices() {
		return CognitoUserAccounts.create(pool.client().build()).forAccessToken("access-1").devices();
	}

	@Test
	void confirmWhenNameIsGivenThenVerifierAndNameAreSent() {
		pool.answer(CognitoOperation.ConfirmDevice, "{\"UserConfirmationNecessary\": true}");

		ConfirmedDevice confirmed = Results.of(devices().confirm(DEVICE, "laptop"));

		JsonNode body = pool.lastBody(CognitoOperation.ConfirmDevice);
		JsonNode verifier = body.get("DeviceSecretVerifierConfig");
		assertThat(body.propertyNames()).containsExactlyInAnyOrder("AccessToken", "DeviceKey",
				"DeviceSecretVerifierConfig", "DeviceName");
		assertThat(body.get("DeviceKey").stringValue()).isEqualTo(DEVICE_KEY);
		assertThat(body.get("DeviceName").stringValue()).isEqualTo("laptop");
		assertThat(verifier.propertyNames()).containsExactlyInAnyOrder("PasswordVerifier", "Salt");
		assertThat(Base64.getDecoder().decode(verifier.get("PasswordVerifier").stringValue())).hasSizeBetween(380, 385);
		assertThat(confirmed.userConfirmationNecessary()).isTrue();
		assertThat(confirmed.device().deviceKey()).isEqualTo(DEVICE_KEY);
		assertThat(confirmed.device().deviceGroupKey()).isEqualTo("-Group1");
		assertThat(Base64.getDecoder().decode(confirmed.device().devicePassword())).hasSize(40);
		assertThat(confirmed.toString()).doesNotContain(confirmed.device().devicePassword());
	}

	@Test
	void confirmWhenSubscribedTwiceThenEachHasSecretOfItsOwn() {
		pool.answer(CognitoOperation.ConfirmDevice, "{}");

		ConfirmedDevice first = Results.of(devices().confirm(DEVICE, null));
		ConfirmedDevice second = Results.of(devices().confirm(DEVICE, null));

		assertThat(first.userConfirmationNecessary()).isFalse();
		assertThat(first.device().devicePassword()).isNotEqualTo(second.device().devicePassword());
		assertThat(pool.lastBody(CognitoOperation.ConfirmDevice).has("DeviceName")).isFalse();
	}

	@Test
	void getWhenAnswerIsFullThenIsTyped() {
		pool.answer(CognitoOperation.GetDevice, """
				{"Device": {"DeviceKey": "%s", "DeviceAttributes": [{"Name": "device_name", "Value": "laptop"},
				{"Name": "last_ip_used", "Value": "192.0.2.7"}], "DeviceCreateDate": 1730541600,
				"DeviceLastModifiedDate": 1730541600.123, "DeviceLastAuthenticatedDate": 1.730541601E9}}"""
			.formatted(DEVICE_KEY));

		UserDevice device = Results.of(devices().get(DEVICE_KEY));

		assertThat(pool.lastBody(CognitoOperation.GetDevice))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"DeviceKey\": \"%s\"}".formatted(DEVICE_KEY)));
		assertThat(device).isEqualTo(new UserDevice(DEVICE_KEY,
				Map.of("device_name", "laptop", "last_ip_used", "192.0.2.7"), Instant.ofEpochSecond(1730541600),
				Instant.ofEpochMilli(1730541600123L), Instant.ofEpochSecond(1730541601)));
		assertThat(device.name()).isEqualTo("laptop");
		assertThat(device.toString()).doesNotContain("192.0.2.7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"2024-11-02\"", "null", "true", "1e300", "-1e300", "[]",
			"123456789012345678901234567890123456789012345678901234567890" })
	void getWhenTimestampIsOddThenItCountsAsAbsent(String timestamp) {
		pool.answer(CognitoOperation.GetDevice,
				"{\"Device\": {\"DeviceKey\": \"k\", \"DeviceCreateDate\": %s}}".formatted(timestamp));

		assertThat(Results.of(devices().get("k")).createdAt()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"Device\": {}}", "{\"Device\": 7}", "" })
	void getWhenAnswerHasNoDeviceThenErrorIsTyped(String answer) {
		pool.answer(CognitoOperation.GetDevice, answer);

		assertThat(Results.failure(devices().get(DEVICE_KEY)).reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
	}

	@Test
	void getWhenDeviceIsUnknownThenReasonSaysSo() {
		pool.answer(CognitoOperation.GetDevice,
				ScriptedPool.error("ResourceNotFoundException", "Device does not exist."));

		assertThat(Results.failure(devices().get(DEVICE_KEY)).reason()).isEqualTo(CognitoErrorReason.DEVICE_NOT_FOUND);
	}

	@ParameterizedTest
	@CsvSource({ "true, remembered", "false, not_remembered" })
	void rememberWhenCalledThenStatusIsSent(boolean remember, String status) {
		pool.answer(CognitoOperation.UpdateDeviceStatus, "{}");

		Results.complete(remember ? devices().remember(DEVICE_KEY) : devices().stopRemembering(DEVICE_KEY));

		assertThat(pool.lastBody(CognitoOperation.UpdateDeviceStatus)).isEqualTo(json("""
				{"AccessToken": "access-1", "DeviceKey": "%s", "DeviceRememberedStatus": "%s"}""".formatted(DEVICE_KEY,
				status)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}" })
	void forgetWhenAnswerIsEmptyThenCompletes(String answer) {
		pool.answer(CognitoOperation.ForgetDevice, answer);

		Results.complete(devices().forget(DEVICE_KEY));

		assertThat(pool.lastBody(CognitoOperation.ForgetDevice))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"DeviceKey\": \"%s\"}".formatted(DEVICE_KEY)));
	}

	@Test
	void listWhenThereAreTwoPagesThenTokenIsSentBack() {
		pool.answer(CognitoOperation.ListDevices,
				"{\"Devices\": [{\"DeviceKey\": \"a\"}, {\"DeviceKey\": \"b\"}], \"PaginationToken\": \"next-1\"}",
				"{\"Devices\": [{\"DeviceKey\": \"c\"}]}");

		List<UserDevice> devices = Results.all(devices().list());

		assertThat(devices).extracting(UserDevice::deviceKey).containsExactly("a", "b", "c");
		assertThat(pool.body(CognitoOperation.ListDevices, 0))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"Limit\": 60}"));
		assertThat(pool.body(CognitoOperation.ListDevices, 1))
			.isEqualTo(json("{\"AccessToken\": \"access-1\", \"Limit\": 60, \"PaginationToken\": \"next-1\"}"));
	}

	@Test
	void listWhenFewAreTakenThenNextPageIsNotAskedFor() {
		pool.answer(CognitoOperation.ListDevices,
				"{\"Devices\": [{\"DeviceKey\": \"a\"}, {\"DeviceKey\": \"b\"}], \"PaginationToken\": \"next-1\"}");

		StepVerifier.create(devices().list().take(2)).expectNextCount(2).expectComplete().verify(TIMEOUT);

		assertThat(pool.requests(CognitoOperation.ListDevices)).hasSize(1);
	}

	@Test
	void listWhenPoolHasNoneThenIsEmpty() {
		pool.answer(CognitoOperation.ListDevices, "{}");

		assertThat(Results.all(devices().list())).isEmpty();
	}

	@Test
	void listWhenServiceRepeatsTokenThenEndsInTypedError() {
		pool.answer(CognitoOperation.ListDevices,
				"{\"Devices\": [{\"DeviceKey\": \"a\"}], \"PaginationToken\": \"same\"}");

		CognitoException failure = Results.failure(devices().list().collectList());

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(pool.requests(CognitoOperation.ListDevices)).hasSize(2);
	}

}
