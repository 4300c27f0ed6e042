// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitoauth.security.oauth2.CognitoAccessTokenValidator;
import io.github.cognitoauth.security.oauth2.CognitoIssuer;
import io.github.cognitoauth.security.oauth2.CognitoIssuerJwtDecoder;
import io.github.cognitoauth.security.oauth2.CognitoIssuerKeys;
import io.github.cognitoauth.security.oauth2.CognitoIssuerReactiveJwtDecoder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Verifies an access token with keys that are at hand: both issuers of a pool are
 * accepted here, the peer is Spring Security's decoder for one issuer with the same
 * checks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class BearerBenchmark {

	private static final String ISSUER = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

	private static final String OTHER_FORM = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

	private static final String CLIENT_ID = "1example23456789";

	private HttpServer server;

	private String token;

	private CognitoIssuerJwtDecoder decoder;

	private CognitoIssuerReactiveJwtDecoder reactiveDecoder;

	private NimbusJwtDecoder spring;

	private NimbusReactiveJwtDecoder reactiveSpring;

	@Setup
	public void start() throws IOException, JOSEException {
		RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();
		RSAKey next = new RSAKeyGenerator(2048).keyID("two").generate();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		byte[] keys = new JWKSet(List.of(key, next)).toString().getBytes(StandardCharsets.UTF_8);
		this.server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, keys.length);
			exchange.getResponseBody().write(keys);
			exchange.close();
		});
		this.server.start();
		this.token = token(key);
		decoders("http://localhost:" + this.server.getAddress().getPort() + "/jwks.json");
	}

	private void decoders(String jwkSetUri) {
		OAuth2TokenValidator<Jwt> client = new CognitoAccessTokenValidator(ISSUER, List.of(CLIENT_ID));
		WebClient webClient = WebClient.create();
		CognitoIssuerKeys keys = CognitoIssuerKeys
			.builder(List.of(new CognitoIssuer(OTHER_FORM, URI.create(jwkSetUri)),
					new CognitoIssuer(ISSUER, URI.create(jwkSetUri))), () -> webClient)
			.build();
		this.decoder = new CognitoIssuerJwtDecoder(keys, List.of(client));
		this.reactiveDecoder = new CognitoIssuerReactiveJwtDecoder(keys, List.of(client));
		OAuth2TokenValidator<Jwt> validators = JwtValidators
			.createDefaultWithValidators(List.of(new JwtIssuerValidator(ISSUER), client));
		this.spring = NimbusJwtDecoder.withJwkSetUri(jwkSetUri).jwsAlgorithm(SignatureAlgorithm.RS256).build();
		this.spring.setJwtValidator(validators);
		this.reactiveSpring = NimbusReactiveJwtDecoder.withJwkSetUri(jwkSetUri)
			.jwsAlgorithm(SignatureAlgorithm.RS256)
			.build();
		this.reactiveSpring.setJwtValidator(validators);
	}

	private static String token(RSAKey key) throws JOSEException {
		Instant now = Instant.now();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
				new JWTClaimsSet.Builder().issuer(ISSUER)
					.subject("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")
					.issueTime(Date.from(now))
					.expirationTime(Date.from(now.plusSeconds(3600)))
					.claim("token_use", "access")
					.claim("client_id", CLIENT_ID)
					.claim("username", "alice")
					.claim("scope", "aws.cognito.signin.user.admin")
					.claim("cognito:groups", List.of("admins", "ops"))
					.claim("auth_time", now.getEpochSecond())
					.claim("event_id", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")
					.claim("origin_jti", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")
					.jwtID("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")
					.build());
		token.sign(new RSASSASigner(key));
		return token.serialize();
	}

	@TearDown
	public void stop() {
		this.server.stop(0);
	}

	@Benchmark
	public Object cognitoAuth() {
		return this.decoder.decode(this.token);
	}

	@Benchmark
	public Object springDecoder() {
		return this.spring.decode(this.token);
	}

	@Benchmark
	public @Nullable Object cognitoAuthReactive() {
		return this.reactiveDecoder.decode(this.token).block(Tokens.PATIENCE);
	}

	@Benchmark
	public @Nullable Object springReactiveDecoder() {
		return this.reactiveSpring.decode(this.token).block(Tokens.PATIENCE);
	}

}
