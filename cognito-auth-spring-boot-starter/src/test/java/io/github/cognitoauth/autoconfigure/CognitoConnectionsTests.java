package io.github.cognitoauth.autoconfigure;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.CognitoClientHttpConnector.Connection;
import org.junit.jupiter.api.Test;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoConnections}.
 */
class CognitoConnectionsTests {

	@Test
	void connectionWhenIdleThenIsClosedWithoutAnotherCall() throws Exception {
		try (KeepAliveServer server = new KeepAliveServer()) {
			Connection connection = new CognitoConnections(ClientHttpConnectorBuilder.reactor(),
					HttpClientSettings.defaults(), 1, 1, Duration.ofMillis(50), Duration.ofMillis(50))
				.get();
			String answer = WebClient.builder()
				.clientConnector(connection.connector())
				.build()
				.post()
				.uri(server.uri())
				.bodyValue("{}")
				.retrieve()
				.bodyToMono(String.class)
				.block(Duration.ofSeconds(20));

			assertThat(answer).isEqualTo("{}");
			assertThat(server.isClosedByClient()).isTrue();
			connection.close();
		}
	}

}
