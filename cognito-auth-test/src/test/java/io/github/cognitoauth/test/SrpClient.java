// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's side of SRP as the protocol describes it, for tests only; neither the
 * pool's nor the library's code.
 */
final class SrpClient {

	static final BigInteger N = BigInteger.TWO.pow(3072)
		.subtract(BigInteger.TWO.pow(3008))
		.subtract(BigInteger.ONE)
		.add(BigInteger.TWO.pow(64).multiply(pi(2942).add(BigInteger.valueOf(1690314))));

	private static final BigInteger G = BigInteger.TWO;

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter
		.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
		.withZone(ZoneOffset.UTC);

	private final BigInteger secret;

	private final BigInteger publicValue;

	SrpClient() {
		this(new BigInteger(256, new SecureRandom()));
	}

	SrpClient(BigInteger secret) {
		this.secret = secret;
		this.publicValue = G.modPow(secret, N);
	}

	String srpA() {
		return this.publicValue.toString(16);
	}

	Map<String, String> answer(String groupName, String userId, String password, Map<String, String> parameters,
			Instant now) {
		String timestamp = TIMESTAMP.format(now);
		Map<String, String> answer = new HashMap<>();
		answer.put("TIMESTAMP", timestamp);
		answer.put("PASSWORD_CLAIM_SECRET_BLOCK", parameters.get("SECRET_BLOCK"));
		answer.put("PASSWORD_CLAIM_SIGNATURE", signature(groupName, userId, password, parameters, timestamp));
		return answer;
	}

	String signature(String groupName, String userId, String password, Map<String, String> parameters,
			String timestamp) {
		BigInteger b = new BigInteger(parameters.get("SRP_B"), 16);
		BigInteger u = number(hash(this.publicValue.toByteArray(), b.toByteArray()));
		BigInteger x = privateKey(groupName, userId, password, new BigInteger(parameters.get("SALT"), 16));
		BigInteger k = number(hash(N.toByteArray(), G.toByteArray()));
		BigInteger s = b.subtract(k.multiply(G.modPow(x, N))).mod(N).modPow(this.secret.add(u.multiply(x)), N);
		byte[] key = Arrays.copyOf(hmac(hmac(u.toByteArray(), s.toByteArray()), utf8("Caldera Derived Key\u0001")), 16);
		byte[] block = Base64.getDecoder().decode(parameters.get("SECRET_BLOCK"));
		return Base64.getEncoder().encodeToString(hmac(key, utf8(groupName), utf8(userId), block, utf8(timestamp)));
	}

	static BigInteger privateKey(String groupName, String userId, String password, BigInteger salt) {
		return number(hash(salt.toByteArray(), hash(utf8(groupName + userId + ":" + password))));
	}

	static BigInteger verifier(String groupName, String userId, String password, BigInteger salt) {
		return G.modPow(privateKey(groupName, userId, password, salt), N);
	}

	// RFC 3526 defines the prime by the binary digits of pi
	private static BigInteger pi(int bits) {
		BigInteger one = BigInteger.ONE.shiftLeft(bits + 64);
		return arctan(one, 5).multiply(BigInteger.valueOf(16))
			.subtract(arctan(one, 239).multiply(BigInteger.valueOf(4)))
			.shiftRight(64);
	}

	private static BigInteger arctan(BigInteger one, int inverse) {
		BigInteger square = BigInteger.valueOf((long) inverse * inverse);
		BigInteger power = one.divide(BigInteger.valueOf(inverse));
		BigInteger sum = power;
		for (int n = 3; power.signum() != 0; n += 2) {
			power = power.divide(square).negate();
			sum = sum.add(power.divide(BigInteger.valueOf(n)));
		}
		return sum;
	}

	private static BigInteger number(byte[] bytes) {
		return new BigInteger(1, bytes);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] hash(byte[]... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			Arrays.stream(parts).forEach(digest::update);
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
			Arrays.stream(parts).forEach(mac::update);
			return mac.doFinal();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
