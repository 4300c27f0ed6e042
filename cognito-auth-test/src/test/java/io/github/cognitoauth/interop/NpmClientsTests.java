// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.PoolUser;
import io.github.cognitoauth.test.pool.UserStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets clients from npm sign in to the pool: {@code amazon-cognito-identity-js}, and the
 * AWS SDK for JavaScript with {@code cognito-srp-helper}. Install them with
 * {@code npm ci} in {@code src/test/js} and give {@code -Dnpm-clients=true}; the CI
 * script does.
 */
@EnabledIfSystemProperty(named = "npm-clients", matches = "true",
		disabledReason = "the clients from npm are not installed; the CI script installs them")
class NpmClientsTests {

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void clientsWhenSigningInThenThePoolAcceptsWhatIsRightAndRefusesWhatIsWrong() throws Exception {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder().client("public", (client) -> {
		})
			.client("confidential", (client) -> client.secret(SECRET))
			.user("alice", (user) -> user.password("Wonderland-1").group("admins"))
			.user("newbie1", NpmClientsTests::firstLogin)
			.user("newbie2", NpmClientsTests::firstLogin)
			.start()) {
			ProcessBuilder node = new ProcessBuilder("node", "sign-in.mjs").directory(new File("src/test/js"))
				.redirectErrorStream(true);
			node.environment()
				.putAll(Map.of("COGNITO_ENDPOINT", pool.endpoint().toString(), "COGNITO_REGION", pool.region(),
						"COGNITO_USER_POOL_ID", pool.userPoolId(), "COGNITO_CLIENT_ID", pool.clientId(),
						"COGNITO_SECRET_CLIENT_ID", "confidential", "COGNITO_CLIENT_SECRET", SECRET));
			Process process = node.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			assertThat(output).doesNotContain("FAILED").contains("ok ");
			assertThat(process.exitValue()).as(output).isZero();
			assertThat(pool.user("newbie1").status()).isEqualTo(UserStatus.CONFIRMED);
			assertThat(pool.user("newbie2").status()).isEqualTo(UserStatus.CONFIRMED);
		}
	}

	private static void firstLogin(PoolUser user) {
		user.temporaryPassword("Temp-Pass-1", "name");
	}

}
