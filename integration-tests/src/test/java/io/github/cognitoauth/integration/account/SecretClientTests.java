// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.util.Map;

import io.github.cognitoauth.integration.account.ApiApplication.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeviceTracking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for tracked devices and the public operations where the app client has a secret,
 * without which the pool does nothing.
 */
class SecretClientTests {

	private static final String PASSWORD = "Wonderland-1";

	private static final String SECRET = "aSecretOfTheAppClient1234567890";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.client("1example23456789", (client) -> client.secret(SECRET))
		.deviceTracking(DeviceTracking.ALWAYS)
		.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private ApiApplication start(Stack stack) {
		return new ApiApplication(stack, this.pool, "cognito.client-secret=" + SECRET);
	}

	private static Answer signIn(ApiClient client) {
		client.get("/sign-in");
		return client.post("/sign-in", Map.of("username", "alice", "password", PASSWORD));
	}

	@ParameterizedTest
	@EnumSource
	void deviceWhenTrackedThenRefreshedListedChangedAndForgotten(Stack stack) {
		try (ApiApplication application = start(stack)) {
			ApiClient client = application.client();
			Answer in = signIn(client);
			String key = in.text("/tokens/session/deviceKey");
			assertThat(key).isNotEmpty();
			Answer refreshed = client.post("/refresh", Map.of("session", in.json().at("/tokens/session")));
			assertThat(refreshed.text("/status")).isEqualTo("signed-in");
			assertThat(refreshed.text("/tokens/session/deviceKey")).isEqualTo(key);
			client.bearer(refreshed.text("/tokens/accessToken"));
			assertThat(client.get("/account/devices").text("/devices/0/id")).isEqualTo(key);
			String device = "/account/devices/" + key;
			assertThat(client.json("PATCH", device, Map.of("remembered", false)).status()).isEqualTo(204);
			assertThat(client.json("DELETE", device, null).status()).isEqualTo(204);
			assertThat(client.get("/account/devices").json().path("devices")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenItNamesAnotherUserThenTokensAreNotOfThatOne(Stack stack) {
		try (ApiApplication application = start(stack)) {
			ApiClient client = application.client();
			Answer in = signIn(client);
			String token = in.text("/tokens/session/refreshToken");
			String key = in.text("/tokens/session/deviceKey");
			Map<String, Object> another = Map.of("refreshToken", token, "username", "bob", "deviceKey", key);
			assertThat(client.post("/refresh", Map.of("session", another)).text("/user/username")).isNotEqualTo("bob");
		}
	}

	@ParameterizedTest
	@EnumSource
	void passwordWhenForgottenThenResetWithTheHash(Stack stack) {
		try (ApiApplication application = start(stack)) {
			ApiClient client = application.client();
			assertThat(client.post("/password/forgot", Map.of("username", "alice")).status()).isEqualTo(202);
			assertThat(
					client
						.post("/password/reset",
								Map.of("username", "alice", "code", this.pool.inbox().latestCode("alice"),
										"newPassword", "Looking-Glass-2"))
						.status())
				.isEqualTo(204);
		}
	}

}
