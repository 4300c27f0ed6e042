// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Signs tokens as a user pool does. */
public final class TestTokens {

	/** The key of the pool. */
	public static final RSAKey KEY = key("one");

	/** A key of somebody else with the same name. */
	public static final RSAKey FORGED_KEY = key("one");

	/** The key that the pool uses next. */
	public static final RSAKey NEXT_KEY = key("two");

	/** The app client of all tokens. */
	public static final String CLIENT_ID = "1example23456789";

	private TestTokens() {
	}

	private static RSAKey key(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return a key set with the public halves of keys.
	 * @param keys the keys
	 * @return the JSON
	 */
	public static String jwks(RSAKey... keys) {
		return new JWKSet(List.of(keys)).toString();
	}

	/**
	 * Return an access token.
	 * @param issuer its issuer
	 * @param change what is other than in a good token
	 * @return the compact form, signed with {@link #KEY}
	 */
	public static String access(String issuer, Consumer<JWTClaimsSet.Builder> change) {
		return sign(KEY, claims(issuer, change));
	}

	/**
	 * Return the claims of an access token.
	 * @param issuer its issuer
	 * @param change what is other than in a good token
	 * @return the claims
	 */
	public static JWTClaimsSet claims(String issuer, Consumer<JWTClaimsSet.Builder> change) {
		Instant now = Instant.now();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer)
			.subject("sub-of-alice")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)))
			.claim("token_use", "access")
			.claim("client_id", CLIENT_ID)
			.claim("username", "alice")
			.claim("scope", "aws.cognito.signin.user.admin")
			.claim("cognito:groups", List.of("admins"));
		change.accept(claims);
		return claims.build();
	}

	/**
	 * Sign claims.
	 * @param key the key, whose id goes into the header
	 * @param claims the claims
	 * @return the compact form
	 */
	public static String sign(RSAKey key, JWTClaimsSet claims) {
		return sign(key, key.getKeyID(), claims);
	}

	/**
	 * Sign claims.
	 * @param key the key
	 * @param keyId the id in the header
	 * @param claims the claims
	 * @return the compact form
	 */
	public static String sign(RSAKey key, String keyId, JWTClaimsSet claims) {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
		try {
			token.sign(new RSASSASigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

}
