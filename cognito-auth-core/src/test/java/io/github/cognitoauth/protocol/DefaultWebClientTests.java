package io.github.cognitoauth.protocol;

import java.time.Duration;

import io.github.cognitoauth.support.Results;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link DefaultWebClient} and for closing the {@link CognitoClient} that has
 * it.
 */
class DefaultWebClientTests {

	@Test
	void connectionWhenIdleThenIsClosedWithoutAnotherCall() throws Exception {
		try (KeepAliveServer server = new KeepAliveServer();
				DefaultWebClient own = new DefaultWebClient(Duration.ofMillis(50), Duration.ofMillis(50))) {
			Results.of(call(client(server).webClient(own.create()).build()));

			assertThat(server.isClosedByClient()).isTrue();
		}
	}

	@Test
	void closeWhenClientMadeItsConnectionsThenClosesThem() throws Exception {
		try (KeepAliveServer server = new KeepAliveServer()) {
			CognitoClient client = client(server).build();
			Results.of(call(client));

			client.close();
			client.close();

			assertThat(server.isClosedByClient()).isTrue();
			assertThatIllegalStateException().isThrownBy(() -> call(client).block()).withMessageContaining("closed");
		}
	}

	@Test
	void closeWhenNothingWasSentThenNothingIsOpened() throws Exception {
		try (KeepAliveServer server = new KeepAliveServer()) {
			CognitoClient client = client(server).build();

			client.close();

			assertThatIllegalStateException().isThrownBy(() -> call(client).block());
			assertThatIllegalStateException().isThrownBy(() -> {
				DefaultWebClient own = new DefaultWebClient();
				own.close();
				own.create();
			});
		}
	}

	@Test
	void closeWhenWebClientWasGivenThenIsLeftAlone() throws Exception {
		try (KeepAliveServer server = new KeepAliveServer(); DefaultWebClient shared = new DefaultWebClient()) {
			WebClient webClient = shared.create();
			client(server).webClient(webClient).build().close();

			assertThat(Results.of(call(client(server).webClient(webClient).build())).status()).isEqualTo(200);
		}
	}

	private static Mono<CognitoResponse> call(CognitoClient client) {
		return client.call(CognitoOperation.GetUser, CognitoRequestBody::create);
	}

	private static CognitoClientBuilder client(KeepAliveServer server) {
		return CognitoClient.builder()
			.clientId("1example23456789")
			.endpoint(server.uri())
			.requestTimeout(Duration.ofSeconds(20));
	}

}
