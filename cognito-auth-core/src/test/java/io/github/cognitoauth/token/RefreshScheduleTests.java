// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.RefreshSchedule.Ages;
import io.github.cognitoauth.token.RefreshSchedule.Delays;
import io.github.cognitoauth.token.TokenErrors.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RefreshSchedule}: every rule of when.
 */
class RefreshScheduleTests {

	private static RefreshSchedule schedule(double draw, double chance, double place) {
		return new RefreshSchedule(TokenRefreshPolicy.defaults(), (tokens) -> draw, () -> chance, place);
	}

	private static CognitoTokens tokens(long seconds) {
		return CognitoTokens.builder("access", Instant.EPOCH, Duration.ofSeconds(seconds)).build();
	}

	@ParameterizedTest(name = "{0} s: renewed from {1} to {2} s, callers wait from {3}, dead at {4}")
	@CsvSource({ "20, 13.334, 17.066, 18, 18", "300, 200, 256, 270, 298", "900, 600, 792, 840, 898",
			"1199, 899, 1091, 1139, 1197", "1200, 800, 1072, 1140, 1198", "3600, 2700, 3372, 3540, 3598",
			"5400, 3600, 4992, 5340, 5398", "86400, 82800, 85632, 86340, 86398", "3, 2, 2.25, 2.25, 2.25" })
	void agesThenScaleWithTheLife(long life, double refresh, double latest, double wait, double dead) {
		Ages first = schedule(0, 0, 0).ages(tokens(life), 0);
		assertThat(first.refreshAge() / 1000.0).isEqualTo(refresh);
		assertThat(first.waitAge() / 1000.0).isEqualTo(wait);
		assertThat(first.deadAge() / 1000.0).isEqualTo(dead);
		assertThat(schedule(1, 0, 0).ages(tokens(life), 0).refreshAge() / 1000.0).isEqualTo(latest);
	}

	@Test
	void agesWhenWindowsAreSetThenHalfOfTheLifeAtMost() {
		TokenRefreshPolicy policy = TokenRefreshPolicy.builder()
			.windows(Duration.ofHours(2), Duration.ofHours(1))
			.build();
		RefreshSchedule schedule = new RefreshSchedule(policy, (tokens) -> 1, () -> 1, 1);
		assertThat(schedule.ages(tokens(300), 0)).isEqualTo(new Ages(150_000, 150_000, 298_000));
	}

	@Test
	void agesWhenTokenArrivesLateThenWindowsAreMadeOfWhatIsLeft() {
		Ages ages = schedule(0, 0, 0).ages(tokens(300), 250_000);
		assertThat(ages.refreshAge()).isEqualTo(284_000);
		assertThat(ages.waitAge()).isEqualTo(295_200);
		assertThat(ages.deadAge()).isEqualTo(298_000);
		assertThat(schedule(0, 0, 0).ages(tokens(300), 200_000).refreshAge()).as("as it is due").isEqualTo(267_334);
	}

	@Test
	void agesWhenInstancesDrawAlikeThenTheyAreFiveSecondsApartAtMost() {
		assertThat(schedule(0.5, 0, 1).ages(tokens(3600), 0).refreshAge()
				- schedule(0.5, 0, 0).ages(tokens(3600), 0).refreshAge())
			.isEqualTo(5_000);
		assertThat(schedule(0.5, 0, 1).ages(tokens(20), 0).refreshAge()
				- schedule(0.5, 0, 0).ages(tokens(20), 0).refreshAge())
			.as("less for short tokens")
			.isEqualTo(233);
	}

	@Test
	void drawWhenThousandsOfTokensAreBornTogetherThenTheirRefreshesAreSpread() {
		RefreshSchedule schedule = new RefreshSchedule(TokenRefreshPolicy.defaults(), RefreshSchedule::drawOf, () -> 0,
				0);
		Map<Long, Integer> perSecond = new TreeMap<>();
		for (int i = 0; i < 2000; i++) {
			CognitoTokens tokens = CognitoTokens
				.builder("eyJ0eXAiOiJKV1QifQ.token-" + i, Instant.EPOCH, Duration.ofHours(1))
				.build();
			assertThat(RefreshSchedule.drawOf(tokens)).isBetween(0.0, 1.0).isLessThan(1.0);
			perSecond.merge(schedule.ages(tokens, 0).refreshAge() / 1000, 1, Integer::sum);
		}
		assertThat(perSecond.values()).as("refreshes in one second").allMatch((count) -> count <= 14);
		assertThat(perSecond).as("seconds in which one is due").hasSizeGreaterThan(550);
	}

