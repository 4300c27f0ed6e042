// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for how many messages strangers can have sent to somebody by signing in. */
class MessageLimitTests {

	private static final String LIMIT = "cognito.security.limits.per-name-and-address=3/1h";

	private static Answer choose(ApiClient client, String choice) {
		Answer asked = client.post("/sign-in", Map.of("username", "emma"));
		return client.post("/sign-in/answer",
				Map.of("handle", asked.text("/challenge/handle"), "answer", Map.of("choice", choice)));
	}

	@ParameterizedTest
	@EnumSource
	void codeWhenSentToSomebodyWhoHasProvenNothingThenCounted(Stack stack) {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.SMS_OTP)
			.user("emma",
					(user) -> user.password("Wonder-Land-1").email("emma@example.com").phoneNumber("+12065550100"))
			.start();
				ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), pool,
						"cognito.sign-in.flow=user-auth", LIMIT)) {
			ApiClient client = server.client();
			for (String choice : new String[] { "SMS_OTP", "EMAIL_OTP", "SMS_OTP" }) {
				assertThat(choose(client, choice).text("/challenge/name")).isEqualTo(choice);
			}
			Answer limited = client.post("/sign-in", Map.of("username", "Emma"));
			assertThat(limited.text("/code")).isEqualTo("rate-limited");
			assertThat(pool.requests("RespondToAuthChallenge")).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@EnumSource
	void codeWhenSentAfterThePasswordThenNotCounted(Stack stack) {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA)
			.user("emma", (user) -> user.password("Wonder-Land-1").phoneNumber("+12065550100").mfa(MfaFactor.SMS_MFA))
			.start(); ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), pool, LIMIT)) {
			for (int i = 0; i < 5; i++) {
				assertThat(server.client()
					.post("/sign-in", Map.of("username", "emma", "password", "Wonder-Land-1"))
					.text("/challenge/name")).isEqualTo("SMS_MFA");
			}
		}
	}

}
