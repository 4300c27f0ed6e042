// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for handles: who opens them, how long, and how often they are of use. */
class HandleTests {

	private static final String KEY = "cognito.api.encryption-key=";

	private static final String PREVIOUS = "cognito.api.previous-encryption-keys=";

	private CognitoUserPoolServer pool;

	@BeforeEach
	void start() {
		this.pool = CognitoUserPoolServer.start();
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1");
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	static List<Setting> settings() {
		return Setting.all();
	}

	private static String newKey() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return Base64.getEncoder().encodeToString(key);
	}

	private ApiServer body(Stack stack, String... properties) {
		return ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool, properties);
	}

	private static String handle(ApiClient client) {
		client.get("/sign-in");
		return client.post("/sign-in", Map.of("username", "newbie", "password", "Temp-Pass-1"))
			.text("/challenge/handle");
	}

	private static Answer answer(ApiClient client, String handle) {
		return client.post("/sign-in/answer",
				Map.of("handle", handle, "answer", Map.of("newPassword", "Wonder-Land-2")));
	}

	/**
	 * The sign-in replaces the CSRF token of a session, so that the header can be that of
	 * the cookie before: a page reads it again then.
	 */
	private static int status(ApiClient client, String handle) {
		int status = answer(client, handle).status();
		return (status == 403) ? answer(client, handle).status() : status;
	}

	@ParameterizedTest
	@MethodSource("settings")
	void answersWhenOneHundredComeAtOnceThenOneGetsTokensAndTheOthersAreTold(Setting setting) throws Exception {
		try (ApiServer server = ApiServer.start(setting, this.pool)) {
			ApiClient client = server.client();
			String handle = handle(client);
			ExecutorService threads = Executors.newFixedThreadPool(20);
			List<Future<Integer>> results = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				results.add(threads.submit(() -> status(client, handle)));
			}
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> result : results) {
				statuses.add(result.get());
			}
			threads.shutdown();
			assertThat(statuses).containsOnly(200, 410);
			assertThat(statuses).filteredOn((status) -> status == 200).hasSize(1);
		}
	}

	@Test
	void handleWhenAnotherInstanceHasTheKeyThenAnsweredThere() {
		String key = newKey();
		try (ApiServer one = body(Stack.SERVLET, KEY + key); ApiServer other = body(Stack.WEBFLUX, KEY + key)) {
			assertThat(answer(other.client(), handle(one.client())).text("/status")).isEqualTo("signed-in");
		}
	}

	@Test
	void handleWhenKeyIsRotatedThenAnsweredUntilTheOldOneIsDropped() {
		String old = newKey();
		String next = newKey();
		try (ApiServer before = body(Stack.SERVLET, KEY + old);
				ApiServer rotated = body(Stack.SERVLET, KEY + next, PREVIOUS + old);
				ApiServer dropped = body(Stack.SERVLET, KEY + next)) {
			String handle = handle(before.client());
			Answer gone = answer(dropped.client(), handle);
			assertThat(gone.status()).isEqualTo(410);
			assertThat(gone.text("/code")).isEqualTo("challenge-gone");
			assertThat(answer(rotated.client(), handle).text("/status")).isEqualTo("signed-in");
		}
	}

	@ParameterizedTest
	@EnumSource
	void handleWhenEachInstanceHasItsOwnKeyThenGoneElsewhere(Stack stack) {
		try (ApiServer one = body(stack); ApiServer other = body(stack)) {
			String handle = handle(one.client());
			assertThat(answer(other.client(), handle).status()).isEqualTo(410);
			assertThat(answer(one.client(), handle).status()).isEqualTo(200);
		}
	}

	@Test
	void handleWhenMadeForAnotherAppClientThenGone() {
		String key = newKey();
		this.pool.createClient("2other7890123456789", (settings) -> {
		});
		try (ApiServer one = body(Stack.SERVLET, KEY + key);
				ApiServer other = body(Stack.SERVLET, KEY + key, "cognito.client-id=2other7890123456789")) {
			assertThat(answer(other.client(), handle(one.client())).status()).isEqualTo(410);
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void handleWhenAnsweredBeforeThenGone(Setting setting) {
		try (ApiServer server = ApiServer.start(setting, this.pool)) {
			ApiClient client = server.client();
			String handle = handle(client);
			assertThat(answer(client, handle).status()).isEqualTo(200);
			Answer again = answer(client, handle);
			assertThat(again.status()).isEqualTo(410);
			assertThat(again.text("/code")).isEqualTo("challenge-gone");
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void handleWhenItIsTooLateThenGone(Setting setting) {
		try (ApiServer server = ApiServer.start(setting, this.pool, "cognito.security.challenge-timeout=1ms")) {
			ApiClient client = server.client();
			String handle = handle(client);
			long before = this.pool.requests();
			assertThat(answer(client, handle).status()).isEqualTo(410);
			assertThat(this.pool.requests()).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource
	void answerWhenTooManyWereWrongThenGone(Stack stack) {
		try (ApiServer server = body(stack, "cognito.security.challenge-max-attempts=2")) {
			ApiClient client = server.client();
			String handle = handle(client);
			Map<String, Object> weak = Map.of("newPassword", "x");
			Answer first = client.post("/sign-in/answer", Map.of("handle", handle, "answer", weak));
			assertThat(first.status()).isEqualTo(422);
			assertThat(first.json().at("/challenge/problem/remaining").asInt()).isOne();
			Answer second = client.post("/sign-in/answer",
					Map.of("handle", first.text("/challenge/handle"), "answer", weak));
			assertThat(second.status()).isEqualTo(410);
		}
	}

}
