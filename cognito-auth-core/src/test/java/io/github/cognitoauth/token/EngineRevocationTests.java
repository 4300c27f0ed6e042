// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.support.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an engine of many accounts revokes as it is closed.
 */
class EngineRevocationTests {

	private static final int ACCOUNTS = 500;

	private final VirtualTime time = new VirtualTime();

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final AtomicInteger revoked = new AtomicInteger();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(CognitoTokenEngine.class);

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
	}

	private List<String> lines() {
		return this.log.list.stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

	private boolean[] close(Supplier<Mono<Void>> revocation) {
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.clock(this.time)
			.scheduler(this.time.scheduler());
		for (int i = 0; i < ACCOUNTS; i++) {
			builder.account("account-" + i, new Source(revocation),
					(account) -> account.eager(true).revokeOnClose(true));
		}
		CognitoTokenEngine engine = builder.build();
		engine.start();
		boolean[] closed = new boolean[1];
		engine.close().subscribe((none) -> {
		}, (failure) -> {
		}, () -> closed[0] = true);
		return closed;
	}

	@Test
	void closeWhenThereAreManySessionsThenTheyAreRevokedAFewAtATime() {
		boolean[] closed = close(() -> Mono.delay(Duration.ofMillis(50), this.time.scheduler()).then());
		this.time.advance(Duration.ofSeconds(2));
		assertThat(closed[0]).isTrue();
		assertThat(this.revoked).hasValue(ACCOUNTS);
		assertThat(this.most).hasValueBetween(2, 50);
		assertThat(lines()).isEmpty();
	}

	@Test
	void closeWhenSomeSessionsCannotBeRevokedThenTheOthersAreAndItIsTold() {
		AtomicInteger calls = new AtomicInteger();
		boolean[] closed = close(
				() -> (calls.incrementAndGet() % 10 == 0) ? Mono.error(ScriptedTokenSource.throttled()) : Mono.empty());
		assertThat(closed[0]).isTrue();
		assertThat(this.revoked).hasValue(ACCOUNTS - ACCOUNTS / 10);
		assertThat(lines()).singleElement().asString().startsWith("WARN 50 of 500 sessions");
	}

	@Test
	void closeWhenNobodyAnswersThenEndsInTimeAndItIsTold() {
		boolean[] closed = close(Mono::never);
		this.time.advance(Duration.ofSeconds(15));
		assertThat(closed[0]).isTrue();
		assertThat(lines()).singleElement().asString().startsWith("WARN 500 of 500 sessions");
	}

	/** Counts what is revoked at the same time. */
	private final class Source implements TokenSource {

		private final Supplier<Mono<Void>> revocation;

		Source(Supplier<Mono<Void>> revocation) {
			this.revocation = revocation;
		}

		@Override
		public Mono<CognitoTokens> signIn() {
			return Mono
				.just(CognitoTokens.builder("access", EngineRevocationTests.this.time.instant(), Duration.ofHours(1))
					.refreshToken("refresh")
					.build());
		}

		@Override
		public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
			return signIn();
		}

		@Override
		public Mono<Void> revoke(CognitoTokens tokens) {
			EngineRevocationTests test = EngineRevocationTests.this;
			return Mono.defer(() -> {
				test.most.accumulateAndGet(test.active.incrementAndGet(), Math::max);
				return this.revocation.get();
			}).doOnSuccess((done) -> test.revoked.incrementAndGet()).doFinally((end) -> test.active.decrementAndGet());
		}

	}

}
