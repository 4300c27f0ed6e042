// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.crypto.Secrets;

/**
 * One run of SRP: the client's {@code A}, the server's {@code B}, and the check of the
 * client's proof.
 */
public final class SrpExchange {

	private static final int EXPONENT_BYTES = 32;

	// N has 768 digits, and some clients write a sign byte in front
	private static final int MAX_HEX_DIGITS = 770;

	private static final byte[] INFO = "Caldera Derived Key\u0001".getBytes(StandardCharsets.UTF_8);

	private final SrpVerifier verifier;

	private final BigInteger clientPublic;

	private final BigInteger secret;

	private final BigInteger serverPublic;

	private final byte[] secretBlock = Secrets.bytes(800);

	/**
	 * Begins a run.
	 * @param verifier what is known of the password
	 * @param srpA the client's {@code SRP_A}
	 */
	public SrpExchange(SrpVerifier verifier, String srpA) {
		this(verifier, srpA, Secrets.bytes(EXPONENT_BYTES));
	}

	SrpExchange(SrpVerifier verifier, String srpA, byte[] secret) {
		this.verifier = verifier;
		this.clientPublic = clientPublic(srpA);
		this.secret = new BigInteger(1, secret);
		this.serverPublic = SrpGroup.K.multiply(verifier.value())
			.add(SrpGroup.G.modPow(this.secret, SrpGroup.N))
			.mod(SrpGroup.N);
	}

	private static BigInteger clientPublic(String srpA) {
		if (!srpA.matches("[0-9a-fA-F]{1," + MAX_HEX_DIGITS + "}")) {
			throw CognitoError.invalidParameter("SRP_A must be a hexadecimal number");
		}
		BigInteger number = new BigInteger(srpA, 16);
		if (number.mod(SrpGroup.N).signum() == 0) {
			throw CognitoError.invalidParameter("SRP_A must not be a multiple of N");
		}
		return number;
	}

	/**
	 * Returns the salt.
	 * @return {@code SALT} in hexadecimal
	 */
	public String salt() {
		return this.verifier.salt().toString(16);
	}

	/**
	 * Returns the server's public number.
	 * @return {@code SRP_B} in hexadecimal
	 */
	public String serverPublic() {
		return this.serverPublic.toString(16);
	}

	/**
	 * Returns what the client must sign and send back.
	 * @return {@code SECRET_BLOCK} in base64
	 */
	public String secretBlock() {
		return Base64.getEncoder().encodeToString(this.secretBlock);
	}

	/**
	 * Checks the client's proof.
	 * @param groupName the part of the pool id after the underscore, or the device group
	 * @param userId the user name that takes part in the hash, or the device key
	 * @param timestamp {@code TIMESTAMP} as sent
	 * @param signature {@code PASSWORD_CLAIM_SIGNATURE}
	 * @return whether the client knows the password
	 */
	public boolean proves(String groupName, String userId, String timestamp, String signature) {
		byte[] message = (groupName + userId).getBytes(StandardCharsets.UTF_8);
		byte[] expected = Secrets.hmac(key(), message, this.secretBlock, timestamp.getBytes(StandardCharsets.UTF_8));
		try {
			return MessageDigest.isEqual(expected, Base64.getDecoder().decode(signature));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	byte[] key() {
		BigInteger u = SrpGroup.hashToNumber(this.clientPublic.toByteArray(), this.serverPublic.toByteArray());
		BigInteger s = this.clientPublic.multiply(this.verifier.value().modPow(u, SrpGroup.N))
			.modPow(this.secret, SrpGroup.N);
		byte[] pseudoRandomKey = Secrets.hmac(u.toByteArray(), s.toByteArray());
		return Arrays.copyOf(Secrets.hmac(pseudoRandomKey, INFO), 16);
	}

	@Override
	public String toString() {
		return "SrpExchange[...]";
	}

}
