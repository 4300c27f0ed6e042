// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.log.CapturedLog;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With the loggers of this library and of Spring at TRACE, nothing secret of a sign-in by
 * the API stands in the log, not even after outages and what is no request.
 */
class ApiLogScanTests {

	private static final String PASSWORD = "Unmistakable-Passphrase-1";

	private static final String NEW_PASSWORD = "Unmistakable-Passphrase-2";

	private final CapturedLog log = new CapturedLog();

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
		.user("newbie", (user) -> user.temporaryPassword(PASSWORD))
		.user("fresh", (user) -> user.password(PASSWORD).mfaRequired())
		.start();

	static List<Setting> settings() {
		return Setting.all();
	}

	@AfterEach
	void stop() {
		this.log.close();
		this.pool.close();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void signInsWhenLoggedAtTraceThenShowNoSecret(Setting setting) {
		Set<String> secrets = new HashSet<>(Set.of(PASSWORD, NEW_PASSWORD));
		try (ApiServer server = ApiServer.start(setting, this.pool, "cognito.retry.max-attempts=1")) {
			// starting sets the levels of the application's own configuration
			this.log.capture();
			ApiClient client = server.client();
			client.get("/sign-in");
			client.send("POST", "/sign-in", "application/json", "{\"password\":\"" + PASSWORD, Map.of());
			this.pool.faults().next(1, PoolFault.connectionReset());
			signIn(client, "newbie");
			Answer challenge = signIn(client, "newbie");
			Answer refused = answer(client, challenge, Map.of("newPassword", "weak"), secrets);
			signedIn(client, setting, answer(client, refused, Map.of("newPassword", NEW_PASSWORD), secrets), secrets);
			setUp(client, secrets);
		}
		assertThat(secrets).hasSizeGreaterThan(setting.isBody() ? 6 : 4);
		this.log.assertShowsNone(secrets, 20);
	}

	private static Answer signIn(ApiClient client, String username) {
		return client.post("/sign-in", Map.of("username", username, "password", PASSWORD));
	}

	private static Answer answer(ApiClient client, Answer challenge, Map<String, String> answer, Set<String> secrets) {
		String handle = challenge.text("/challenge/handle");
		secrets.add(handle);
		return client.post("/sign-in/answer", Map.of("handle", handle, "answer", answer));
	}

	private static void signedIn(ApiClient client, Setting setting, Answer in, Set<String> secrets) {
		assertThat(in.text("/status")).isEqualTo("signed-in");
		if (!setting.isBody()) {
			client.post("/refresh", Map.of());
			client.post("/sign-out", Map.of());
			client.get("/sign-in");
			return;
		}
		secrets.addAll(Set.of(in.text("/tokens/accessToken"), in.text("/tokens/idToken"),
				in.text("/tokens/session/refreshToken")));
		Map<String, Object> session = Map.of("session", in.json().at("/tokens/session"));
		secrets.add(client.post("/refresh", session).text("/tokens/accessToken"));
		client.post("/sign-out", session);
	}

	private void setUp(ApiClient client, Set<String> secrets) {
		Answer setup = signIn(client, "fresh");
		if (setup.json().at("/challenge/setup").isMissingNode()) {
			setup = answer(client, setup, Map.of("choice", "SOFTWARE_TOKEN_MFA"), secrets);
		}
		String secret = setup.text("/challenge/setup/secret");
		secrets.add(secret);
		assertThat(answer(client, setup, Map.of("code", this.pool.totp(secret)), secrets).text("/status"))
			.isEqualTo("signed-in");
	}

}
