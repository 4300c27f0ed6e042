// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

import io.github.cognitoauth.test.internal.protocol.CognitoError;

/**
 * What the server knows of a password: a salt and {@code g^x}.
 *
 * @param salt the salt
 * @param value {@code g^x mod N}
 */
public record SrpVerifier(BigInteger salt, BigInteger value) {

	private static final int MAX_BYTES = 385;

	/**
	 * Derives the verifier of a password.
	 * @param groupName the part of the pool id after the underscore, or the device group
	 * @param userId the user name that takes part in the hash, or the device key
	 * @param password the password
	 * @param salt 16 random bytes
	 * @return the verifier
	 */
	public static SrpVerifier of(String groupName, String userId, String password, byte[] salt) {
		BigInteger saltNumber = new BigInteger(1, salt);
		byte[] inner = SrpGroup.hash((groupName + userId + ":" + password).getBytes(StandardCharsets.UTF_8));
		BigInteger x = SrpGroup.hashToNumber(saltNumber.toByteArray(), inner);
		return new SrpVerifier(saltNumber, SrpGroup.G.modPow(x, SrpGroup.N));
	}

	/**
	 * Takes a verifier that a client has derived for its device.
	 * @param salt the salt's bytes
	 * @param value the verifier's bytes
	 * @return the verifier
	 */
	public static SrpVerifier ofDevice(byte[] salt, byte[] value) {
		if (salt.length == 0 || salt.length > MAX_BYTES || value.length == 0 || value.length > MAX_BYTES) {
			throw CognitoError.invalidParameter("Invalid device secret verifier");
		}
		BigInteger number = new BigInteger(1, value);
		if (number.signum() == 0 || number.compareTo(SrpGroup.N) >= 0) {
			throw CognitoError.invalidParameter("Invalid device secret verifier");
		}
		return new SrpVerifier(new BigInteger(1, salt), number);
	}

	@Override
	public String toString() {
		return "SrpVerifier[...]";
	}

}
