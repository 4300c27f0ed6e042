// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.cognitoauth.integration.account.ApiApplication.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a stranger learns about accounts: nothing. Status, headers and body of an answer
 * are the same, byte for byte but for the name that was sent, whatever the account is.
 */
class AccountAbuseTests {

	private static final String PASSWORD = "Wonderland-1";

	/** All of one length, so that answers can be compared by their length, too. */
	private static final List<String> ACCOUNTS = List.of("known-user-", "nobody-here", "disabled-us", "locked-user",
			"unconfirmed", "needs-reset", "no-contact-");

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.user("known-user-", (user) -> user.password(PASSWORD).email("known@example.com"))
		.user("disabled-us", (user) -> user.password(PASSWORD).email("disabled@example.com").disable())
		.user("locked-user", (user) -> user.password(PASSWORD).email("locked@example.com"))
		.user("unconfirmed", (user) -> user.password(PASSWORD).email("unconfirmed@example.com").unconfirmed())
		.user("needs-reset", (user) -> user.password(PASSWORD).email("reset@example.com").resetPassword())
		.user("no-contact-", (user) -> user.password(PASSWORD))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void publicOperationsWhenAccountsDifferThenAnswersDoNot(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool,
				"cognito.security.limits.per-name-and-address=100/1m", "cognito.security.limits.per-address=1000/1m")) {
			lock(application.client());
			for (Map.Entry<String, Map<String, Object>> request : requests().entrySet()) {
				Map<String, String> answers = new LinkedHashMap<>();
				for (String username : ACCOUNTS) {
					Map<String, Object> body = new TreeMap<>(request.getValue());
					body.put("username", username);
					answers.put(username, seen(application.client().post(request.getKey(), body), username));
				}
				Set<String> different = new LinkedHashSet<>(answers.values());
				assertThat(different).as(request.getKey() + ": " + answers).hasSize(1);
			}
		}
	}

	/** Wrong passwords, wrong codes; the messages go where they belong. */
	private static Map<String, Map<String, Object>> requests() {
		Map<String, Map<String, Object>> requests = new LinkedHashMap<>();
		requests.put("/sign-in", Map.of("password", "Wrong-Guess-1"));
		requests.put("/password/forgot", Map.of());
		requests.put("/sign-up/resend", Map.of());
		requests.put("/password/reset", Map.of("code", "000000", "newPassword", "Looking-Glass-2"));
		requests.put("/sign-up/confirm", Map.of("code", "000000"));
		return requests;
	}

	private static void lock(ApiClient client) {
		for (int i = 0; i < 6; i++) {
			client.post("/sign-in", Map.of("username", "locked-user", "password", "Wrong-Guess-" + i));
		}
	}

	private static String seen(Answer answer, String username) {
		Map<String, List<String>> headers = new TreeMap<>(answer.exchange().headers());
		headers.remove("date");
		headers.remove("set-cookie");
		return answer.status() + " " + headers + " " + answer.exchange().body().replace(username, "..");
	}

	@ParameterizedTest
	@EnumSource
	void forgotPasswordWhenMessageCannotBeSentOrTriggerFailsThenSameAnswer(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			String unknown = seen(application.client().post("/password/forgot", Map.of("username", "nobody-here")),
					"nobody-here");
			for (String error : List.of("CodeDeliveryFailureException", "UnexpectedLambdaException",
					"UserLambdaValidationException", "InvalidLambdaResponseException", "LimitExceededException",
					"NotAuthorizedException", "UserNotFoundException")) {
				this.pool.faults().next("ForgotPassword", 1, PoolFault.error(error, "A message of the service"));
				assertThat(seen(application.client().post("/password/forgot", Map.of("username", "known-user-")),
						"known-user-"))
					.as(error)
					.isEqualTo(unknown);
			}
			this.pool.faults().next("ForgotPassword", 9, PoolFault.error("TooManyRequestsException", "Slow down"));
			Answer throttled = application.client().post("/password/forgot", Map.of("username", "known-user-"));
			assertThat(throttled.status()).isEqualTo(429);
			assertThat(throttled.exchange().headers()).containsKey("retry-after");
		}
	}

	@ParameterizedTest
	@EnumSource
	void operationsWhenTriedTooOftenThenLimitedByNameAndAddress(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool,
				"cognito.security.limits.per-name-and-address=3/1h")) {
			ApiClient client = application.client();
			for (int i = 0; i < 3; i++) {
				assertThat(client.post("/password/forgot", Map.of("username", "known-user-")).status()).isEqualTo(202);
			}
			Answer limited = client.post("/password/forgot", Map.of("username", "known-user-"));
			assertThat(limited.text("/code")).isEqualTo("rate-limited");
			assertThat(limited.exchange().headers()).containsKey("retry-after");
			assertThat(client
				.post("/password/reset",
						Map.of("username", "known-user-", "code", "000000", "newPassword", "Looking-Glass-2"))
				.status()).isEqualTo(429);
			assertThat(client.post("/password/forgot", Map.of("username", "nobody-here")).status()).isEqualTo(202);
			assertThat(this.pool.requests("ForgotPassword")).isEqualTo(4);
			assertThat(this.pool.requests("ConfirmForgotPassword")).isZero();
		}
	}

}
