// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is logged about a {@link TokenStore} that fails in part.
 */
class StoreLogTests {

	private final VirtualTime time = new VirtualTime();

	private final UnreliableStore store = new UnreliableStore(new InMemoryTokenStore(this.time));

	private final ScriptedTokenSource source = new ScriptedTokenSource(this.time);

	private final CognitoTokenEngine engine = FleetTests.engine(this.source, this.time, this.store, false);

	private final CognitoTokenProvider provider = this.engine.providers().get("billing");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(TokenStore.class);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.engine.stop();
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	private void live(Duration time) {
		this.engine.start();
		this.provider.getTokens().subscribe();
		this.time.advance(time);
		assertThat(this.provider.currentTokens()).isNotNull();
	}

	private List<String> lines() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Test
	void storeWhenItCanOnlyBeReadThenTellsItOnce() {
		this.store.writeFailure = new IllegalStateException("read-only");
		live(Duration.ofHours(10));
		assertThat(lines()).singleElement().asString().contains("carrying on alone");
		this.store.writeFailure = null;
		this.time.advance(Duration.ofHours(2));
		assertThat(lines()).hasSize(2).last().asString().contains("answers again");
	}

	@Test
	void noticesWhenTheyBreakOffAfterAWhileThenListensAgainASecondLater() {
		List<Sinks.Many<TokenStore.Notice>> subscriptions = new ArrayList<>();
		this.store.noticesSource = () -> {
			subscriptions.add(Sinks.many().multicast().directBestEffort());
			return subscriptions.get(subscriptions.size() - 1).asFlux();
		};
		StoreGate gate = new StoreGate(this.store,
				new HeldTokens.Clocks(this.time, this.time::millis, this.time.scheduler()));
		gate.notices().subscribe();
		for (int i = 1; i <= 20; i++) {
			assertThat(subscriptions).hasSize(i);
			this.time.advance(Duration.ofSeconds(11));
			subscriptions.get(i - 1).tryEmitError(new IllegalStateException("broken off"));
			this.time.advance(Duration.ofMillis(1_500));
		}
	}

	@Test
	void noticesWhenTheyCompleteAtOnceThenTheyAreNotHeardAndItIsToldOnce() {
		this.store.noticesSource = Flux::empty;
		live(Duration.ofHours(10));
		assertThat(lines()).singleElement().asString().contains("are not heard").contains("notices() completes");
		assertThat(this.engine.storeState().heard()).isFalse();
	}

	@Test
	void noticeWhenTheCredentialsAreAwayThenIsNoFaultOfTheLibrary() {
		Logger accounts = (Logger) LoggerFactory.getLogger(CognitoTokenProvider.class);
		accounts.addAppender(this.log);
		try {
			live(Duration.ofSeconds(1));
			this.log.list.clear();
			this.source.credentialsFailure = new IllegalStateException("the vault is sealed");
			this.store
				.settle(new TokenStore.Lease("billing", 7), new TokenStore.Result.Fresh(this.source.mint(), false))
				.block();
			assertThat(lines()).isEmpty();
			this.source.credentialsFailure = null;
			this.time.advance(Duration.ofHours(2));
			assertThat(this.provider.currentTokens()).isNotNull();
		}
		finally {
			accounts.detachAppender(this.log);
		}
	}

	@Test
	void storeWhenItTellsNoChangesThenTellsItOnce() {
		this.store.noticesFailure = new IllegalStateException("not allowed");
		live(Duration.ofHours(10));
		assertThat(lines()).singleElement().asString().contains("are not heard").contains("sharing works");
		this.store.noticesFailure = null;
		this.time.advance(Duration.ofMinutes(2));
		assertThat(lines()).hasSize(2).last().asString().contains("are heard again");
		this.store.failure = new IllegalStateException("down");
		this.time.advance(Duration.ofHours(1));
		assertThat(lines()).as("a real outage is told nevertheless")
			.hasSize(3)
			.last()
			.asString()
			.contains("carrying on");
	}

}
