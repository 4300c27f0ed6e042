// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * The two RSA keys of a pool: one signs ID tokens, the other one access tokens. Made once
 * per JVM, in the background from the first pool on, and shared by all pools.
 */
final class SigningKeys {

	private final CompletableFuture<Key> id = generateInBackground();

	private final CompletableFuture<Key> access = generateInBackground();

	private SigningKeys() {
	}

	/**
	 * Returns the keys, or begins to make them.
	 * @return the keys of this JVM
	 */
	static SigningKeys shared() {
		return Holder.KEYS;
	}

	Key id() {
		return this.id.join();
	}

	Key access() {
		return this.access.join();
	}

	Map<String, Object> publicKeys() {
		return new JWKSet(List.of(id().jwk, access().jwk)).toJSONObject(true);
	}

	private static CompletableFuture<Key> generateInBackground() {
		CompletableFuture<Key> key = new CompletableFuture<>();
		Thread thread = new Thread(() -> key.completeAsync(Key::generate, Runnable::run), "cognito-user-pool-keys");
		thread.setDaemon(true);
		thread.start();
		return key;
	}

	/**
	 * One key pair.
	 */
	static final class Key {

		private final MultiPrimeRsa rsa;

		private final RSAKey jwk;

		private final Base64URL header;

		private final JWSVerifier verifier;

		private Key(MultiPrimeRsa rsa, RSAKey jwk, JWSVerifier verifier) {
			this.rsa = rsa;
			this.jwk = jwk;
			this.header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(jwk.getKeyID()).build().toBase64URL();
			this.verifier = verifier;
		}

		private static Key generate() {
			MultiPrimeRsa rsa = MultiPrimeRsa.generate();
			try {
				RSAKey jwk = new RSAKey.Builder(rsa.publicKey()).keyUse(KeyUse.SIGNATURE)
					.algorithm(JWSAlgorithm.RS256)
					.keyIDFromThumbprint()
					.build();
				return new Key(rsa, jwk, new RSASSAVerifier(rsa.publicKey()));
			}
			catch (JOSEException ex) {
				throw new IllegalStateException(ex);
			}
		}

		String sign(JWTClaimsSet claims) {
			String input = this.header + "." + claims.toPayload().toBase64URL();
			return input + "." + Base64URL.encode(this.rsa.sign(input.getBytes(StandardCharsets.US_ASCII)));
		}

		boolean verifies(SignedJWT jwt) {
			try {
				return this.jwk.getKeyID().equals(jwt.getHeader().getKeyID()) && jwt.verify(this.verifier);
			}
			catch (JOSEException ex) {
				return false;
			}
		}

	}

	private static final class Holder {

		private static final SigningKeys KEYS = new SigningKeys();

	}

}
