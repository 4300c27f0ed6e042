// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for several {@link CognitoTokenProvider}s of one account on one
 * {@link TokenStore}.
 */
class FleetTests {

	private final VirtualTime time = new VirtualTime();

	private final ScriptedTokenSource pool = new ScriptedTokenSource(this.time);

	private final UnreliableStore store = new UnreliableStore(new InMemoryTokenStore(this.time));

	private final List<CognitoTokenProvider> fleet = new ArrayList<>();

	private final List<CognitoTokenEngine> engines = new ArrayList<>();

	static CognitoTokenEngine engine(TokenSource pool, VirtualTime time, TokenStore store, boolean revoke) {
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.account("billing", pool, (account) -> account.revokeOnClose(revoke))
			.clock(time)
			.scheduler(time.scheduler())
			.store(store);
		builder.uptime = () -> time.scheduler().now(TimeUnit.MILLISECONDS);
		builder.resumer = Runnable::run;
		builder.draw = (tokens) -> 0.1;
		return builder.build();
	}

	private CognitoTokenProvider instance() {
		CognitoTokenEngine engine = engine(this.pool, this.time, this.store, false);
		CognitoTokenProvider provider = engine.providers().get("billing");
		this.engines.add(engine);
		this.fleet.add(provider);
		engine.start();
		return provider;
	}

	private void instances(int count) {
		for (int i = 0; i < count; i++) {
			instance();
		}
	}

	private ProviderFixture.Waiter ask(CognitoTokenProvider provider) {
		return new ProviderFixture.Waiter(provider.getTokens());
	}

	private void everybodyAsks() {
		List<ProviderFixture.Waiter> waiters = this.fleet.stream().map(this::ask).toList();
		this.time.advance(Duration.ofSeconds(5));
		assertThat(waiters).allSatisfy((waiter) -> assertThat(waiter.tokens).isNotNull());
	}

	@Test
	void fleetWhenItLivesForTenLifetimesThenOneSignInAndOneRefreshPerLifetime() {
		instances(20);
		everybodyAsks();
		for (int minute = 0; minute < 600; minute++) {
			this.time.advance(Duration.ofMinutes(1));
			assertThat(this.fleet).allSatisfy((provider) -> assertThat(provider.currentTokens()).isNotNull());
		}
		assertThat(this.pool.signIns).hasValue(1);
		assertThat(this.pool.refreshes.get()).as("600 minutes at 45 to 48 minutes each").isBetween(12, 14);
		assertThat(this.pool.refreshedFrom).as("each rotated refresh token is used once")
			.extracting(CognitoTokens::refreshToken)
			.doesNotHaveDuplicates();
		assertThat(this.fleet).extracting((provider) -> provider.currentTokens().accessToken())
			.as("all have the same token")
			.containsOnly(this.fleet.get(0).currentTokens().accessToken());
	}

	@Test
	void fleetWhenTheHolderIsSlowThenTheOthersWaitForItsTokens() {
		instances(5);
		this.pool.then((fresh) -> Mono.delay(Duration.ofSeconds(3), this.time.scheduler()).thenReturn(fresh));
		everybodyAsks();
		assertThat(this.pool.signIns).hasValue(1);
	}

	@Test
	void fleetWhenTheHolderIsSlowThenItsTokensLiveAsLongForTheOthers() {
		this.pool.lifetime = Duration.ofSeconds(30);
		this.pool
			.then((fresh) -> Mono.delay(Duration.ofSeconds(14), this.time.scheduler()).map((tick) -> this.pool.mint()));
		instances(2);
		this.fleet.forEach(this::ask);
		this.time.advance(Duration.ofSeconds(15));
		this.engines.get(0).stop();
		this.time.advance(Duration.ofSeconds(15));
		assertThat(this.pool.refreshes).as("it is 16 seconds old").hasValue(0);
		assertThat(this.fleet.get(1).currentTokens()).isNotNull();
	}

	@Test
	void fleetWhenPasswordIsWrongThenBacksOffLikeOneInstance() {
		instances(20);
		this.pool.thenFail(100, ScriptedTokenSource.wrongPassword());
		for (int second = 0; second < 3600; second++) {
			this.fleet.forEach(this::ask);
			this.time.advance(Duration.ofSeconds(1));
			if (second == 50) {
				assertThat(this.pool.signIns).hasValue(1);
			}
		}
		assertThat(this.pool.signIns.get()).as("after 1, 2, 4, 8, 15, 15 and 15 minutes").isBetween(6, 8);
		assertThat(this.fleet).allSatisfy((provider) -> {
			assertThat(provider.state().status()).isEqualTo(Status.REFUSED);
			assertThat(provider.state().lastErrorCode()).isEqualTo("NotAuthorizedException");
		});
	}

