// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for the limit of failed refreshes by clients that keep their tokens. */
class RefreshLimitTests {

	private static final Map<String, ?> GUESSED = Map.of("session", Map.of("refreshToken", "guessed"));

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private ApiServer server(Stack stack) {
		this.pool.createUser("alice").password("Wonder-Land-1");
		return ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool, "cognito.security.limits.per-address=3/1h");
	}

	private static Map<String, ?> signIn(ApiClient client) {
		Answer in = client.post("/sign-in", Map.of("username", "alice", "password", "Wonder-Land-1"));
		return Map.of("session", Map.of("refreshToken", in.text("/tokens/session/refreshToken")));
	}

	@ParameterizedTest
	@EnumSource
	void refreshWhenTooManyFailedThenLimitedAndSignInIsNot(Stack stack) {
		try (ApiServer server = server(stack)) {
			ApiClient client = server.client();
			Map<String, ?> session = signIn(client);
			for (int i = 0; i < 3; i++) {
				assertThat(client.post("/refresh", GUESSED).text("/code")).isEqualTo("session-ended");
			}
			long calls = this.pool.requests();
			Answer limited = client.post("/refresh", session);
			assertThat(limited.status()).isEqualTo(429);
			assertThat(limited.text("/code")).isEqualTo("rate-limited");
			assertThat(limited.exchange().headers()).containsKey("retry-after");
			assertThat(this.pool.requests()).isEqualTo(calls);
			signIn(client);
		}
	}

	@ParameterizedTest
	@EnumSource
	void refreshWhenItSucceedsOrPoolIsDownThenNotCounted(Stack stack) {
		try (ApiServer server = server(stack)) {
			ApiClient client = server.client();
			Map<String, ?> session = signIn(client);
			for (int i = 0; i < 5; i++) {
				assertThat(client.post("/refresh", session).status()).isEqualTo(200);
			}
			this.pool.faults().startOutage();
			for (int i = 0; i < 5; i++) {
				assertThat(client.post("/refresh", session).status()).isEqualTo(503);
			}
			this.pool.faults().endOutage();
			assertThat(client.post("/refresh", session).status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void refreshWhenSignInsAreLimitedThenIsNot(Stack stack) {
		try (ApiServer server = server(stack)) {
			ApiClient client = server.client();
			Map<String, ?> session = signIn(client);
			for (int i = 0; i < 3; i++) {
				client.post("/sign-in", Map.of("username", "user" + i, "password", "wrong"));
			}
			assertThat(client.post("/sign-in", Map.of("username", "bob", "password", "wrong")).status()).isEqualTo(429);
			assertThat(client.post("/refresh", session).status()).isEqualTo(200);
		}
	}

}
