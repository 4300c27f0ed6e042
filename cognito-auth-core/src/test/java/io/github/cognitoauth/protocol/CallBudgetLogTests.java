// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallBudgetLog}: what happens to thousands is one line.
 */
class CallBudgetLogTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final CallBudget budget = CallBudget.builder()
		.name("eu-west-1")
		.scheduler(this.time)
		.ticker(() -> this.time.now(TimeUnit.NANOSECONDS))
		.build();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(CallBudget.class);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
		this.time.dispose();
	}

	@Test
	void queuedWhenThousandsWaitThenSaysSoOnceAndWhenItIsOver() {
		join(2000, Mono.just("token"));
		this.time.advanceTimeBy(Duration.ofMinutes(1));

		assertThat(lines()).hasSize(2);
		assertThat(lines().get(0)).startsWith("121 service accounts wait for their turn at eu-west-1")
			.contains("60 calls per second");
		assertThat(lines().get(1)).matches("No service account waits .* any more, after 2\\d s");
	}

	@Test
	void queuedWhenAFewWaitForAMomentThenIsQuiet() {
		join(100, Mono.just("token"));
		this.time.advanceTimeBy(Duration.ofMinutes(1));

		assertThat(lines()).isEmpty();
	}

	@Test
	void throttledWhenItGoesOnThenSaysSoOncePerMinute() {
		for (int second = 0; second <= 120; second++) {
			this.budget.done(CognitoOperation.InitiateAuth, error(CognitoErrorReason.THROTTLED));
			this.time.advanceTimeBy(Duration.ofSeconds(1));
		}

		assertThat(lines()).hasSize(3)
			.allMatch((line) -> line.startsWith("Amazon Cognito throttles calls at eu-west-1"));
		assertThat(lines().get(0)).contains("30 per second at most", "UserAuthentication");
	}

	@Test
	void outageWhenThousandsFailThenSaysSoOnceAndWhenItIsOver() {
		join(2000, Mono.error(error(CognitoErrorReason.CONNECT_FAILURE)));
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		join(1, Mono.just("token"));

		assertThat(lines()).hasSize(2);
		assertThat(lines().get(0)).startsWith("No call at eu-west-1 succeeds").contains("ConnectFailure");
		assertThat(lines().get(1)).isEqualTo("Calls at eu-west-1 succeed again, after 60 s");
	}

	private void join(int accounts, Mono<String> work) {
		for (int i = 0; i < accounts; i++) {
			CallLane lane = (i % 2 == 0) ? CallLane.WAITED : CallLane.AHEAD;
			this.budget.place().inTurn(lane, Duration.ZERO, (turn) -> work).subscribe((value) -> {
			}, (failure) -> {
			});
		}
	}

	private List<String> lines() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private static CognitoException error(CognitoErrorReason reason) {
		return new CognitoError(CognitoOperation.InitiateAuth, "ConnectFailure", reason, 0, null, null)
			.toException(null);
	}

}
