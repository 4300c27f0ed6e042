// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.HeldTokens.Wait;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ages of {@link HeldTokens}, to the millisecond, on two clocks that do not
 * agree.
 */
class HeldTokensTests {

	private static final long BORN = 1_800_000_000_000L;

	private static final long UPTIME = 700_000;

	/** Of a token of five minutes. */
	private static final long REFRESH_AGE = 200_000;

	private static final long WAIT_AGE = 270_000;

	private static final long DEAD_AGE = 298_000;

	private final RefreshSchedule schedule = new RefreshSchedule(TokenRefreshPolicy.defaults(), (tokens) -> 0, () -> 0,
			0);

	private static CognitoTokens tokens(String accessToken, long issuedAt) {
		return CognitoTokens.builder(accessToken, Instant.ofEpochMilli(issuedAt), Duration.ofMinutes(5)).build();
	}

	private HeldTokens held() {
		return HeldTokens.of(tokens("access", BORN), this.schedule, UPTIME, at(0));
	}

	/** Where both clocks agree. */
	private static Now at(long age) {
		return new Now(BORN + age, UPTIME + age);
	}

	@Test
	void isSurelyFreshThenUntilTheRefreshAge() {
		HeldTokens held = held();
		assertThat(held.isSurelyFreshAt(BORN + REFRESH_AGE - 1)).isTrue();
		assertThat(held.isSurelyFreshAt(BORN + REFRESH_AGE)).isFalse();
		assertThat(held.asInvalidated().isSurelyFreshAt(BORN)).isFalse();
	}

	@Test
	void isSurelyFreshWhenClockIsBehindTheIssueThenWithinFiveSeconds() {
		assertThat(held().isSurelyFreshAt(BORN - 5_000)).isTrue();
		assertThat(held().isSurelyFreshAt(BORN - 5_001)).isFalse();
	}

	@Test
	void isSurelyFreshWhenTokensAreShortLivedThenNoLongerThanTheyLiveOnAfterTheRefresh() {
		CognitoTokens tokens = CognitoTokens.builder("access", Instant.ofEpochMilli(BORN), Duration.ofSeconds(12))
			.build();
		HeldTokens held = HeldTokens.of(tokens, this.schedule, UPTIME, at(0));
		long margin = held.deadAge() - held.refreshAge();
		assertThat(margin).isBetween(1L, 4_999L);
		assertThat(held.isSurelyFreshAt(BORN - margin)).isTrue();
		assertThat(held.isSurelyFreshAt(BORN - margin - 1)).isFalse();
	}

	@Test
	void ageThenIsWhatTheSlowerOfTwoClocksCannotHide() {
		assertThat(held().age(BORN + 3_000, UPTIME + 1_000)).isEqualTo(3_000);
		assertThat(held().age(BORN + 1_000, UPTIME + 3_000)).isEqualTo(3_000);
		assertThat(held().age(BORN - 1, UPTIME - 1)).isZero();
	}

	@Test
	void ofWhenTokensAreOfAnotherInstanceThenTheirUptimeIsMadeOfTheirAge() {
		HeldTokens held = HeldTokens.of(tokens("access", BORN), this.schedule, -1, new Now(BORN + 10_000, UPTIME));
		assertThat(held.bornUptime()).isEqualTo(UPTIME - 10_000);
		HeldTokens ofTheFuture = HeldTokens.of(tokens("access", BORN), this.schedule, -1,
				new Now(BORN - 1_000, UPTIME));
		assertThat(ofTheFuture.bornUptime()).isEqualTo(UPTIME);
	}

	@Test
	void ofWhenTheRequestBeganWithTheUptimeThenItsAgeIsKnown() {
		HeldTokens held = HeldTokens.of(tokens("access", BORN), this.schedule, 0, new Now(BORN, 5_000));
		assertThat(held.age(BORN, 5_000)).isEqualTo(5_000);
	}

	@Test
	void ofWhenTokensArriveLateByOneClockOnlyThenTheirWindowsAreMadeOfWhatIsLeft() {
		CognitoTokens tokens = tokens("access", BORN);
		long late = 250_000;
		long refreshAge = this.schedule.ages(tokens, late).refreshAge();
		assertThat(refreshAge).isNotEqualTo(REFRESH_AGE);
		assertThat(HeldTokens.of(tokens, this.schedule, UPTIME, new Now(BORN + late, UPTIME)).refreshAge())
			.isEqualTo(refreshAge);
		assertThat(HeldTokens.of(tokens, this.schedule, UPTIME - late, new Now(BORN, UPTIME)).refreshAge())
			.isEqualTo(refreshAge);
	}

