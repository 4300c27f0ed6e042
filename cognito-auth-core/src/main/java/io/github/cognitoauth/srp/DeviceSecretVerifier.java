// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What {@code ConfirmDevice} registers for a device, and the device password to keep for
 * later sign-ins. Immutable.
 *
 * @since 0.1.0
 */
public final class DeviceSecretVerifier {

	private static final int PASSWORD_BYTES = 40;

	private static final int SALT_BYTES = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final String devicePassword;

	private final String passwordVerifier;

	private final String salt;

	private DeviceSecretVerifier(String devicePassword, String passwordVerifier, String salt) {
		this.devicePassword = devicePassword;
		this.passwordVerifier = passwordVerifier;
		this.salt = salt;
	}

	/**
	 * Make a random device password and its verifier. Pure arithmetic of about a
	 * millisecond: too long for an event loop.
	 * @param deviceGroupKey the {@code DeviceGroupKey} of the new-device metadata
	 * @param deviceKey the {@code DeviceKey} of the new-device metadata
	 * @return the verifier
	 * @throws SrpException if a key is empty
	 */
	public static DeviceSecretVerifier generate(String deviceGroupKey, String deviceKey) {
		String password = Base64.getEncoder().encodeToString(randomBytes(PASSWORD_BYTES));
		return of(SrpIdentity.ofDevice(deviceGroupKey, deviceKey, password),
				new BigInteger(1, randomBytes(SALT_BYTES)));
	}

	static DeviceSecretVerifier of(SrpIdentity device, BigInteger salt) {
		BigInteger verifier = GeneratorPower.of(SrpGroup.privateKey(salt, device));
		return new DeviceSecretVerifier(device.password(), base64(verifier), base64(salt));
	}

	/**
	 * Return the device password, to be kept secret together with both device keys.
	 * @return base64 of 40 random bytes
	 */
	public String devicePassword() {
		return this.devicePassword;
	}

	/**
	 * Return the member {@code DeviceSecretVerifierConfig.PasswordVerifier}.
	 * @return base64 of the verifier's shortest two's-complement bytes
	 */
	public String passwordVerifier() {
		return this.passwordVerifier;
	}

	/**
	 * Return the member {@code DeviceSecretVerifierConfig.Salt}.
	 * @return base64 of the salt's shortest two's-complement bytes
	 */
	public String salt() {
		return this.salt;
	}

	@Override
	public String toString() {
		return "DeviceSecretVerifier[devicePassword=****, passwordVerifier=****, salt=****]";
	}

	// Not the raw bytes: a leading zero byte that is no sign byte would not be hashed
	private static String base64(BigInteger number) {
		return Base64.getEncoder().encodeToString(number.toByteArray());
	}

	private static byte[] randomBytes(int length) {
		byte[] bytes = new byte[length];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

}
