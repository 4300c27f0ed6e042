// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The pool's side of one exchange, written from the formulas alone: it shares only N with
 * the code under test.
 */
final class SrpTestServer {

	private static final BigInteger N = SrpGroup.N;

	private static final BigInteger G = BigInteger.valueOf(2);

	private final BigInteger verifier;

	private final BigInteger masked;

	private BigInteger secret;

	private BigInteger power;

	SrpTestServer(SrpIdentity identity, BigInteger salt, BigInteger secret) {
		byte[] inner = sha256(utf8(identity.scope() + identity.userId() + ":" + identity.password()));
		this.verifier = G.modPow(number(sha256(salt.toByteArray(), inner)), N);
		this.masked = number(sha256(N.toByteArray(), G.toByteArray())).multiply(this.verifier).mod(N);
		this.secret = secret;
		this.power = G.modPow(secret, N);
	}

	BigInteger verifier() {
		return this.verifier;
	}

	/** B = k v + g^b. */
	BigInteger publicKey() {
		return subtractModulus(this.masked.add(this.power));
	}

	/** Take b + 1, which is cheap for g = 2. */
	void nextSecret() {
		this.secret = this.secret.add(BigInteger.ONE);
		this.power = subtractModulus(this.power.shiftLeft(1));
	}

	BigInteger scrambler(BigInteger clientKey) {
		return number(sha256(clientKey.toByteArray(), publicKey().toByteArray()));
	}

	/** S = (A v^u)^b. */
	BigInteger sharedSecret(BigInteger clientKey) {
		return clientKey.multiply(this.verifier.modPow(scrambler(clientKey), N)).modPow(this.secret, N);
	}

	String signature(BigInteger clientKey, SrpIdentity identity, SrpClaim claim) {
		byte[] extracted = hmac(scrambler(clientKey).toByteArray(), sharedSecret(clientKey).toByteArray());
		byte[] expanded = hmac(extracted, utf8("Caldera Derived Key"), new byte[] { 1 });
		byte[] signature = hmac(Arrays.copyOf(expanded, 16), utf8(identity.scope() + identity.userId()),
				Base64.getDecoder().decode(claim.secretBlock()), utf8(claim.timestamp()));
		return Base64.getEncoder().encodeToString(signature);
	}

	/** For numbers below 2N, where a division would be most of a search's time. */
	static BigInteger subtractModulus(BigInteger number) {
		return (number.compareTo(N) < 0) ? number : number.subtract(N);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static BigInteger number(byte[] hash) {
		return new BigInteger(1, hash);
	}

	private static byte[] sha256(byte[]... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (byte[] part : parts) {
				digest.update(part);
			}
			return digest.digest();
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

}