	@Test
	void fleetWhenPasswordIsWrongThenWaitersGetTheSameError() {
		instances(2);
		this.pool.then((fresh) -> Mono.delay(Duration.ofSeconds(1), this.time.scheduler())
			.then(Mono.error(ScriptedTokenSource.wrongPassword())));
		List<ProviderFixture.Waiter> waiters = this.fleet.stream().map(this::ask).toList();
		this.time.advance(Duration.ofSeconds(2));
		assertThat(waiters)
			.allSatisfy((waiter) -> assertThat(waiter.failure).hasMessageContaining("NotAuthorizedException"));
		assertThat(this.pool.signIns).hasValue(1);
	}

	@Test
	void fleetWhenPasswordIsCorrectedThenThatInstanceNeedNotWaitAndServesAll() {
		instances(3);
		this.pool.thenFail(ScriptedTokenSource.wrongPassword());
		ask(this.fleet.get(0));
		ask(this.fleet.get(1));
		ask(this.fleet.get(2));
		assertThat(this.pool.signIns).hasValue(1);
		this.time.advance(Duration.ofMillis(10));
		this.engines.get(2).stop();
		this.engines.get(2).start();
		this.pool.credentials = "corrected";
		assertThat(ask(this.fleet.get(2)).tokens).isNotNull();
		assertThat(this.fleet).as("they are told").allSatisfy((provider) -> {
			assertThat(provider.currentTokens()).isNotNull();
			assertThat(provider.state().status()).isEqualTo(Status.ACTIVE);
		});
		assertThat(this.pool.signIns).hasValue(2);
	}

	@Test
	void fleetWhenSignedInAfterRefusalThenCountBeginsAnew() {
		CognitoTokenProvider provider = instance();
		this.pool.thenFail(ScriptedTokenSource.wrongPassword());
		ask(provider);
		this.time.advance(Duration.ofMinutes(2));
		assertThat(ask(provider).tokens).isNotNull();
		TokenStore.Known known = new TokenStore.Known(2, "");
		assertThat(this.store.claim("billing", known, Duration.ofSeconds(1)).block()).isInstanceOfSatisfying(
				TokenStore.Claim.Granted.class, (granted) -> assertThat(granted.refusals()).isZero());
	}

	private TokenStore.Claim.Granted deadHolder(Duration lease) {
		return (TokenStore.Claim.Granted) this.store.claim("billing", new TokenStore.Known(0, ""), lease).block();
	}

	@Test
	void fleetWhenHolderDiesThenAnotherTakesOverWithinThreeSeconds() {
		CognitoTokenProvider survivor = instance();
		deadHolder(RefreshSchedule.LEASE);
		ProviderFixture.Waiter waiter = ask(survivor);
		this.time.advance(Duration.ofMillis(2_400));
		assertThat(waiter.isWaiting()).isTrue();
		assertThat(survivor.state().status()).isEqualTo(Status.WAITING);
		assertThat(survivor.state().waitingSince()).isNotNull();
		this.time.advance(Duration.ofMillis(600));
		assertThat(waiter.tokens).isNotNull();
	}

	@Test
	void fleetWhenHolderWorksForLongThenItsLeaseIsExtendedAndNobodyTakesOver() {
		instances(3);
		this.pool.then((fresh) -> Mono.delay(Duration.ofSeconds(20), this.time.scheduler()).thenReturn(fresh));
		List<ProviderFixture.Waiter> waiters = this.fleet.stream().map(this::ask).toList();
		this.time.advance(Duration.ofSeconds(21));
		assertThat(waiters).allSatisfy((waiter) -> assertThat(waiter.tokens).isNotNull());
		assertThat(this.pool.signIns).hasValue(1);
	}

