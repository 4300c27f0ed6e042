// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DeviceSecretVerifier}.
 */
class DeviceSecretVerifierTests {

	@Test
	void generateWhenRepeatedThenServerDerivesTheSameVerifier() {
		for (int i = 0; i < 300; i++) {
			DeviceSecretVerifier device = DeviceSecretVerifier.generate("-AbCdEfGh", "eu-west-1_0123");
			SrpIdentity identity = SrpIdentity.ofDevice("-AbCdEfGh", "eu-west-1_0123", device.devicePassword());
			BigInteger salt = number(device.salt());
			assertThat(salt.signum()).isPositive();
			assertThat(new SrpTestServer(identity, salt, BigInteger.ONE).verifier())
				.isEqualTo(number(device.passwordVerifier()));
		}
	}

	@Test
	void generateWhenCalledTwiceThenSecretsDiffer() {
		DeviceSecretVerifier first = DeviceSecretVerifier.generate("group", "key");
		DeviceSecretVerifier second = DeviceSecretVerifier.generate("group", "key");
		assertThat(Base64.getDecoder().decode(first.devicePassword())).hasSize(40);
		assertThat(first.devicePassword()).isNotEqualTo(second.devicePassword());
		assertThat(first.salt()).isNotEqualTo(second.salt());
	}

	@Test
	void ofWhenSaltStartsWithZeroByteThenSaltIsWhatIsHashed() {
		BigInteger salt = new BigInteger("003ad17f53f62c6ac119ddcd88c89e2e", 16);
		DeviceSecretVerifier device = DeviceSecretVerifier.of(SrpIdentity.ofDevice("group", "key", "pw"), salt);
		assertThat(Base64.getDecoder().decode(device.salt())).hasSize(15);
	}

	@Test
	void generateWhenKeyIsEmptyThenRefused() {
		assertThatExceptionOfType(SrpException.class).isThrownBy(() -> DeviceSecretVerifier.generate("", "key"));
		assertThatExceptionOfType(SrpException.class).isThrownBy(() -> DeviceSecretVerifier.generate("group", ""));
	}

	@Test
	void toStringTellsNothingSecret() {
		DeviceSecretVerifier device = DeviceSecretVerifier.generate("group", "key");
		assertThat(device.toString()).doesNotContain(device.devicePassword(), device.passwordVerifier(), device.salt());
	}

	// As the pool reads it: signed bytes, so that a missing sign byte would show
	private static BigInteger number(String base64) {
		return new BigInteger(Base64.getDecoder().decode(base64));
	}

}
