// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.account.AccountEvent;
import io.github.cognitoauth.security.account.AccountOperation;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.security.account.OperationContext;
import io.github.cognitoauth.security.account.OperationProblem;
import io.github.cognitoauth.security.account.OperationProblem.Kind;
import io.github.cognitoauth.security.account.OperationResult;
import io.github.cognitoauth.security.account.OperationResult.Done;
import io.github.cognitoauth.security.account.OperationResult.Pending;
import io.github.cognitoauth.security.limit.InMemoryCognitoRateLimiter;
import io.github.cognitoauth.security.limit.RateLimit;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What surrounds an operation: limits, time, events, operations of the application.
 */
class OperationRunTests {

	private final AccountFixture accounts = new AccountFixture(CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1").email("alice@example.com"))
		.start());

	@AfterEach
	void stop() {
		this.accounts.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "forgot-password", "resend-sign-up-code", "sign-up" })
	void uniformOperationWhenUserIsKnownOrNotThenAnswersTakeTheSameTime(String operation) throws InterruptedException {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		BlockingQueue<AccountEvent> events = new LinkedBlockingQueue<>();
		this.accounts.operations = this.accounts.operations((settings) -> settings.hideExisting(true),
				(builder) -> builder.delay(AnswerDelay.standard().on(time)).listener(events::add));
		for (int i = 0; i < 200; i++) {
			String username = (i % 2 == 0) ? "alice" : "nobody-" + i;
			BlockingQueue<OperationResult> answers = new LinkedBlockingQueue<>();
			this.accounts.operations
				.perform(operation, this.accounts.stranger(),
						AccountFixture.values("username", username, "password", "Wonderland-1", "email",
								username + "@example.com"))
				.subscribe(answers::add);
			assertThat(events.poll(1, TimeUnit.MINUTES)).isNotNull();
			time.advanceTimeBy(Duration.ofMillis(999));
			assertThat(answers).as("after 999 ms for " + username).isEmpty();
			time.advanceTimeBy(Duration.ofMillis(301));
			assertThat(answers.poll(1, TimeUnit.MINUTES)).isInstanceOf(Pending.class);
		}
		time.dispose();
	}

	@Test
	void uniformOperationWhenRepeatedThenEveryAttemptCountsAndOtherAddressesAreFree() {
		limited();
		for (int i = 0; i < 3; i++) {
			assertThat(this.accounts.perform("forgot-password", this.accounts.stranger(), "username", "alice"))
				.isInstanceOf(Pending.class);
		}
		OperationProblem problem = this.accounts.refused("forgot-password", this.accounts.stranger(), "username",
				" ALICE");
		assertThat(problem.kind()).isEqualTo(Kind.RATE_LIMITED);
		assertThat(problem.retryAfter()).isPositive();
		assertThat(this.accounts.pool.requests("ForgotPassword")).isEqualTo(3);
		OperationContext elsewhere = OperationContext.builder("Example").client("198.51.100.9", false).build();
		assertThat(this.accounts.perform("forgot-password", elsewhere, "username", "alice"))
			.isInstanceOf(Pending.class);
	}

	@Test
	void operationWhenItFailsThenOnlyGuessesCount() {
		limited();
		OperationContext alice = this.accounts.user("alice");
		for (int i = 0; i < 5; i++) {
			this.accounts.perform("account", alice);
			assertThat(this.accounts
				.refused("change-password", alice, "previousPassword", "Wonderland-1", "newPassword", "")
				.kind()).isEqualTo(Kind.ANSWER_INCOMPLETE);
		}
		for (int i = 0; i < 3; i++) {
			assertThat(this.accounts
				.refused("change-password", alice, "previousPassword", "guess-" + i, "newPassword", "Looking-Glass-2")
				.kind()).isEqualTo(Kind.INPUT_REFUSED);
		}
		assertThat(this.accounts
			.refused("change-password", alice, "previousPassword", "guess", "newPassword", "Looking-Glass-2")
			.kind()).isEqualTo(Kind.RATE_LIMITED);
	}

	private void limited() {
		InMemoryCognitoRateLimiter limiter = InMemoryCognitoRateLimiter.builder()
			.perNameAndAddress(new RateLimit(3, Duration.ofHours(10)))
			.build();
		this.accounts.operations = this.accounts.operations((settings) -> {
		}, (builder) -> builder.limit(new SignInLimit(limiter, CognitoLoginListener.NONE)));
	}

	@Test
	void operationWhenPoolIsAwayThenUnavailableForAllAlike() {
		this.accounts.pool.faults().next("ForgotPassword", 2, PoolFault.internalError());
		OperationProblem known = this.accounts.refused("forgot-password", this.accounts.stranger(), "username",
				"alice");
		assertThat(known.kind()).isEqualTo(Kind.UNAVAILABLE);
		assertThat(known.retryAfter()).isPositive();
		assertThat(this.accounts.refused("forgot-password", this.accounts.stranger(), "username", "nobody"))
			.isEqualTo(known);
	}

	@Test
	void operationWhenListenerFailsThenDoneAllTheSame() {
		this.accounts.operations = this.accounts.operations((settings) -> {
		}, (builder) -> builder.listener((event) -> {
			throw new IllegalStateException("The database is full");
		}));
		assertThat(this.accounts.perform("change-password", this.accounts.user("alice"), "previousPassword",
				"Wonderland-1", "newPassword", "Looking-Glass-2"))
			.isInstanceOf(Done.class);
	}

	@Test
	void operationOfTheApplicationThenJoinsOrReplaces() {
		this.accounts.operations = this.accounts.operations((settings) -> {
		}, (builder) -> builder.operations(List.of(new Own("newsletter"), new Own("forgot-password"))));
		assertThat(this.accounts.operations.ids()).contains("newsletter").endsWith("newsletter");
		assertThat(this.accounts.perform("newsletter", this.accounts.stranger())).isEqualTo(Done.of("own.newsletter"));
		assertThat(this.accounts.perform("forgot-password", this.accounts.stranger()))
			.isEqualTo(Done.of("own.forgot-password"));
		assertThat(this.accounts.events).extracting(AccountEvent::operation)
			.containsExactly("newsletter", "forgot-password");
		assertThatIllegalArgumentException().isThrownBy(() -> this.accounts.operations((settings) -> {
		}, (builder) -> builder.operations(List.of(new Own("newsletter"), new Own("newsletter")))))
			.withMessageContaining("newsletter");
	}

	@Test
	void toStringThenNoSecrets() {
		OperationContext alice = this.accounts.user("alice");
		assertThat(alice.mutate().signUpSession("session-secret").build().toString() + alice.user())
			.doesNotContain("session-secret", alice.requiredUser().accessToken());
		assertThat(Map.of("context", alice).toString()).doesNotContain(alice.requiredUser().accessToken());
	}

	/** Asks nothing and does nothing. */
	private record Own(String id) implements AccountOperation {

		@Override
		public Access access() {
			return Access.PUBLIC;
		}

		@Override
		public StepForm form(OperationContext context) {
			return StepForm.builder(this.id).build();
		}

		@Override
		public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
			return Mono.just(Done.of("own." + this.id));
		}

	}

}
