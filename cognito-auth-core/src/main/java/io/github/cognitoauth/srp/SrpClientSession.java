// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

import javax.crypto.Mac;

/**
 * The client's side of one SRP-6a exchange with a user pool: send {@link #srpA()},
 * receive {@code SALT}, {@code SRP_B} and {@code SECRET_BLOCK}, answer with
 * {@link #claim}. Start a new session for each attempt.
 * <p>
 * Immutable and safe for use by several threads. {@link #start()} and {@link #claim} are
 * pure arithmetic of some milliseconds: too long for an event loop. The time they take
 * depends on the secrets, as with {@link BigInteger}.
 *
 * @since 0.1.0
 */
public final class SrpClientSession {

	/** RFC 5054's minimum; more than the group's own strength gains nothing. */
	private static final int SECRET_BITS = 256;

	private static final int SESSION_KEY_BYTES = 16;

	/** Info and block counter of the HKDF expansion. */
	private static final byte[] KEY_INFO = "Caldera Derived Key\u0001".getBytes(StandardCharsets.US_ASCII);

	private static final SecureRandom RANDOM = new SecureRandom();

	private final BigInteger secret;

	private final byte[] publicKey;

	SrpClientSession(BigInteger secret) {
		this.secret = secret;
		this.publicKey = GeneratorPower.of(secret).toByteArray();
	}

	/**
	 * Start an exchange with a fresh secret of 256 random bits.
	 * @return the session
	 */
	public static SrpClientSession start() {
		return start(RANDOM);
	}

	static SrpClientSession start(Random random) {
		BigInteger secret;
		do {
			secret = new BigInteger(SECRET_BITS, random);
		}
		// A power of 2 is never 0 modulo the odd N, but a = 0 would make A = 1
		while (secret.signum() == 0);
		return new SrpClientSession(secret);
	}

	/**
	 * Return the public key A, the auth parameter {@code SRP_A}.
	 * @return lower-case hexadecimal digits without leading zeros
	 */
	public String srpA() {
		String hex = HexFormat.of().formatHex(this.publicKey);
		int start = 0;
		while (hex.charAt(start) == '0') {
			start++;
		}
		return hex.substring(start);
	}

	/**
	 * Prove the password to the pool.
	 * @param identity who proves; for a user with the {@code USER_ID_FOR_SRP} of the
	 * challenge
	 * @param salt the challenge parameter {@code SALT}: hexadecimal, at most 256 digits
	 * @param srpB the challenge parameter {@code SRP_B}: hexadecimal, at most 770 digits
	 * @param secretBlock the challenge parameter {@code SECRET_BLOCK}: base64 or else any
	 * text, at most 16,384 characters
	 * @param now the time to sign; the pool accepts only a small skew
	 * @return the members of the answer
	 * @throws SrpException if a parameter is missing, too long or malformed, or if the
	 * exchange is unsafe ({@code SRP_B} or u is zero)
	 */
	public SrpClaim claim(SrpIdentity identity, String salt, String srpB, String secretBlock, Instant now) {
		BigInteger saltNumber = SrpInput.number(salt, SrpInput.MAX_SALT_DIGITS);
		BigInteger serverKey = SrpInput.number(srpB, SrpInput.MAX_KEY_DIGITS);
		byte[] block = SrpInput.secretBlock(secretBlock);
		String timestamp = SrpTimestamp.of(now);
		byte[] key = sessionKey(SrpGroup.privateKey(saltNumber, identity), serverKey);
		Mac mac = SrpHash.hmac(key);
		mac.update(identity.scope().getBytes(StandardCharsets.UTF_8));
		mac.update(identity.userId().getBytes(StandardCharsets.UTF_8));
		mac.update(block);
		byte[] signature = mac.doFinal(timestamp.getBytes(StandardCharsets.US_ASCII));
		return new SrpClaim(Base64.getEncoder().encodeToString(signature), secretBlock, timestamp);
	}

	/** The first half of HKDF(S, salt = u). */
	byte[] sessionKey(BigInteger privateKey, BigInteger serverKey) {
		BigInteger scrambler = scrambler(serverKey);
		byte[] shared = sharedSecret(privateKey, serverKey, scrambler).toByteArray();
		byte[] pseudoRandomKey = SrpHash.hmac(scrambler.toByteArray()).doFinal(shared);
		return Arrays.copyOf(SrpHash.hmac(pseudoRandomKey).doFinal(KEY_INFO), SESSION_KEY_BYTES);
	}

	/** S = (B - k g^x)^(a + u x) mod N. */
	BigInteger sharedSecret(BigInteger privateKey, BigInteger serverKey, BigInteger scrambler) {
		BigInteger base = serverKey.subtract(SrpGroup.K.multiply(GeneratorPower.of(privateKey)));
		return base.modPow(this.secret.add(scrambler.multiply(privateKey)), SrpGroup.N);
	}

	/** u = H(A, B). */
	BigInteger scrambler(BigInteger serverKey) {
		if (serverKey.mod(SrpGroup.N).signum() == 0) {
			throw new SrpException(SrpException.Reason.SERVER_KEY_ZERO);
		}
		MessageDigest sha256 = SrpHash.sha256();
		sha256.update(this.publicKey);
		return requireNonZero(new BigInteger(1, sha256.digest(serverKey.toByteArray())));
	}

	static BigInteger requireNonZero(BigInteger scrambler) {
		if (scrambler.signum() == 0) {
			throw new SrpException(SrpException.Reason.SCRAMBLER_ZERO);
		}
		return scrambler;
	}

	@Override
	public String toString() {
		return "SrpClientSession[secret=****]";
	}

}
