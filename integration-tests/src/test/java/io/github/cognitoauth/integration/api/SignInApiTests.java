// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the way through a sign-in and out of it again, on both stacks and in both
 * modes.
 */
class SignInApiTests {

	private CognitoUserPoolServer pool;

	static List<Setting> settings() {
		return Setting.all();
	}

	@BeforeEach
	void start() {
		this.pool = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.start();
		this.pool.createUser("alice").password("Wonder-Land-1").group("admins");
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1", "name");
		this.pool.createUser("terry")
			.password("Wonder-Land-1")
			.totpSecret("JBSWY3DPEHPK3PXP")
			.mfa(MfaFactor.SOFTWARE_TOKEN_MFA);
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void userWhenPasswordIsRightThenSignedInRefreshedAndOut(Setting setting) {
		try (ApiServer server = ApiServer.start(setting, this.pool)) {
			ApiClient client = server.client();
			Answer start = client.get("/sign-in");
			assertThat(start.status()).isEqualTo(200);
			assertThat(start.text("/mode")).isEqualTo(setting.mode().value());
			assertThat(start.text("/form/fields/0/name")).isEqualTo("username");
			Answer in = client.post("/sign-in", Map.of("username", "alice", "password", "Wonder-Land-1"));
			assertThat(in.status()).isEqualTo(200);
			assertThat(in.text("/status")).isEqualTo("signed-in");
			assertThat(in.text("/user/username")).isEqualTo("alice");
			assertThat(in.text("/user/groups/0")).isEqualTo("admins");
			assertThat(in.json().has("tokens")).isEqualTo(setting.isBody());
			Object session = setting.isBody() ? Map.of("session", in.json().at("/tokens/session")) : Map.of();
			Answer refreshed = client.post("/refresh", session);
			assertThat(refreshed.status()).isEqualTo(200);
			assertThat(client.post("/sign-out", session).status()).isEqualTo(204);
			// a session's token against forged requests ended with it
			client.get("/sign-in");
			assertThat(client.post("/sign-out", session).status()).isEqualTo(204);
			client.get("/sign-in");
			Answer ended = client.post("/refresh", session);
			assertThat(ended.status()).isEqualTo(401);
			assertThat(ended.text("/code")).isEqualTo("session-ended");
			assertThat(this.pool.requests("RevokeToken")).isPositive();
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void userWhenPasswordIsTemporaryThenChallengeLeadsToSignIn(Setting setting) {
		try (ApiServer server = ApiServer.start(setting, this.pool)) {
			ApiClient client = server.client();
			client.get("/sign-in");
			Answer challenge = client.post("/sign-in", Map.of("username", "newbie", "password", "Temp-Pass-1"));
			assertThat(challenge.text("/status")).isEqualTo("challenge");
			assertThat(challenge.text("/challenge/name")).isEqualTo("NEW_PASSWORD_REQUIRED");
			Answer in = client.post("/sign-in/answer", Map.of("handle", challenge.text("/challenge/handle"), "answer",
					Map.of("newPassword", "Wonder-Land-2", "name", "Newbie")));
			assertThat(in.text("/status")).isEqualTo("signed-in");
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void userWhenCodeIsWrongThenNewestHandleLeadsToSignIn(Setting setting) {
		try (ApiServer server = ApiServer.start(setting, this.pool)) {
			ApiClient client = server.client();
			client.get("/sign-in");
			Answer challenge = client.post("/sign-in", Map.of("username", "terry", "password", "Wonder-Land-1"));
			Answer refused = client.post("/sign-in/answer",
					Map.of("handle", challenge.text("/challenge/handle"), "answer", Map.of("code", "000000")));
			assertThat(refused.status()).isEqualTo(422);
			assertThat(refused.text("/code")).isEqualTo("answer-refused");
			assertThat(refused.json().at("/challenge/problem/remaining").asInt()).isEqualTo(4);
			Answer incomplete = client.post("/sign-in/answer",
					Map.of("handle", refused.text("/challenge/handle"), "answer", Map.of()));
			assertThat(incomplete.text("/code")).isEqualTo("answer-incomplete");
			Answer in = client.post("/sign-in/answer", Map.of("handle", incomplete.text("/challenge/handle"), "answer",
					Map.of("code", this.pool.totp("JBSWY3DPEHPK3PXP"))));
			assertThat(in.text("/status")).isEqualTo("signed-in");
		}
	}

}
