package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An issuer on loopback that signs tokens as a user pool does. */
final class TestIssuer implements AutoCloseable {

	private static final RSAKey KEY = key("one");

	private static final RSAKey OTHER_KEY = key("one");

	private static final String PATH = "/local_Ab1Cd2Ef3";

	private final AtomicInteger keyRequests = new AtomicInteger();

	private final HttpServer server;

	TestIssuer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext(PATH + "/.well-known/jwks.json", this::sendKeys);
		this.server.start();
	}

	private void sendKeys(HttpExchange exchange) throws IOException {
		this.keyRequests.incrementAndGet();
		byte[] keys = new JWKSet(KEY).toString().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, keys.length);
		exchange.getResponseBody().write(keys);
		exchange.close();
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
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	String jwkSetUri() {
		return endpoint() + PATH + "/.well-known/jwks.json";
	}

	int keyRequests() {
		return this.keyRequests.get();
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
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(endpoint() + PATH)
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
		this.server.stop(0);
	}

}
