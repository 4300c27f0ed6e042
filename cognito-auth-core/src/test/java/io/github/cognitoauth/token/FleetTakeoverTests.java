// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.ProviderFixture.Waiter;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for instances that are cut off, slow or closed in the middle of their work.
 */
class FleetTakeoverTests {

	private static final Duration LOOK = Duration.ofSeconds(3);

	private final VirtualTime time = new VirtualTime();

	private final UnreliableStore store = new UnreliableStore(new InMemoryTokenStore(this.time));

	private final AtomicInteger signInsAnew = new AtomicInteger();

	private final ScriptedTokenSource pool = new ScriptedTokenSource(this.time);

	/** Tells a sign-in after a holder was cut off from others. */
	private final TokenSource source = new TokenSource() {

		@Override
		public Mono<CognitoTokens> signIn() {
			return FleetTakeoverTests.this.pool.signIn();
		}

		@Override
		public Mono<CognitoTokens> signInAnew() {
			FleetTakeoverTests.this.signInsAnew.incrementAndGet();
			return signIn();
		}

		@Override
		public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
			return FleetTakeoverTests.this.pool.refresh(tokens);
		}

	};

	private CognitoTokenEngine started() {
		CognitoTokenEngine engine = FleetTests.engine(this.source, this.time, this.store, false);
		engine.start();
		return engine;
	}

	private static Waiter ask(CognitoTokenEngine engine) {
		return new Waiter(engine.providers().get("billing").getTokens());
	}

	/** What an instance leaves that is killed while it works. */
	private void killedHolder(long version) {
		assertThat(this.store.claim("billing", new Known(version, ""), RefreshSchedule.LEASE).block())
			.isInstanceOf(Claim.Granted.class);
	}

	@Test
	void heldElsewhereWhenOthersAreHeardThenDoesNotAskTheStoreAgainAndAgain() {
		killedHolder(0);
		ask(started());
		int calls = this.store.calls.get();
		this.time.advance(RefreshSchedule.LEASE.minusMillis(100));
		assertThat(this.store.calls).hasValue(calls);
	}

	@Test
	void heldElsewhereWhenOthersAreNotHeardThenLooksEveryHalfSecond() {
		this.store.noticesFailure = new IllegalStateException("not allowed");
		Claim.Granted granted = (Claim.Granted) this.store.claim("billing", new Known(0, ""), RefreshSchedule.LEASE)
			.block();
		Waiter waiter = ask(started());
		this.store.settle(granted.lease(), new TokenStore.Result.Fresh(this.pool.mint(), true)).block();
		this.time.advance(Duration.ofMillis(499));
		assertThat(waiter.isWaiting()).isTrue();
		this.time.advance(Duration.ofMillis(251));
		assertThat(waiter.tokens).as("chance adds up to a quarter").isNotNull();
	}

	@Test
	void closeWhenTheStoreIsSlowThenWaitsUntilTheLeaseIsGivenBack() {
		this.store.scheduler = this.time.scheduler();
		this.pool.then((fresh) -> Mono.never());
		CognitoTokenEngine engine = started();
		ask(engine);
		this.store.delay = Duration.ofSeconds(1);
		boolean[] closed = new boolean[1];
		engine.close().subscribe((none) -> {
		}, (failure) -> {
		}, () -> closed[0] = true);
		this.time.advance(TokenAccount.CLOSE_TIMEOUT.plusMillis(999));
		assertThat(closed[0]).isFalse();
		this.time.advance(Duration.ofMillis(1));
		assertThat(closed[0]).isTrue();
		Claim next = this.store.delegate.claim("billing", new Known(0, ""), RefreshSchedule.LEASE).block();
		assertThat(next).isInstanceOf(Claim.Granted.class);
	}

	@Test
	void killedInItsFirstSignInThenAnotherSignsInWithoutWhatMayBeSpent() {
		killedHolder(0);
		Waiter waiter = ask(started());
		this.time.advance(LOOK);
		assertThat(waiter.tokens).isNotNull();
		assertThat(this.signInsAnew).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void killedWhileItRefreshedThenAnotherUsesTheRefreshTokenOnlyIfItIsGoodOften(boolean rotates) {
		this.pool.rotates = rotates;
		CognitoTokenEngine survivor = started();
		ask(survivor);
		this.time.advance(Duration.ofHours(1));
		assertThat(this.pool.refreshes).as("so that it is known whether they rotate").hasValue(1);
		survivor.stop();
		this.time.advance(Duration.ofHours(2));
		killedHolder(2);
		Waiter waiter = ask(survivor);
		this.time.advance(LOOK);
		assertThat(waiter.tokens).isNotNull();
		assertThat(this.signInsAnew).hasValue(rotates ? 1 : 0);
		assertThat(this.pool.refreshes).hasValue(rotates ? 1 : 2);
		this.time.advance(Duration.ofMinutes(30));
		survivor.start();
		this.time.advance(Duration.ofHours(1));
		assertThat(this.signInsAnew).as("it is over with the first success").hasValue(rotates ? 1 : 0);
	}

	@Test
	void slowStoreWhenLeaseIsHeldElsewhereThenTheWaitIsBoundedInTime() {
		this.store.scheduler = this.time.scheduler();
		this.store.delay = Duration.ofMillis(1_900);
		CognitoTokenEngine engine = started();
		Claim.Granted granted = (Claim.Granted) ((InMemoryTokenStore) this.store.delegate)
			.claim("billing", new Known(0, ""), RefreshSchedule.LEASE)
			.block();
		Waiter waiter = ask(engine);
		for (int second = 0; second < 30; second++) {
			assertThat(waiter.isWaiting()).isTrue();
			this.store.delegate.extend(granted.lease(), RefreshSchedule.LEASE).block();
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(waiter.failure).hasMessageContaining(TokenErrors.WAIT_TIMEOUT);
	}

	@Test
	void closeWhenWorkHangsThenTheLeaseIsBackAndAnotherGoesOn() {
		CognitoTokenEngine closing = started();
		this.pool.then((fresh) -> Mono.never());
		ask(closing);
		Waiter other = ask(started());
		boolean[] closed = new boolean[1];
		closing.close().subscribe(null, null, () -> closed[0] = true);
		this.time.advance(Duration.ofSeconds(5));
		assertThat(closed[0]).isTrue();
		Claim claim = this.store.claim("billing", new Known(0, ""), Duration.ZERO).block();
		assertThat(claim).as("nobody holds it").isEqualTo(new Claim.Held(Duration.ZERO));
		this.time.advance(LOOK);
		assertThat(other.tokens).isNotNull();
		assertThat(this.signInsAnew).as("it was given back, not abandoned").hasValue(0);
	}

	@Test
	void refreshThenTwoRoundTripsAndALookIsOne() {
		CognitoTokenEngine first = started();
		CognitoTokenEngine second = started();
		ask(first);
		assertThat(this.store.calls).as("claim and settle").hasValue(2);
		ask(second);
		assertThat(this.store.calls).as("one claim").hasValue(3);
		int before = this.store.calls.get();
		this.time.advance(Duration.ofMinutes(56));
		assertThat(this.pool.refreshes).hasValue(1);
		assertThat(this.store.calls.get() - before).as("claim and settle, and a look of each").isBetween(3, 5);
	}

	@Test
	void startWhenTheStoreHoldsARefusalOfTheSameCredentialsThenItIsNotPardoned() {
		CognitoTokenEngine engine = started();
		this.pool.thenFail(10, ScriptedTokenSource.wrongPassword());
		ask(engine);
		for (int i = 0; i < 5; i++) {
			engine.stop();
			engine.start();
			assertThat(ask(engine).failure).hasMessageContaining("NotAuthorizedException");
		}
		assertThat(this.pool.signIns).hasValue(1);
		CognitoTokenEngine restarted = started();
		assertThat(ask(restarted).failure).hasMessageContaining("NotAuthorizedException");
		assertThat(this.pool.signIns).hasValue(1);
	}

}
