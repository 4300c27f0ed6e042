// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.UserStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets boto3, the AWS SDK for Python, sign in to the pool. Give
 * {@code -Dboto3.python=/usr/bin/python3}, an interpreter that has it; the CI script
 * does.
 */
@EnabledIfSystemProperty(named = "boto3.python", matches = ".+",
		disabledReason = "no Python with boto3 was named; the CI script installs one")
class Boto3Tests {

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void boto3WhenSigningInThenThePoolAcceptsWhatIsRightAndRefusesWhatIsWrong() throws Exception {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder().client("public", (client) -> {
		})
			.client("confidential", (client) -> client.secret(SECRET))
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.user("alice", (user) -> user.password("Wonderland-1"))
			.user("carol", (user) -> user.password("Wonderland-1"))
			.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1", "name"))
			.start()) {
			HttpServer inbox = inbox(pool);
			try {
				String output = run(pool, "http://127.0.0.1:" + inbox.getAddress().getPort() + "/");
				assertThat(output).doesNotContain("FAILED");
				assertThat(output.lines().filter((line) -> line.startsWith("ok"))).as(output).hasSize(6);
				assertThat(pool.user("newbie").status()).isEqualTo(UserStatus.CONFIRMED);
			}
			finally {
				inbox.stop(0);
			}
		}
	}

	private static String run(CognitoUserPoolServer pool, String inbox) throws Exception {
		ProcessBuilder python = new ProcessBuilder(System.getProperty("boto3.python"), "boto3_client.py")
			.directory(new File("src/test/python"))
			.redirectErrorStream(true);
		python.environment()
			.putAll(Map.of("COGNITO_ENDPOINT", pool.endpoint().toString(), "COGNITO_REGION", pool.region(),
					"COGNITO_CLIENT_ID", pool.clientId(), "COGNITO_SECRET_CLIENT_ID", "confidential",
					"COGNITO_CLIENT_SECRET", SECRET, "INBOX", inbox, "PYTHONDONTWRITEBYTECODE", "1"));
		Process process = python.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}

	private static HttpServer inbox(CognitoUserPoolServer pool) throws Exception {
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		server.createContext("/", (exchange) -> {
			byte[] code = pool.inbox()
				.latestCode(exchange.getRequestURI().getQuery())
				.getBytes(StandardCharsets.US_ASCII);
			exchange.sendResponseHeaders(200, code.length);
			exchange.getResponseBody().write(code);
			exchange.close();
		});
		server.start();
		return server;
	}

}