	@ParameterizedTest(name = "failure {0}, life {1} s: caller after {2} to {3} s, timer after {4} to {5} s")
	@CsvSource({ "1, 3600, 1, 1.5, 1, 1", "2, 3600, 1, 1.5, 1, 2", "3, 3600, 1, 1.5, 2, 4", "7, 3600, 1, 1.5, 30, 60",
			"60, 3600, 1, 1.5, 30, 60", "7, 300, 1, 1.5, 7.5, 15", "7, 20, 1, 1.5, 1, 1", "7, 86400, 1, 1.5, 30, 60",
			"7, 0, 1, 1.5, 30, 60" })
	void afterFailureThenCallersCauseAProbeAndTheTimerBacksOff(int inARow, long life, double ask, double latestAsk,
			double timer, double latestTimer) {
		Delays soonest = schedule(0, 0, 0).afterFailure(inARow, life * 1000);
		Delays latest = schedule(0, 1, 0).afterFailure(inARow, life * 1000);
		assertThat(soonest).isEqualTo(new Delays((long) (ask * 1000), (long) (timer * 1000)));
		assertThat(latest).isEqualTo(new Delays((long) (latestAsk * 1000), (long) (latestTimer * 1000)));
	}

	@Test
	void afterDenialThenTimersAskSeldomAndSoonEnough() {
		assertThat(schedule(0, 1, 0).afterDenial(3_600_000)).isEqualTo(new Delays(1_500, 10_000));
		assertThat(schedule(0, 0, 0).afterDenial(3_600_000)).isEqualTo(new Delays(1_000, 5_000));
		assertThat(schedule(0, 1, 0).afterDenial(20_000)).isEqualTo(new Delays(1_500, 1_500));
		assertThat(schedule(0, 1, 0).afterDenial(0)).as("of an unknown life").isEqualTo(new Delays(1_500, 10_000));
	}

	@ParameterizedTest
	@CsvSource({ "1, 60, 72", "2, 120, 144", "3, 240, 288", "4, 480, 576", "5, 900, 1080", "50, 900, 1080" })
	void afterRefusalWhenItCanLockThenCoolDownWhoeverAsks(int inARow, long soonest, long latest) {
		for (long life : new long[] { 0, 20_000, 86_400_000 }) {
			assertThat(schedule(0, 0, 0).afterRefusal(Kind.LOCKS, inARow, life))
				.isEqualTo(new Delays(soonest * 1000, soonest * 1000));
			assertThat(schedule(0, 1, 0).afterRefusal(Kind.LOCKS, inARow, life))
				.isEqualTo(new Delays(latest * 1000, latest * 1000));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 3600, 5", "2, 3600, 10", "5, 3600, 60", "5, 100, 10", "5, 20, 5", "5, 0, 60" })
	void afterRefusalWhenItCannotLockThenSoonTriedAgain(int inARow, long life, long timer) {
		assertThat(schedule(0, 1, 0).afterRefusal(Kind.REFUSED, inARow, life * 1000))
			.isEqualTo(new Delays(5_000, timer * 1000));
	}

	@Test
	void lookDelayThenWhatIsLeftOfALeaseAndNeverMoreThanAnyLease() {
		RefreshSchedule schedule = schedule(0, 1, 0);
		assertThat(schedule.lookDelay(Duration.ofMillis(2_000), true)).isEqualTo(2_250);
		assertThat(schedule.lookDelay(Duration.ofMillis(2_000), false)).as("nothing is heard").isEqualTo(750);
		assertThat(schedule.lookDelay(Duration.ofHours(1), true)).as("forged").isEqualTo(10_250);
		assertThat(schedule(0, 0.5, 0).lookDelay(Duration.ofMillis(2_000), true)).as("not in step").isEqualTo(2_125);
	}

	@Test
	void patienceThenIsLongerThanAnotherInstanceMayTake() {
		TokenRefreshPolicy policy = TokenRefreshPolicy.defaults();
		Duration longest = policy.signInTimeout().plus(policy.storeTimeout().multipliedBy(2));
		assertThat(schedule(0, 0, 0).patience()).isEqualTo(longest.toMillis() + 5_000);
	}

}
