// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CallLane;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.TokenErrors.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the log of an account: a line for each change of its state.
 */
class AccountLogTests {

	private static final HeldTokens.Now NOW = new HeldTokens.Now(new VirtualTime().millis(), 0);

	private final ProviderFixture fixture = new ProviderFixture();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(CognitoTokenProvider.class);

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.INFO);
		this.log.start();
		this.logger.addAppender(this.log);
		this.fixture.engine.start();
		this.fixture.get();
	}

	@AfterEach
	void stop() {
		this.fixture.engine.stop();
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	private List<String> lines() {
		return this.log.list.stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

	@Test
	void outageWhenTokenExpiresInItThenOneLineForEachChange() {
		this.fixture.source.thenFail(60, ScriptedTokenSource.throttled());
		this.fixture.time.advance(Duration.ofHours(2));
		assertThat(lines()).hasSize(4);
		assertThat(lines().get(0)).startsWith("INFO").contains("has a token until");
		assertThat(lines().get(1)).startsWith("WARN").contains("uses the present one");
		assertThat(lines().get(2)).startsWith("ERROR").contains("TooManyRequestsException");
		assertThat(lines().get(3)).startsWith("INFO").contains("has a token until");
	}

	@Test
	void outageWhenCallsOfOthersFailThenNoLineOfItsOwnUnlessItGoesOnFailing() {
		AtomicLong ticker = new AtomicLong();
		CallBudget budget = CallBudget.builder().ticker(ticker::get).build();
		ProviderFixture denied = new ProviderFixture((account) -> {
		}, (builder) -> ((ScriptedTokenSource) builder.accounts.get("billing").source).budget = budget);
		denied.engine.start();
		denied.get();
		for (int i = 0; i < 5; i++) {
			budget.place()
				.inTurn(CallLane.AHEAD, Duration.ZERO,
						(turn) -> Mono.error(ScriptedTokenSource.error("InternalErrorException",
								CognitoErrorReason.SERVICE_FAILURE)))
				.subscribe((any) -> {
				}, (failure) -> {
				});
		}
		this.log.list.clear();
		denied.time.advance(Duration.ofMinutes(50));
		assertThat(denied.provider.state().status()).isEqualTo(CognitoTokenProviderState.Status.DEGRADED);
		assertThat(denied.source.attempts()).isEqualTo(1);
		assertThat(lines()).isEmpty();
		ticker.set(Duration.ofMinutes(50).toNanos());
		budget.place().inTurn(CallLane.AHEAD, Duration.ZERO, (turn) -> Mono.empty()).subscribe();
		denied.source.thenFail(60, ScriptedTokenSource.throttled());
		denied.time.advance(Duration.ofMinutes(4));
		assertThat(lines()).as("its own trouble").singleElement().asString().startsWith("WARN").contains("present one");
		denied.engine.stop();
	}

	@Test
	void outageWhenTokenIsDeadBeforeItBeginsThenOneLineForIt() {
		this.fixture.engine.stop();
		this.fixture.time.advance(Duration.ofHours(2));
		this.fixture.source.thenFail(5, ScriptedTokenSource.throttled());
		this.fixture.engine.start();
		this.fixture.time.advance(Duration.ofMinutes(5));
		assertThat(lines()).hasSize(3).element(1).asString().startsWith("ERROR");
	}

	@Test
	void refusedThenSaysWhenTheNextAttemptIsAtTheSoonest() {
		this.fixture.source.thenFail(ScriptedTokenSource.refreshTokenRejected())
			.thenFail(ScriptedTokenSource.wrongPassword());
		this.fixture.time.advance(Duration.ofMinutes(50));
		assertThat(lines()).last()
			.asString()
			.startsWith("ERROR")
			.contains("was refused, no attempt before " + this.fixture.provider.state().retryAt() + ":");
	}

	/** After an answer to others, or to so many attempts of its own. */
	private static AccountState failed(AccountState state, Kind kind, int failures) {
		return state.with(new AccountState.Trouble(ScriptedTokenSource.throttled(), kind, failures, 0, 0, 0, 0));
	}

	private AccountState holding() {
		RefreshSchedule schedule = new RefreshSchedule(TokenRefreshPolicy.defaults(), (tokens) -> 0, () -> 0, 0);
		return AccountState.INITIAL.with(HeldTokens.of(this.fixture.source.mint(), schedule, 0, NOW));
	}

	@ParameterizedTest(name = "has a token: {0}")
	@ValueSource(booleans = { true, false })
	void changedWhenTheTroubleOfAllTurnsOutToBeItsOwnThenOneLineAfterThreeFailures(boolean good) {
		AccountState state = good ? holding() : AccountState.INITIAL;
		AccountLog account = new AccountLog("billing", List.of());
		this.log.list.clear();
		for (int failures = 0; failures < 3; failures++) {
			account.changed(failed(state, Kind.PASSES, failures), NOW);
			assertThat(lines()).as("after %s failures", failures).isEmpty();
		}
		account.changed(failed(state, Kind.PASSES, 3), NOW);
		assertThat(lines()).singleElement().asString().startsWith(good ? "WARN" : "ERROR");
		account.changed(failed(state, Kind.PASSES, 4), NOW);
		assertThat(lines()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "LOCKS, ERROR, was refused", "WAITS_FOR_REGION, WARN, waits for the primary Region" })
	void changedWhenItIsNotTheTroubleOfAllThenALineAtOnce(Kind kind, String level, String line) {
		AccountLog account = new AccountLog("billing", List.of());
		this.log.list.clear();
		account.changed(failed(AccountState.INITIAL, kind, 0), NOW);
		account.changed(failed(AccountState.INITIAL, kind, 3), NOW);
		assertThat(lines()).singleElement().asString().startsWith(level).contains(line);
	}

}