	@Test
	void fleetWhenHolderNeverEndsThenEveryWaitHasItsBound() {
		CognitoTokenProvider survivor = instance();
		TokenStore.Lease forged = deadHolder(RefreshSchedule.LEASE).lease();
		ProviderFixture.Waiter waiter = ask(survivor);
		for (int second = 0; second < 29; second++) {
			this.store.extend(forged, RefreshSchedule.LEASE).block();
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(waiter.isWaiting()).isTrue();
		this.store.extend(forged, RefreshSchedule.LEASE).block();
		this.time.advance(Duration.ofSeconds(1));
		assertThat(waiter.failure).hasMessageContaining(TokenErrors.WAIT_TIMEOUT);
		ask(survivor);
		for (int second = 0; second < 50; second++) {
			this.store.extend(forged, RefreshSchedule.LEASE).block();
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(survivor.state().lastErrorCode()).isEqualTo(TokenErrors.LEASE_HELD);
		this.time.advance(Duration.ofSeconds(5));
		assertThat(survivor.currentTokens()).as("the timer tried on").isNotNull();
	}

	@Test
	void fleetWhenHolderFailsForAWhileThenAnotherTakesOver() {
		instances(2);
		this.pool.thenFail(ScriptedTokenSource.error("TooManyRequestsException", CognitoErrorReason.THROTTLED));
		ask(this.fleet.get(0));
		ProviderFixture.Waiter second = ask(this.fleet.get(1));
		assertThat(second.tokens).isNotNull();
	}

	@Test
	void storeWhenDownThenEachInstanceCarriesOnAloneAndRecovers() {
		this.store.failure = new IllegalStateException("down");
		instances(3);
		everybodyAsks();
		assertThat(this.pool.signIns).hasValue(3);
		this.time.advance(Duration.ofHours(2));
		assertThat(this.fleet).allSatisfy((provider) -> assertThat(provider.currentTokens()).isNotNull());
		this.store.failure = null;
		this.time.advance(Duration.ofHours(3));
		int before = this.pool.attempts();
		this.time.advance(Duration.ofMinutes(480));
		assertThat(this.pool.attempts() - before).as("one session again").isLessThan(13);
		assertThat(this.fleet).extracting((provider) -> provider.currentTokens().accessToken())
			.containsOnly(this.fleet.get(0).currentTokens().accessToken());
	}

	@Test
	void storeWhenSilentThenCarriesOnAfterItsTimeout() {
		this.store.silent = true;
		CognitoTokenProvider provider = instance();
		ProviderFixture.Waiter waiter = ask(provider);
		this.time.advance(Duration.ofMillis(1999));
		assertThat(waiter.isWaiting()).isTrue();
		this.time.advance(Duration.ofMillis(1));
		assertThat(waiter.tokens).isNotNull();
	}

	@Test
	void storeWhenFlushedThenTheSessionIsSavedAgain() {
		instances(3);
		everybodyAsks();
		this.store.delegate = new InMemoryTokenStore(this.time);
		this.time.advance(Duration.ofHours(2));
		assertThat(this.pool.signIns).as("their own refresh token is good").hasValue(1);
		assertThat(this.fleet).allSatisfy((provider) -> assertThat(provider.currentTokens()).isNotNull());
	}

	@Test
	void storeWhenSaveIsRefusedThenOwnTokensAreUsed() {
		this.store.saves = false;
		CognitoTokenProvider provider = instance();
		assertThat(ask(provider).tokens).isNotNull();
		assertThat(provider.currentTokens()).isNotNull();
	}

	@Test
	void startWhenAnotherInstanceIsSignedInThenAdoptsItsSession() {
		ask(instance());
		CognitoTokenProvider late = instance();
		assertThat(late.currentTokens()).as("lazy").isNull();
		assertThat(ask(late).tokens).isSameAs(this.fleet.get(0).currentTokens());
		assertThat(late.state().adoptions()).isEqualTo(1);
		assertThat(this.pool.signIns).hasValue(1);
	}

	@Test
	void invalidateWhenSharedThenOneRefreshServesAll() {
		instances(3);
		everybodyAsks();
		String rejected = this.fleet.get(0).currentTokens().accessToken();
		this.fleet.forEach((provider) -> provider.invalidate(rejected));
		everybodyAsks();
		assertThat(this.pool.refreshes).hasValue(1);
	}

	@Test
	void closeWhenSharedThenSessionIsNotRevoked() {
		CognitoTokenEngine engine = engine(this.pool, this.time, this.store, true);
		ask(engine.providers().get("billing"));
		engine.close().block(Duration.ofSeconds(5));
		assertThat(this.pool.revocations).hasValue(0);
	}

}
