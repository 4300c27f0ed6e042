package io.github.cognitoauth.test.internal.token;

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
 * per JVM, since making them is slow, and shared by all pools.
 */
final class SigningKeys {

	private static final int BITS = 2048;

	private final Key id;

	private final Key access;

	private SigningKeys() {
		CompletableFuture<RSAKey> first = CompletableFuture.supplyAsync(SigningKeys::generate);
		this.access = new Key(generate());
		this.id = new Key(first.join());
	}

	static SigningKeys shared() {
		return Holder.KEYS;
	}

	Key id() {
		return this.id;
	}

	Key access() {
		return this.access;
	}

	Map<String, Object> publicKeys() {
		return new JWKSet(java.util.List.of(this.id.jwk, this.access.jwk)).toJSONObject(true);
	}

	private static RSAKey generate() {
		try {
			return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.RS256)
				.keyIDFromThumbprint(true)
				.generate();
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
