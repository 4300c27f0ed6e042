// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.integration.account.ApiApplication.Stack;
import io.github.cognitoauth.integration.log.CapturedLog;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With the loggers of this library and of Spring at TRACE, nothing secret of an account
 * operation stands in the log. The containers log whole requests at that level and stay
 * as they are.
 */
class AccountLogScanTests {

	private static final String PASSWORD = "Unmistakable-Passphrase-1";

	private static final String NEW_PASSWORD = "Unmistakable-Passphrase-2";

	private final CapturedLog log = new CapturedLog();

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com"))
		.start();

	@AfterEach
	void stop() {
		this.log.close();
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void operationsWhenLoggedAtTraceThenShowNoSecret(Stack stack) {
		Set<String> secrets = new HashSet<>(Set.of(PASSWORD, NEW_PASSWORD));
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			// starting sets the levels of the application's own configuration
			this.log.capture();
			reset(application.client(), secrets);
			signUp(application.client(), secrets);
			factors(application.signedIn("alice", NEW_PASSWORD), secrets);
		}
		assertThat(secrets).hasSizeGreaterThan(10);
		this.log.assertShowsNone(secrets, 50);
	}

	private void reset(ApiClient client, Set<String> secrets) {
		client.post("/password/forgot", Map.of("username", "alice"));
		String code = this.pool.inbox().latestCode("alice");
		secrets.add(code);
		client.post("/password/reset", Map.of("username", "alice", "code", code, "newPassword", "weak"));
		client.post("/password/reset", Map.of("username", "alice", "code", code, "newPassword", NEW_PASSWORD));
	}

	private void signUp(ApiClient client, Set<String> secrets) {
		Answer pending = client.post("/sign-up", Map.of("username", "newbie", "password", PASSWORD, "attributes",
				Map.of("email", "newbie@example.com")));
		secrets.add(pending.text("/handle"));
		String code = this.pool.inbox().latestCode("newbie");
		secrets.add(code);
		Answer confirmed = client.post("/sign-up/confirm",
				Map.of("username", "newbie", "code", code, "handle", pending.text("/handle")));
		tokens(confirmed, secrets);
	}

	private void factors(ApiClient alice, Set<String> secrets) {
		String secret = alice.post("/account/mfa/totp", null).text("/setup/secret");
		String code = this.pool.totp(secret);
		secrets.addAll(Set.of(secret, code));
		alice.json("PUT", "/account/mfa/totp", Map.of("code", code));
		String options = alice.post("/account/passkeys", null).json().path("passkey").toString();
		secrets.add(JsonMapper.shared().readTree(options).path("challenge").asString());
		String credential = SoftwarePasskey.of(URI.create("http://localhost:8080")).register(options);
		alice.json("PUT", "/account/passkeys", Map.of("credential", JsonMapper.shared().readTree(credential)));
		alice.json("PUT", "/account/password",
				Map.of("previousPassword", NEW_PASSWORD, "newPassword", "Unmistakable-Passphrase-3"));
		secrets.add("Unmistakable-Passphrase-3");
		alice.json("DELETE", "/account", null);
	}

	private static void tokens(Answer answer, Set<String> secrets) {
		for (String name : List.of("accessToken", "idToken", "session/refreshToken")) {
			String token = answer.text("/tokens/" + name);
			assertThat(token).isNotEmpty();
			secrets.add(token);
		}
	}

}
