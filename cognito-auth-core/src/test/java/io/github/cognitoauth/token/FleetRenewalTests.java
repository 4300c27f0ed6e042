// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.TokenRenewal.Base;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.TokenRenewal.Outcome.Origin;
import io.github.cognitoauth.token.TokenRenewal.Progress;
import io.github.cognitoauth.token.store.TokenStore;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FleetRenewal} against a store that answers as it is told: whose tokens
 * count, and under which lease.
 */
class FleetRenewalTests {

	private static final Duration LIFE = Duration.ofHours(1);

	private static final long REFRESH_AGE = 2_700;

	private static final long WAIT_AGE = 3_540;

	private final VirtualTime time = new VirtualTime();

	private final ScriptedTokenSource source = new ScriptedTokenSource(this.time);

	private final Script store = new Script();

	private final Clocks clocks = new Clocks(this.time, () -> this.time.scheduler().now(TimeUnit.MILLISECONDS),
			this.time.scheduler());

	private final FleetRenewal fleet = new FleetRenewal("billing", this.source, TokenRefreshPolicy.defaults(),
			new RefreshSchedule(TokenRefreshPolicy.defaults(), (tokens) -> 0, () -> 0, 0), this.clocks,
			new TokenRenewal(this.source, TokenRefreshPolicy.defaults(), this.clocks),
			new StoreGate(this.store, this.clocks));

	private Outcome outcome;

	FleetRenewalTests() {
		this.time.advance(Duration.ofHours(5));
	}

	private CognitoTokens tokens(String name, long age) {
		return CognitoTokens.builder(name, this.time.instant().minusSeconds(age), LIFE)
			.refreshToken("refresh-" + name)
			.build();
	}

	private TokenStore.Stored stored(String name, long age, long version) {
		return new TokenStore.Stored(tokens(name, age), true, version);
	}

	private static Base base(CognitoTokens own, boolean servable) {
		return new Base(own, true, servable, false, 3, true, own != null, 0);
	}

	private void granted(TokenStore.Stored stored, boolean abandoned) {
		this.store.claims.add(new TokenStore.Claim.Granted(this.store.lease, stored, 0, abandoned));
	}

	private Disposable renew(Base base) {
		return this.fleet.renew(base, new Progress()).subscribe((answer) -> this.outcome = answer);
	}

	private Outcome.Renewed renewed() {
		assertThat(this.outcome).isInstanceOf(Outcome.Renewed.class);
		return (Outcome.Renewed) this.outcome;
	}

	private String refreshedFrom() {
		return this.source.refreshedFrom.isEmpty() ? null : this.source.refreshedFrom.getLast().accessToken();
	}

	@Test
	void renewWhenOthersHaveTokensForWhichNobodyWaitsThenTakesThemIfItHasNone() {
		this.store.claims.add(new TokenStore.Claim.Newer(stored("theirs", REFRESH_AGE, 4)));
		renew(base(null, false));
		assertThat(renewed().tokens().accessToken()).isEqualTo("theirs");
		assertThat(renewed().origin()).isEqualTo(Origin.STORE);
		assertThat(renewed().version()).isEqualTo(4);
		assertThat(this.source.attempts()).isZero();
	}

	@Test
	void renewWhenCallersWouldWaitForTheTokensOfOthersThenRefreshesThose() {
		this.store.claims.add(new TokenStore.Claim.Newer(stored("theirs", WAIT_AGE, 4)));
		granted(stored("theirs", WAIT_AGE, 4), false);
		renew(base(null, false));
		assertThat(this.store.versions).containsExactly(3L, 4L);
		assertThat(refreshedFrom()).isEqualTo("theirs");
		assertThat(renewed().origin()).isEqualTo(Origin.REFRESH);
		assertThat(renewed().version()).isEqualTo(this.store.lease.fence());
	}

	@Test
	void renewWhenItsOwnTokensServeThenTakesOnlyThoseThatAreNotDue() {
		this.store.claims.add(new TokenStore.Claim.Newer(stored("theirs", REFRESH_AGE, 4)));
		granted(stored("theirs", REFRESH_AGE, 4), false);
		renew(base(tokens("own", REFRESH_AGE + 60), true));
		assertThat(refreshedFrom()).isEqualTo("theirs");
		this.store.claims.add(new TokenStore.Claim.Newer(stored("theirs", REFRESH_AGE - 1, 4)));
		renew(base(tokens("own", REFRESH_AGE + 60), true));
		assertThat(renewed().origin()).isEqualTo(Origin.STORE);
	}

	@Test
	void renewWhenTheTokensOfOthersAreOlderThenRefreshesItsOwn() {
		this.store.claims.add(new TokenStore.Claim.Newer(stored("theirs", 600, 4)));
		granted(stored("theirs", 600, 4), false);
		renew(base(tokens("own", 300), false));
		assertThat(refreshedFrom()).isEqualTo("own");
	}

