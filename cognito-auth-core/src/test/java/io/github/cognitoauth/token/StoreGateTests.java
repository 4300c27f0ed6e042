// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.StoreGate.Away;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import io.github.cognitoauth.token.store.TokenStore.Lease;
import io.github.cognitoauth.token.store.TokenStore.Notice;
import io.github.cognitoauth.token.store.TokenStoreException;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the bounds of {@link StoreGate}, to the millisecond.
 */
class StoreGateTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final Duration AWAY = Duration.ofSeconds(5);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private final VirtualTime time = new VirtualTime();

	private final UnreliableStore store = new UnreliableStore(new InMemoryTokenStore(this.time));

	private final StoreGate gate = new StoreGate(this.store,
			new Clocks(this.time, () -> this.time.scheduler().now(TimeUnit.MILLISECONDS), this.time.scheduler()));

	private Look look() {
		return new Look();
	}

	private void fail() {
		this.store.failure = new IllegalStateException("down");
		assertThat(look().failure).isInstanceOf(Away.class);
		this.store.failure = null;
		this.store.calls.set(0);
	}

	@Test
	void claimWhenStoreIsSilentThenAwayAfterTheTimeout() {
		this.store.silent = true;
		Look look = look();
		this.time.advance(TIMEOUT.minus(MOMENT));
		assertThat(look.failure).isNull();
		this.time.advance(MOMENT);
		assertThat(look.failure).isInstanceOf(Away.class);
		assertThat(this.gate.state().answering()).isFalse();
	}

	@Test
	void claimWhenStoreFailedThenItIsNotAskedForFiveSeconds() {
		fail();
		this.time.advance(AWAY.minus(MOMENT));
		assertThat(look().failure).isInstanceOf(Away.class);
		assertThat(this.store.calls).hasValue(0);
		this.time.advance(MOMENT);
		assertThat(look().claim).isNotNull();
		assertThat(this.gate.state().answering()).isTrue();
		assertThat(look().claim).isNotNull();
	}

	@Test
	void claimWhenStoreMayBeBackThenOneCallFindsOut() {
		fail();
		this.time.advance(AWAY);
		this.store.silent = true;
		Look probe = look();
		assertThat(look().failure).isInstanceOf(Away.class);
		assertThat(this.store.calls).hasValue(1);
		this.time.advance(TIMEOUT);
		assertThat(probe.failure).isInstanceOf(Away.class);
		this.store.silent = false;
		this.time.advance(AWAY.minus(MOMENT));
		assertThat(look().failure).as("from the end of the probe on").isInstanceOf(Away.class);
		this.time.advance(MOMENT);
		assertThat(look().claim).isNotNull();
	}

	@Test
	void claimWhenTheProbeIsCutOffThenTheNextCallFindsOut() {
		fail();
		this.time.advance(AWAY);
		this.store.silent = true;
		look().subscription.dispose();
		this.store.silent = false;
		assertThat(look().claim).isNotNull();
	}

	@Test
	void claimWhenSeveralAreUnderWayAsItFailsThenTheirEndEndsNoProbe() {
		this.store.silent = true;
		Look early = look();
		this.store.silent = false;
		fail();
		this.time.advance(TIMEOUT);
		assertThat(early.failure).isInstanceOf(Away.class);
		this.time.advance(AWAY);
		assertThat(look().claim).isNotNull();
	}

	@Test
	void extendThenAnswersForASilentStoreToo() {
		List<Throwable> failures = new ArrayList<>();
		Claim claim = this.gate.claim("billing", new Known(0, ""), Duration.ofSeconds(1), TIMEOUT).block();
		assertThat(this.gate.extend(((Claim.Granted) claim).lease(), TIMEOUT).block()).isTrue();
		this.store.silent = true;
		this.gate.extend(new Lease("billing", 1), TIMEOUT).subscribe((answer) -> {
		}, failures::add);
		this.time.advance(TIMEOUT);
		assertThat(failures).singleElement().isInstanceOf(Away.class);
	}

	@Test
	void stateWhenStoreSaysWhatIsWrongThenThatAndOtherwiseTheTypeOnly() {
		assertThat(this.gate.state().problem()).isNull();
		this.store.failure = new TokenStoreException("the key is not the one that the store has", null);
		look();
		assertThat(this.gate.state().problem()).isEqualTo("the key is not the one that the store has");
		this.time.advance(AWAY);
		this.store.failure = new IllegalStateException("secret");
		look();
		assertThat(this.gate.state().problem()).isEqualTo(IllegalStateException.class.getName());
	}

	@Test
	void stateWhenStoreCompletesWithoutAnAnswerThenSaysSo() {
		this.store.empty = true;
		assertThat(look().failure).isInstanceOf(Away.class);
		assertThat(this.gate.state().problem()).startsWith("it completes without an answer");
	}

	@Test
	void stateWhenChangesAreNotHeardThenStoreAnswersAllTheSame() {
		this.store.noticesFailure = new TokenStoreException("the channel is not allowed", null);
		Disposable listening = this.gate.notices().subscribe();
		assertThat(this.gate.state()).satisfies((state) -> {
			assertThat(state.answering()).isTrue();
			assertThat(state.heard()).isFalse();
			assertThat(state.problem()).isEqualTo("the channel is not allowed");
		});
		assertThat(this.gate.isListening()).isFalse();
		this.store.noticesFailure = null;
		this.time.advance(Duration.ofSeconds(15));
		assertThat(this.gate.state().heard()).as("after ten seconds in which nothing broke").isTrue();
		assertThat(this.gate.isListening()).isTrue();
		listening.dispose();
		assertThat(this.gate.isListening()).isFalse();
	}

	@Test
	void noticesWhenOneArrivesThenItIsPassedOnAndEndsTheTrouble() {
		Sinks.Many<Notice> channel = Sinks.many().multicast().directBestEffort();
		this.store.noticesFailure = new IllegalStateException("broken off");
		List<Notice> heard = new ArrayList<>();
		this.gate.notices().subscribe(heard::add);
		this.store.noticesFailure = null;
		this.store.noticesSource = channel::asFlux;
		this.time.advance(Duration.ofMillis(1_500));
		assertThat(this.gate.state().heard()).as("nothing proves it yet").isFalse();
		channel.tryEmitNext(new Notice("billing", 7));
		assertThat(this.gate.state().heard()).isTrue();
		this.time.advance(Duration.ofSeconds(30));
		assertThat(heard).containsExactly(new Notice("billing", 7));
	}

	@Test
	void noticesWhenTheStoreStopsTellingThenListensAgain() {
		this.store.noticesSource = Flux::empty;
		this.gate.notices().subscribe();
		assertThat(this.gate.state().problem()).startsWith("notices() completes");
		this.store.noticesSource = Flux::never;
		this.time.advance(Duration.ofMinutes(2));
		assertThat(this.gate.isListening()).isTrue();
	}

	@Test
	void accountWhenItIsSomebodysThenHasADigestOfWhom() {
		assertThat(StoreGate.account("billing", "")).isEqualTo("billing");
		assertThat(StoreGate.account("billing", "client1 worker")).matches("billing\\.[0-9a-f]{16}")
			.isNotEqualTo(StoreGate.account("billing", "client2 worker"));
	}

	/** One who looks into the store. */
	private final class Look {

		private Claim claim;

		private Throwable failure;

		private final Disposable subscription;

		Look() {
			this.subscription = StoreGateTests.this.gate.claim("billing", new Known(0, ""), Duration.ZERO, TIMEOUT)
				.subscribe((answer) -> this.claim = answer, (error) -> this.failure = error);
		}

	}

}
