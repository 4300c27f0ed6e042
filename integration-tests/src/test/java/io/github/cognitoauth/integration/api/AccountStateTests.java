// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what strangers learn about accounts, and for what clients learn in an outage.
 */
class AccountStateTests {

	private CognitoUserPoolServer pool;

	@BeforeEach
	void start() {
		// a lock of a second must not pass before it is looked at
		this.pool = CognitoUserPoolServer.builder().clock(Clock.fixed(Instant.now(), ZoneOffset.UTC)).start();
		this.pool.createUser("alice").password("Wonder-Land-1");
		this.pool.createUser("disabled").password("Wonder-Land-1").disable();
		this.pool.createUser("unconfirmed").password("Wonder-Land-1").unconfirmed();
		this.pool.createUser("reset").password("Wonder-Land-1").resetPassword();
		this.pool.createUser("locked").password("Wonder-Land-1");
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private Answer signIn(ApiServer server, String username, String password) {
		return server.client().post("/sign-in", Map.of("username", username, "password", password));
	}

	private void lock(ApiServer server) {
		for (int attempt = 0; attempt < 6; attempt++) {
			signIn(server, "locked", "wrong");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenAnythingIsWrongWithTheAccountThenOneAnswerForAll(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool)) {
			lock(server);
			Set<String> answers = new LinkedHashSet<>();
			answers.add(signIn(server, "alice", "wrong").exchange().body());
			for (String username : List.of("nobody", "disabled", "unconfirmed", "reset", "locked")) {
				Answer answer = signIn(server, username, "Wonder-Land-1");
				assertThat(answer.status()).as(username).isEqualTo(401);
				assertThat(answer.exchange().headers().get("www-authenticate")).containsExactly("Cognito");
				answers.add(answer.exchange().body());
			}
			assertThat(answers).singleElement().asString().contains("\"credentials-rejected\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenStateIsRevealedThenToldApart(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool,
				"cognito.security.reveal-account-state=true")) {
			lock(server);
			assertThat(signIn(server, "nobody", "Wonder-Land-1").text("/code")).isEqualTo("credentials-rejected");
			assertThat(signIn(server, "disabled", "Wonder-Land-1"))
				.satisfies((it) -> isProblem(it, 403, "account-disabled"));
			assertThat(signIn(server, "unconfirmed", "Wonder-Land-1"))
				.satisfies((it) -> isProblem(it, 403, "account-unconfirmed"));
			assertThat(signIn(server, "reset", "Wonder-Land-1"))
				.satisfies((it) -> isProblem(it, 403, "password-reset-required"));
			assertThat(signIn(server, "locked", "Wonder-Land-1"))
				.satisfies((it) -> isProblem(it, 429, "account-locked"));
		}
	}

	private static void isProblem(Answer answer, int status, String code) {
		assertThat(answer.text("/code")).isEqualTo(code);
		assertThat(answer.status()).isEqualTo(status);
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenPoolThrottlesOrFailsThenToldWhenToTryAgain(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool,
				"cognito.retry.max-attempts=1")) {
			this.pool.faults().next(1, PoolFault.throttled());
			Answer throttled = signIn(server, "alice", "Wonder-Land-1");
			isProblem(throttled, 429, "rate-limited");
			assertThat(throttled.exchange().headers()).containsKey("retry-after");
			for (PoolFault fault : List.of(PoolFault.internalError(), PoolFault.connectionReset(), PoolFault.notJson(),
					PoolFault.error("InvalidLambdaResponseException", "Unrecognizable lambda output"),
					PoolFault.error("ResourceNotFoundException", "User pool client 1234 does not exist."))) {
				this.pool.faults().next(1, fault);
				Answer failed = signIn(server, "alice", "Wonder-Land-1");
				isProblem(failed, 503, "unavailable");
				assertThat(failed.exchange().headers()).containsKey("retry-after");
			}
			this.pool.faults().next(1, PoolFault.error("LimitExceededException", "Attempt limit exceeded"));
			isProblem(signIn(server, "alice", "Wonder-Land-1"), 429, "limit-exceeded");
			assertThat(signIn(server, "alice", "Wonder-Land-1").status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenTooManyFailedThenRefusedWithoutThePool(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool,
				"cognito.security.limits.per-name-and-address=3/10m")) {
			for (int attempt = 0; attempt < 3; attempt++) {
				isProblem(signIn(server, "alice", "wrong"), 401, "credentials-rejected");
			}
			long before = this.pool.requests();
			Answer limited = signIn(server, "alice", "Wonder-Land-1");
			isProblem(limited, 429, "rate-limited");
			assertThat(limited.exchange().headers()).containsKey("retry-after");
			assertThat(this.pool.requests()).isEqualTo(before);
			assertThat(signIn(server, "nobody", "wrong").status()).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenNameIsWrittenInManyWaysThenCountedAsOne(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool,
				"cognito.security.limits.per-name-and-address=3/10m")) {
			for (String name : List.of("alice", " ALICE\t", "alice\u0001")) {
				isProblem(signIn(server, name, "wrong"), 401, "credentials-rejected");
			}
			long before = this.pool.requests();
			for (String name : List.of("alice", "\u0002alice", "alice\u0001\u0000", "Alice\u00a0")) {
				isProblem(signIn(server, name, "wrong"), 429, "rate-limited");
			}
			assertThat(this.pool.requests()).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource
	void answersWhenTooManyFailedWithReplayedHandleThenRefusedWithoutThePool(Stack stack) {
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1");
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool,
				"cognito.security.limits.per-flow=2")) {
			String handle = signIn(server, "newbie", "Temp-Pass-1").text("/challenge/handle");
			Map<String, Object> weak = Map.of("handle", handle, "answer", Map.of("newPassword", "x"));
			isProblem(server.client().post("/sign-in/answer", weak), 422, "answer-refused");
			isProblem(server.client().post("/sign-in/answer", weak), 422, "answer-refused");
			long before = this.pool.requests();
			isProblem(server.client().post("/sign-in/answer", weak), 429, "rate-limited");
			assertThat(this.pool.requests()).isEqualTo(before);
		}
	}

	@Test
	void answerWhenItsReplyIsLostThenSameHandleTellsThatItCounted() {
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1");
		try (ApiServer server = ApiServer.start(new Setting(Stack.SERVLET, ApiMode.BODY), this.pool,
				"cognito.retry.max-attempts=1")) {
			String handle = signIn(server, "newbie", "Temp-Pass-1").text("/challenge/handle");
			Map<String, Object> answer = Map.of("newPassword", "Wonder-Land-2");
			this.pool.faults().next("RespondToAuthChallenge", 1, PoolFault.answerLost());
			Answer lost = server.client().post("/sign-in/answer", Map.of("handle", handle, "answer", answer));
			isProblem(lost, 503, "unavailable");
			Answer gone = server.client()
				.post("/sign-in/answer", Map.of("handle", lost.text("/challenge/handle"), "answer", answer));
			isProblem(gone, 410, "challenge-gone");
			assertThat(gone.text("/detail")).contains("new password");
			assertThat(signIn(server, "newbie", "Wonder-Land-2").status()).isEqualTo(200);
		}
	}

}
