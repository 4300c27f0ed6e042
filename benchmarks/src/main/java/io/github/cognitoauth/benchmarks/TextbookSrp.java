// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cognito's SRP written down formula by formula, with the length of a and the modular
 * power left open.
 */
final class TextbookSrp {

	// @formatter:off
	static final BigInteger N = new BigInteger(
			"FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
			+ "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
			+ "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
			+ "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
			+ "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
			+ "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
			+ "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
			+ "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF", 16);
	// @formatter:on

	static final BigInteger K = hash(N.toByteArray(), BigInteger.TWO.toByteArray());

	private static final SecureRandom RANDOM = new SecureRandom();

	private final int secretBits;

	private final ModularPower power;

	TextbookSrp(int secretBits, ModularPower power) {
		this.secretBits = secretBits;
		this.power = power;
	}

	Proof prove(SrpExchange exchange) {
		BigInteger secret = new BigInteger(this.secretBits, RANDOM);
		BigInteger publicKey = this.power.of(BigInteger.TWO, secret, N);
		BigInteger serverKey = new BigInteger(exchange.srpB(), 16);
		BigInteger scrambler = hash(publicKey.toByteArray(), serverKey.toByteArray());
		BigInteger privateKey = privateKey();
		BigInteger base = serverKey.subtract(K.multiply(this.power.of(BigInteger.TWO, privateKey, N))).mod(N);
		BigInteger shared = this.power.of(base, secret.add(scrambler.multiply(privateKey)), N);
		return new Proof(publicKey.toString(16), signature(scrambler, shared));
	}

	static BigInteger privateKey() {
		String inner = SrpExchange.IDENTITY.scope() + SrpExchange.IDENTITY.userId() + ":"
				+ SrpExchange.IDENTITY.password();
		return hash(new BigInteger(SrpExchange.SALT, 16).toByteArray(), digest(utf8(inner)));
	}

	static String signature(BigInteger scrambler, BigInteger shared) {
		byte[] extracted = hmac(scrambler.toByteArray(), shared.toByteArray());
		byte[] key = Arrays.copyOf(hmac(extracted, utf8("Caldera Derived Key"), new byte[] { 1 }), 16);
		byte[] signature = hmac(key, utf8(SrpExchange.IDENTITY.scope()), utf8(SrpExchange.IDENTITY.userId()),
				Base64.getDecoder().decode(SrpExchange.SECRET_BLOCK), utf8(SrpExchange.TIMESTAMP));
		return Base64.getEncoder().encodeToString(signature);
	}

	static BigInteger hash(byte[]... parts) {
		return new BigInteger(1, digest(parts));
	}

	private static byte[] digest(byte[]... parts) {
		try {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			for (byte[] part : parts) {
				sha256.update(part);
			}
			return sha256.digest();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] hmac(byte[] key, byte[]... parts) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			for (byte[] part : parts) {
				mac.update(part);
			}
			return mac.doFinal();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * base^exponent mod modulus.
	 */
	@FunctionalInterface
	interface ModularPower {

		BigInteger of(BigInteger base, BigInteger exponent, BigInteger modulus);

	}

	record Proof(String srpA, String signature) {

	}

}
