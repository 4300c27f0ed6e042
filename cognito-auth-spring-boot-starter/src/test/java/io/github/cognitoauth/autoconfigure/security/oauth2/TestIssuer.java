package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/** An issuer on loopback that signs tokens as a user pool does. */
final class TestIssuer implements AutoCloseable {

	private static final RSAKey KEY = key("one");

	private static final RSAKey OTHER_KEY = key("one");

	private static final String PATH = "/local_Ab1Cd2Ef3";

	private final WireMockServer server = new WireMockServer(options().dynamicPort());

	TestIssuer() {
		this.server.start();
		this.server.stubFor(get(PATH + "/.well-known/jwks.json").willReturn(okJson(new JWKSet(KEY).toString())));
	}

	private static RSAKey key(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String endpoint() {
		return this.server.baseUrl();
	}

	String jwkSetUri() {
		return this.server.baseUrl() + PATH + "/.well-known/jwks.json";
	}

	int keyRequests() {
		return this.server.findAll(getRequestedFor(anyUrl())).size();
	}

	String accessToken() {
		return token((claims) -> {
		});
	}

	String accessTokenOfOtherKey() {
		return token((claims) -> {
		}, OTHER_KEY);
	}

	String token(Consumer<JWTClaimsSet.Builder> change) {
		return token(change, KEY);
	}

	private String token(Consumer<JWTClaimsSet.Builder> change, RSAKey key) {
		Instant now = Instant.now();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(this.server.baseUrl() + PATH)
			.subject("sub-of-alice")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)))
			.claim("token_use", "access")
			.claim("client_id", "1example23456789")
			.claim("username", "alice")
			.claim("scope", "aws.cognito.signin.user.admin")
			.claim("cognito:groups", List.of("admins"));
		change.accept(claims);
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
				claims.build());
		try {
			token.sign(new RSASSASigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
