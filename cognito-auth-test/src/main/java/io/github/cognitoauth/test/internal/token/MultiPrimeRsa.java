// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An RSA key of 2048 bits with four primes instead of two (RFC 8017, section 3.2), which
 * makes a signature four times as fast and the key ten times. Whoever verifies sees a
 * usual key and RS256. Not hardened against those who measure its time: it signs tokens
 * for tests.
 */
final class MultiPrimeRsa {

	private static final int PRIMES = 4;

	private static final int PRIME_BITS = 512;

	private static final int BYTES = PRIMES * PRIME_BITS / 8;

	// the fourth root of 1/2, so that the product of four primes has all bits
	private static final BigInteger LEAST_PRIME = BigInteger.ONE.shiftLeft(PRIME_BITS)
		.multiply(BigInteger.valueOf(85))
		.divide(BigInteger.valueOf(100));

	private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

	// EMSA-PKCS1-v1_5, the DigestInfo of SHA-256
	private static final byte[] DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

	private final BigInteger modulus;

	private final List<Part> parts;

	private MultiPrimeRsa(BigInteger modulus, List<Part> parts) {
		this.modulus = modulus;
		this.parts = parts;
	}

	static MultiPrimeRsa generate() {
		SecureRandom random = new SecureRandom();
		List<Part> parts = new ArrayList<>();
		BigInteger product = BigInteger.ONE;
		while (parts.size() < PRIMES) {
			BigInteger prime = prime(random);
			BigInteger order = prime.subtract(BigInteger.ONE);
			if (product.mod(prime).signum() != 0 && order.gcd(EXPONENT).equals(BigInteger.ONE)) {
				parts.add(new Part(prime, EXPONENT.modInverse(order), product, product.modInverse(prime)));
				product = product.multiply(prime);
			}
		}
		return new MultiPrimeRsa(product, List.copyOf(parts));
	}

	private static BigInteger prime(SecureRandom random) {
		BigInteger range = BigInteger.ONE.shiftLeft(PRIME_BITS).subtract(LEAST_PRIME);
		BigInteger start = LEAST_PRIME.add(new BigInteger(PRIME_BITS, random).mod(range));
		BigInteger prime = start.nextProbablePrime();
		return (prime.bitLength() == PRIME_BITS) ? prime : prime(random);
	}

	RSAPublicKey publicKey() {
		try {
			return (RSAPublicKey) KeyFactory.getInstance("RSA")
				.generatePublic(new RSAPublicKeySpec(this.modulus, EXPONENT));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Signs by RS256.
	 * @param input what to sign
	 * @return the signature
	 */
	byte[] sign(byte[] input) {
		BigInteger message = new BigInteger(1, encode(input));
		BigInteger signature = BigInteger.ZERO;
		for (Part part : this.parts) {
			BigInteger residue = message.mod(part.prime()).modPow(part.exponent(), part.prime());
			BigInteger step = residue.subtract(signature).multiply(part.inverse()).mod(part.prime());
			signature = signature.add(step.multiply(part.product()));
		}
		byte[] bytes = signature.toByteArray();
		byte[] padded = new byte[BYTES];
		int length = Math.min(bytes.length, BYTES);
		System.arraycopy(bytes, bytes.length - length, padded, BYTES - length, length);
		return padded;
	}

	private static byte[] encode(byte[] input) {
		byte[] digest;
		try {
			digest = MessageDigest.getInstance("SHA-256").digest(input);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		byte[] encoded = new byte[BYTES];
		Arrays.fill(encoded, (byte) 0xff);
		int info = BYTES - digest.length - DIGEST_INFO.length;
		encoded[0] = 0;
		encoded[1] = 1;
		encoded[info - 1] = 0;
		System.arraycopy(DIGEST_INFO, 0, encoded, info, DIGEST_INFO.length);
		System.arraycopy(digest, 0, encoded, BYTES - digest.length, digest.length);
		return encoded;
	}

	/**
	 * One prime.
	 *
	 * @param prime the prime
	 * @param exponent the private exponent for it
	 * @param product the product of the primes before
	 * @param inverse the inverse of that product
	 */
	private record Part(BigInteger prime, BigInteger exponent, BigInteger product, BigInteger inverse) {

		@Override
		public String toString() {
			return "Part[...]";
		}

	}

}
