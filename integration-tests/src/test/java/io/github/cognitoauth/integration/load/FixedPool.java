// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers every request with the same tokens, so that what is measured is the application
 * and not the signatures of a pool.
 */
final class FixedPool implements AutoCloseable {

	private static final int BACKLOG = 1024;

	private static final int THREADS = 16;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	FixedPool(CognitoUserPoolServer pool, String username) throws IOException {
		byte[] answer = answer(pool, username).getBytes(StandardCharsets.UTF_8);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		this.server.start();
	}

	private static String answer(CognitoUserPoolServer pool, String username) {
		ObjectNode answer = JsonMapper.shared().createObjectNode();
		answer.putObject("ChallengeParameters");
		answer.putObject("AuthenticationResult")
			.put("AccessToken", pool.accessToken(username))
			.put("IdToken", pool.idToken(username))
			.put("RefreshToken", "a-refresh-token-of-nobody")
			.put("TokenType", "Bearer")
			.put("ExpiresIn", 3600);
		return answer.toString();
	}

	URI endpoint() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
