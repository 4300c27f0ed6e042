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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the log of an account: a line for each change of its state.
 */
class AccountLogTests {

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

}
