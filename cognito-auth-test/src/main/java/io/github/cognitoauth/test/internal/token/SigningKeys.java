package io.github.cognitoauth.test.internal.token;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * The two RSA keys of a pool: one signs ID tokens, the other one access tokens. Made once
 * per JVM, since making them is slow, in the background from the first pool on, and
 * shared by all pools.
 */
final class SigningKeys {

	private static final int BITS = 2048;

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
		Thread thread = new Thread(() -> key.completeAsync(SigningKeys::generate, Runnable::run),
				"cognito-user-pool-keys");
		thread.setDaemon(true);
		thread.start();
		return key;
	}

	private static Key generate() {
		try {
			return new Key(new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.RS256)
				.keyIDFromThumbprint(true)
				.generate());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One key pair.
	 */
	static final class Key {

		private final RSAKey jwk;

		private final JWSHeader header;

		private final JWSSigner signer;

		private final JWSVerifier verifier;

		private Key(RSAKey jwk) {
			this.jwk = jwk;
			this.header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(jwk.getKeyID()).build();
			try {
				this.signer = new RSASSASigner(jwk);
				this.verifier = new RSASSAVerifier(jwk.toRSAPublicKey());
			}
			catch (JOSEException ex) {
				throw new IllegalStateException(ex);
			}
		}

		String sign(JWTClaimsSet claims) {
			SignedJWT jwt = new SignedJWT(this.header, claims);
			try {
				jwt.sign(this.signer);
			}
			catch (JOSEException ex) {
				throw new IllegalStateException(ex);
			}
			return jwt.serialize();
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
