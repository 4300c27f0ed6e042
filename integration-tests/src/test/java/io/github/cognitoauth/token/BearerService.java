// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.net.InetSocketAddress;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A service that accepts the access tokens of a pool: it checks signature and {@code exp}
 * by the pool's clock.
 */
final class BearerService {

	/** When the caller sent the request, so that a slow machine is not blamed on it. */
	static final String SENT_AT = "X-Sent-At";

	private final Clock clock;

	private final JWKSet keys;

	private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

	private final DisposableServer server;

	private volatile Instant refusedBefore = Instant.MIN;

	final AtomicInteger accepted = new AtomicInteger();

	final AtomicInteger refused = new AtomicInteger();

	final AtomicInteger expiredWhenSent = new AtomicInteger();

	final AtomicInteger expiredOnTheWay = new AtomicInteger();

	BearerService(CognitoUserPoolServer pool, LoopResources threads) throws Exception {
		this.clock = pool.clock();
		this.keys = JWKSet.load(URI.create(pool.issuer() + "/.well-known/jwks.json").toURL());
		this.server = HttpServer.create()
			.bindAddress(() -> new InetSocketAddress("127.0.0.1", 0))
			.runOn(threads)
			.handle(this::handle)
			.bindNow();
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.port() + "/");
	}

	/** Tokens that expire before that are not taken any more, as if they were revoked. */
	void refuseExpiringBefore(Instant instant) {
		this.refusedBefore = instant;
	}

	void close() {
		this.server.disposeNow();
	}

	private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		String token = request.requestHeaders().get("Authorization", "").replaceFirst("^Bearer ", "");
		Instant expiry = this.expiries.computeIfAbsent(token, this::expiry);
		Instant sentAt = Instant.parse(request.requestHeaders().get(SENT_AT));
		boolean dead = !this.clock.instant().isBefore(expiry);
		if (!sentAt.isBefore(expiry)) {
			this.expiredWhenSent.incrementAndGet();
		}
		else if (dead) {
			this.expiredOnTheWay.incrementAndGet();
		}
		boolean good = !dead && expiry.isAfter(this.refusedBefore);
		(good ? this.accepted : this.refused).incrementAndGet();
		return response.status(good ? 200 : 401).send();
	}

	/** Long ago for what is no token of the pool. */
	private Instant expiry(String token) {
		try {
			SignedJWT jwt = SignedJWT.parse(token);
			boolean genuine = jwt
				.verify(new RSASSAVerifier(this.keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey()));
			return genuine ? jwt.getJWTClaimsSet().getExpirationTime().toInstant() : Instant.MIN;
		}
		catch (ParseException | JOSEException ex) {
			return Instant.MIN;
		}
	}

}
