// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.cognitoauth.support.Results;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link DefaultWebClient} and for closing the {@link CognitoClient} that has
 * it.
 */
class DefaultWebClientTests {

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
		try (DefaultWebClient own = new DefaultWebClient(Duration.ofMillis(50), Duration.ofMillis(50))) {
			Results.of(call(client().webClient(own.create()).build()));

			assertThat(this.closedByClient).succeedsWithin(PATIENCE);
		}
	}

	@Test
	void closeWhenClientMadeItsConnectionsThenClosesThem() {
		CognitoClient client = client().build();
		Results.of(call(client));

		client.close();
		client.close();

		assertThat(this.closedByClient).succeedsWithin(PATIENCE);
		assertThatIllegalStateException().isThrownBy(() -> call(client).block()).withMessageContaining("closed");
	}

	@Test
	void closeWhenNothingWasSentThenNothingIsOpened() {
		CognitoClient client = client().build();

		client.close();

		assertThatIllegalStateException().isThrownBy(() -> call(client).block());
		assertThatIllegalStateException().isThrownBy(() -> {
			DefaultWebClient own = new DefaultWebClient();
			own.close();
			own.create();
		});
	}

	@Test
	void closeWhenWebClientWasGivenThenIsLeftAlone() {
		try (DefaultWebClient shared = new DefaultWebClient()) {
			WebClient webClient = shared.create();
			client().webClient(webClient).build().close();

			assertThat(Results.of(call(client().webClient(webClient).build())).status()).isEqualTo(200);
		}
	}

	private static Mono<CognitoResponse> call(CognitoClient client) {
		return client.call(CognitoOperation.GetUser, CognitoRequestBody::create);
	}

	private CognitoClientBuilder client() {
		return CognitoClient.builder()
			.clientId("1example23456789")
			.endpoint(URI.create("http://127.0.0.1:" + this.server.port()))
			.requestTimeout(PATIENCE);
	}

}