	@Test
	void isGoodThenUntilTheAge() {
		HeldTokens held = held();
		assertThat(held.isGoodAt(BORN, UPTIME + DEAD_AGE - 1, held.deadAge())).isTrue();
		assertThat(held.isGoodAt(BORN, UPTIME + DEAD_AGE, held.deadAge())).isFalse();
		assertThat(held.asInvalidated().isGoodAt(BORN, UPTIME, held.deadAge())).isFalse();
	}

	@Test
	void untilWaitedThenWhatIsLeftOrNothing() {
		assertThat(held().untilWaited(at(100_000))).isEqualTo(WAIT_AGE - 100_000);
		assertThat(held().untilWaited(at(WAIT_AGE + 1))).isZero();
	}

	@Test
	void isEarlyThenUntilHalfOfTheTimeInWhichTheyAreRenewed() {
		long half = (REFRESH_AGE + WAIT_AGE) / 2;
		assertThat(held().isEarly(at(half - 1))).isTrue();
		assertThat(held().isEarly(at(half))).isFalse();
		assertThat(held().asInvalidated().isEarly(at(0))).isFalse();
	}

	@Test
	void isNewerWhenIssuedMoreThanASecondLaterThenIfItIsAnotherToken() {
		CognitoTokens own = tokens("access", BORN);
		assertThat(HeldTokens.isNewer(tokens("other", BORN + 1_001), own)).isTrue();
		assertThat(HeldTokens.isNewer(tokens("other", BORN + 1_000), own)).as("as rounded").isFalse();
		assertThat(HeldTokens.isNewer(tokens("access", BORN + 60_000), own)).as("the same").isFalse();
		assertThat(held().isOlderThan(tokens("other", BORN + 60_000))).isTrue();
		assertThat(held().isOlderThan(tokens("other", BORN - 60_000))).isFalse();
	}

	@Test
	void rebasedWhenClockWasSetBackThenTheAgeIsKeptOnTheClockAlone() {
		HeldTokens held = held();
		assertThat(held.rebased(new Now(BORN + 55_000, UPTIME + 60_000))).as("within the tolerance").isSameAs(held);
		HeldTokens rebased = held.rebased(new Now(BORN + 54_999, UPTIME + 60_000));
		assertThat(rebased.age(BORN + 54_999, 0)).isEqualTo(60_000);
		assertThat(rebased.age(BORN - 1_000_000, UPTIME + 60_000)).isEqualTo(60_000);
		assertThat(held.rebased(new Now(BORN + 3_600_000, UPTIME))).as("a machine that slept").isSameAs(held);
	}

	@Test
	void scheduleThenCanBeCancelledAndEndsWithTheScheduler() {
		VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
		Clocks clocks = new Clocks(Clock.systemUTC(), () -> 0, scheduler);
		AtomicInteger runs = new AtomicInteger();
		Disposable first = clocks.schedule(runs::incrementAndGet, 1_000);
		clocks.schedule(runs::incrementAndGet, 1_000);
		first.dispose();
		scheduler.advanceTimeBy(Duration.ofMillis(999));
		assertThat(runs).hasValue(0);
		scheduler.advanceTimeBy(Duration.ofMillis(1));
		assertThat(runs).hasValue(1);
		Scheduler ended = Schedulers.newSingle("ended");
		ended.dispose();
		Clocks late = new Clocks(Clock.systemUTC(), () -> 0, ended);
		assertThat(late.schedule(runs::incrementAndGet, 0).isDisposed()).isTrue();
	}

	@Test
	void waitThenBeginsOnceAlsoWithTheUptime() {
		assertThat(Wait.NONE.isOn()).isFalse();
		Wait first = Wait.NONE.begun(new Now(BORN, 0));
		assertThat(first).isEqualTo(new Wait(0, false));
		assertThat(first.isOn()).isTrue();
		assertThat(first.begun(new Now(BORN, 5))).isSameAs(first);
	}

}