	@Test
	void renewWhenTheTokensOfOthersAreOfNoUseTwiceThenTriesAgainLater() {
		this.store.claims.add(new TokenStore.Claim.Newer(stored("theirs", WAIT_AGE, 4)));
		this.store.claims.add(new TokenStore.Claim.Newer(stored("theirs", WAIT_AGE, 5)));
		renew(base(null, false));
		assertThat(this.outcome).isEqualTo(new Outcome.Busy(Duration.ZERO, true));
	}

	@Test
	void renewWhenTheHolderBeforeWasCutOffThenARotatingRefreshTokenIsNotUsed() {
		granted(null, true);
		renew(base(tokens("own", 3_500), false));
		assertThat(this.source.refreshes).hasValue(0);
		assertThat(this.source.signIns).hasValue(1);
		granted(new TokenStore.Stored(tokens("theirs", 3_500), false, 4), true);
		renew(base(tokens("own", 3_600), false));
		assertThat(refreshedFrom()).as("theirs are good often").isEqualTo("theirs");
	}

	@Test
	void renewWhenTheAnswerOfTheStoreTookTwoSecondsThenTheLeaseIsStillGoodEnough() {
		this.store.delay = Duration.ofMillis(1_999);
		granted(null, false);
		renew(base(null, false));
		this.time.advance(Duration.ofSeconds(10));
		assertThat(renewed().tokens()).isNotNull();
		assertThat(this.store.extensions).isZero();
	}

	@Test
	void renewWhenTheProcessStoodStillThenTheLeaseIsExtendedBeforeTheCall() {
		granted(null, false);
		this.store.standstill = Duration.ofMillis(2_000);
		renew(base(null, false));
		assertThat(this.store.extensions).as("half a second is left").isZero();
		granted(null, false);
		this.store.standstill = Duration.ofMillis(2_001);
		renew(base(null, false));
		assertThat(this.store.extensions).isEqualTo(1);
		assertThat(this.source.signIns).hasValue(2);
	}

	@Test
	void renewWhenCutOffThenTheLeaseIsGivenBack() {
		this.source.then((fresh) -> Mono.never());
		granted(null, false);
		renew(base(null, false)).dispose();
		assertThat(this.store.results).containsExactly(new TokenStore.Result.Nothing());
		this.fleet.released().block();
		assertThat(this.store.results).as("once").hasSize(1);
	}

	@Test
	void renewWhenOvertakenThenTakesWhatIsNewer() {
		granted(null, false);
		TokenStore.Stored newer = new TokenStore.Stored(tokens("newer", -60), false, 9);
		this.store.settled = new TokenStore.Settled.Overtaken(newer);
		renew(base(null, false));
		assertThat(renewed().tokens()).isSameAs(newer.tokens());
		assertThat(renewed().version()).isEqualTo(9);
	}

	@Test
	void renewWhenOvertakenByOlderTokensOrNoneThenKeepsItsOwn() {
		for (TokenStore.Stored other : new TokenStore.Stored[] { stored("older", 60, 9), null }) {
			granted(null, false);
			this.store.settled = new TokenStore.Settled.Overtaken(other);
			renew(base(null, false));
			assertThat(renewed().origin()).isEqualTo(Origin.SIGN_IN);
			assertThat(renewed().version()).as("not in the store").isZero();
		}
	}

	@Test
	void isListeningThenWhileTheNoticesOfTheStoreAreHeard() {
		StoreGate gate = new StoreGate(this.store, this.clocks);
		FleetRenewal listening = new FleetRenewal("billing", this.source, TokenRefreshPolicy.defaults(), null,
				this.clocks, null, gate);
		assertThat(listening.isListening()).isFalse();
		gate.notices().subscribe();
		assertThat(listening.isListening()).isTrue();
	}

	/** A store that answers as it is told. */
	private final class Script implements TokenStore {

		private final Queue<Claim> claims = new ArrayDeque<>();

		private final List<Long> versions = new ArrayList<>();

		private final List<Result> results = new ArrayList<>();

		private final Lease lease = new Lease("billing", 7);

		private Settled settled = new Settled.Kept();

		private Duration delay = Duration.ZERO;

		private Duration standstill = Duration.ZERO;

		private int extensions;

		@Override
		public Mono<Claim> claim(String account, Known known, Duration lease) {
			this.versions.add(known.version());
			Mono<Claim> answer = Mono.fromSupplier(() -> {
				FleetRenewalTests.this.time.advance(this.standstill);
				return this.claims.remove();
			});
			return this.delay.isZero() ? answer
					: answer.delaySubscription(this.delay, FleetRenewalTests.this.time.scheduler());
		}

		@Override
		public Mono<Boolean> extend(Lease extended, Duration duration) {
			return Mono.fromSupplier(() -> {
				this.extensions++;
				return true;
			});
		}

		@Override
		public Mono<Settled> settle(Lease ended, Result result) {
			return Mono.fromSupplier(() -> {
				this.results.add(result);
				return this.settled;
			});
		}

		@Override
		public Flux<Notice> notices() {
			return Flux.never();
		}

	}

}
