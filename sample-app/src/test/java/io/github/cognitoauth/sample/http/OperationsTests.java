// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an operator sees of the demo.
 */
@DemoTest
class OperationsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@LocalServerPort
	private int port;

	@Autowired
	private CognitoTokenProviders accounts;

	@Value("${cognito.service-accounts.worker.password}")
	private String workerPassword;

	@Test
	void healthWhenWorkerHasTokensThenUp() {
		workerTokens();
		HttpResponse<String> response = get("/actuator/health");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"status\":\"UP\"", "worker");
	}

	@Test
	void cognitoWhenWorkerHasTokensThenShowsAccount() {
		workerTokens();
		HttpResponse<String> response = get("/actuator/cognito");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("worker", "ACTIVE");
	}

	@Test
	void prometheusWhenWorkerHasSignedInThenCountsOperations() {
		workerTokens();
		assertThat(get("/actuator/prometheus").body()).contains("cognito");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/cognito", "/actuator/prometheus", "/worker",
			"/worker/status", "/worker/history", "/login", "/inbox" })
	void getWhenNobodyIsSignedInThenShowsNoSecret(String path) {
		CognitoTokens tokens = workerTokens();
		List<String> secrets = Stream
			.of(tokens.accessToken(), tokens.idToken(), tokens.refreshToken(), this.workerPassword)
			.filter(Objects::nonNull)
			.toList();
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).doesNotContain(secrets).doesNotContain("eyJ");
		// where people sign in, the embedded pool's users are offered with their
		// passwords
		if (!path.equals("/login")) {
			assertThat(response.body()).doesNotContain("Wonderland-1", "Builder-2026");
		}
	}

	@Test
	void envWhenAskedForThenIsNotThere() {
		assertThat(new HttpSession(this.port).get("/actuator/env", "Accept", "application/json").statusCode())
			.isNotEqualTo(200);
	}

	private HttpResponse<String> get(String path) {
		return new HttpSession(this.port).get(path);
	}

	private CognitoTokens workerTokens() {
		Mono<CognitoTokens> tokens = this.accounts.get("worker").getTokens();
		return tokens.blockOptional(PATIENCE).orElseThrow();
	}

}
