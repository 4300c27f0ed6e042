package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
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

	private CognitoTokenProvider instance() {
		CognitoTokenProviderBuilder builder = CognitoTokenProvider.builder("billing", this.pool)
			.clock(this.time)
			.scheduler(this.time.scheduler())
			.store(this.store);
		builder.uptime = this.time::millis;
		CognitoTokenProvider provider = builder.build();
		this.fleet.add(provider);
		provider.start();
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
		this.fleet.get(0).stop();
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
			assertThat(provider.state().status()).isEqualTo(Status.FAILED);
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
		assertThat(this.pool.signIns).hasValue(1);
		this.pool.credentials = "corrected";
		assertThat(ask(this.fleet.get(2)).tokens).isNotNull();
		assertThat(this.fleet.get(0).currentTokens()).isNull();
		this.time.advance(Duration.ofMinutes(2));
		everybodyAsks();
		assertThat(this.pool.signIns).hasValue(2);
	}

	@Test
	void fleetWhenSignedInAfterRefusalThenCountBeginsAnew() {
		CognitoTokenProvider provider = instance();
		this.pool.thenFail(ScriptedTokenSource.wrongPassword());
		ask(provider);
		this.time.advance(Duration.ofMinutes(2));
		assertThat(ask(provider).tokens).isNotNull();
		assertThat(this.store.refusal("billing").block()).isNull();
	}

	@Test
	void fleetWhenStoreKeepsNoRefusalThenOneInstanceTriesInAMinute() {
		this.store.refuses = false;
		instances(20);
		this.pool.thenFail(100, ScriptedTokenSource.wrongPassword());
		for (int second = 0; second < 55; second++) {
			this.fleet.forEach(this::ask);
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(this.pool.signIns).hasValue(1);
	}

	@Test
	void fleetWhenHolderDiesThenAnotherTakesOverAfterItsLease() {
		CognitoTokenProvider survivor = instance();
		this.store.acquire("billing", Duration.ofSeconds(20)).block();
		ProviderFixture.Waiter waiter = ask(survivor);
		this.time.advance(Duration.ofSeconds(16));
		assertThat(waiter.isWaiting()).isTrue();
		this.time.advance(Duration.ofSeconds(5));
		assertThat(waiter.tokens).isNotNull();
	}

	@Test
	void fleetWhenLeaseOutlastsASignInThenCallerFailsAndTheTimerTriesOn() {
		CognitoTokenProvider survivor = instance();
		this.store.acquire("billing", Duration.ofSeconds(80)).block();
		ProviderFixture.Waiter waiter = ask(survivor);
		this.time.advance(Duration.ofSeconds(71));
		assertThat(waiter.failure).hasMessageContaining(TokenErrors.LEASE_HELD);
		this.time.advance(Duration.ofSeconds(20));
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
		CognitoTokenProvider provider = CognitoTokenProvider.builder("billing", this.pool)
			.clock(this.time)
			.scheduler(this.time.scheduler())
			.store(this.store)
			.revokeOnClose(true)
			.build();
		ask(provider);
		provider.close().block(Duration.ofSeconds(5));
		assertThat(this.pool.revocations).hasValue(0);
	}

}
