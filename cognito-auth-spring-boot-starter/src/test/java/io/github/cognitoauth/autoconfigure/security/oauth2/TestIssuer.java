// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitoauth.security.oauth2.TestTokens;

/** An issuer on loopback that signs tokens as a user pool does. */
final class TestIssuer implements AutoCloseable {

	private static final String PATH = "/local_Ab1Cd2Ef3";

	private final AtomicInteger keyRequests = new AtomicInteger();

	private final AtomicInteger requests = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile HttpHandler answer = TestIssuer::sendKeys;

	TestIssuer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext(PATH + "/.well-known/jwks.json", (exchange) -> {
			this.requests.incrementAndGet();
			this.keyRequests.incrementAndGet();
			this.answer.handle(exchange);
		});
		this.server.createContext("/", (exchange) -> {
			this.requests.incrementAndGet();
			status(404).handle(exchange);
		});
		this.server.start();
	}

	/** Send the keys of the pool. */
	static void sendKeys(HttpExchange exchange) throws IOException {
		sendKeys(exchange, TestTokens.KEY);
	}

	static void sendKeys(HttpExchange exchange, RSAKey key) throws IOException {
		byte[] keys = TestTokens.jwks(key).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, keys.length);
		exchange.getResponseBody().write(keys);
		exchange.close();
	}

	/** Answer without a body. */
	static HttpHandler status(int status) {
		return (exchange) -> {
			exchange.sendResponseHeaders(status, -1);
			exchange.close();
		};
	}

	/** Answer requests for keys in another way. */
	void answer(HttpHandler answer) {
		this.answer = answer;
	}

	String endpoint() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	String issuer() {
		return endpoint() + PATH;
	}

	String jwkSetUri() {
		return issuer() + "/.well-known/jwks.json";
	}

	/** Return how many requests of any kind came. */
	int requests() {
		return this.requests.get();
	}

	int keyRequests() {
		return this.keyRequests.get();
	}

	String accessToken() {
		return token((claims) -> {
		});
	}

	String accessTokenOfOtherKey() {
		return TestTokens.sign(TestTokens.FORGED_KEY, TestTokens.claims(issuer(), (claims) -> {
		}));
	}

	String token(Consumer<JWTClaimsSet.Builder> change) {
		return TestTokens.access(issuer(), change);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
