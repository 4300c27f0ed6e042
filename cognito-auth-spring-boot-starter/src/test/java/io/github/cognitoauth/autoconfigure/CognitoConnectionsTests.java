// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.cognitoauth.autoconfigure.CognitoClientHttpConnector.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoConnections}.
 */
class CognitoConnectionsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final CompletableFuture<Void> closedByClient = new CompletableFuture<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.doOnConnection((connection) -> connection.onDispose(() -> this.closedByClient.complete(null)))
		.handle((request, response) -> response.sendString(Mono.just("{}")))
		.bindNow();

	@AfterEach
	void stopServer() {
		this.server.disposeNow();
	}

	@Test
	void connectionWhenIdleThenIsClosedWithoutAnotherCall() {
		Connection connection = new CognitoConnections(ClientHttpConnectorBuilder.reactor(),
				HttpClientSettings.defaults(), 1, 1, Duration.ofMillis(50), Duration.ofMillis(50))
			.get();
		String answer = WebClient.builder()
			.clientConnector(connection.connector())
			.build()
			.post()
			.uri("http://127.0.0.1:" + this.server.port())
			.bodyValue("{}")
			.retrieve()
			.bodyToMono(String.class)
			.block(PATIENCE);

		assertThat(answer).isEqualTo("{}");
		assertThat(this.closedByClient).succeedsWithin(PATIENCE);
		connection.close();
	}

}
