// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.integration.api.SessionLimitApplications.Login;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for Spring Security's limit of sessions at sign-ins by the API. */
class SessionLimitTests {

	private CognitoUserPoolServer pool;

	@BeforeEach
	void start() {
		this.pool = CognitoUserPoolServer.start();
		this.pool.createUser("alice").password("Wonder-Land-1");
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1");
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private ApiServer server(Stack stack, String... properties) {
		List<String> all = new ArrayList<>(List.of("cognito.api.enabled=false"));
		all.addAll(List.of(properties));
		return ApiServer.start(new Setting(stack, ApiMode.SESSION), SessionLimitApplications.of(stack), this.pool,
				all.toArray(String[]::new));
	}

	private static ApiClient client(ApiServer server) {
		ApiClient client = server.client();
		client.get("/sign-in");
		return client;
	}

	private static Answer signIn(ApiClient client) {
		return client.post("/sign-in", Map.of("username", "alice", "password", "Wonder-Land-1"));
	}

	static List<Arguments> chains() {
		List<Arguments> all = new ArrayList<>();
		for (Stack stack : Stack.values()) {
			for (Login login : Login.values()) {
				all.add(Arguments.of(stack, login));
			}
		}
		return all;
	}

	@ParameterizedTest
	@MethodSource("chains")
	void signInWhenUserHasTheOnlySessionThenRefusedAndTokensRevoked(Stack stack, Login login) {
		try (ApiServer server = server(stack, "test.login=" + login)) {
			ApiClient first = client(server);
			assertThat(signIn(first).status()).isEqualTo(200);
			ApiClient second = client(server);
			Answer refused = signIn(second);
			assertThat(refused.text("/code")).isEqualTo("credentials-rejected");
			assertThat(refused.exchange().headers()).doesNotContainKey("location");
			assertThat(this.pool.requests("RevokeToken")).isOne();
			second.get("/sign-in");
			assertThat(second.post("/refresh", Map.of()).text("/code")).isEqualTo("session-ended");
			assertThat(first.post("/refresh", Map.of()).status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@MethodSource("chains")
	void signInWhenSameSessionSignsInAgainThenSignedIn(Stack stack, Login login) {
		try (ApiServer server = server(stack, "test.login=" + login)) {
			ApiClient client = client(server);
			assertThat(signIn(client).status()).isEqualTo(200);
			Answer challenge = client.post("/sign-in", Map.of("username", "newbie", "password", "Temp-Pass-1"));
			Answer in = client.post("/sign-in/answer", Map.of("handle", challenge.text("/challenge/handle"), "answer",
					Map.of("newPassword", "Wonder-Land-2")));
			assertThat(in.status()).isEqualTo(200);
			assertThat(in.exchange().headers()).doesNotContainKey("location");
			assertThat(client.post("/refresh", Map.of()).text("/user/username")).isEqualTo("newbie");
			// the session no longer holds alice's, and nobody waits for it
			Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> this.pool.requests("RevokeToken") == 1);
		}
	}

	@ParameterizedTest
	@MethodSource("chains")
	void signInWhenOldestSessionGivesWayThenThatIsEnded(Stack stack, Login login) {
		try (ApiServer server = server(stack, "test.replace=true", "test.login=" + login)) {
			ApiClient first = client(server);
			signIn(first);
			ApiClient second = client(server);
			assertThat(signIn(second).status()).isEqualTo(200);
			Answer ended = first.post("/refresh", Map.of());
			assertThat(ended.status()).isEqualTo(401);
			assertThat(ended.text("/code")).isEqualTo("session-ended");
			first.get("/sign-in");
			assertThat(first.post("/refresh", Map.of()).text("/code")).isEqualTo("session-ended");
			assertThat(second.post("/refresh", Map.of()).status()).isEqualTo(200);
		}
	}

}
