// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.AccountState.Fleet;
import io.github.cognitoauth.token.AccountState.Mode;
import io.github.cognitoauth.token.AccountState.Trouble;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.AccountStep.Act;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.HeldTokens.Wait;
import io.github.cognitoauth.token.TokenErrors.Kind;
import io.github.cognitoauth.token.TokenEvent.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for single steps of {@link AccountSteps}, at the very moment at which something
 * changes and just before it.
 */
class AccountStepsMomentsTests {

	private static final long CLOCK = 1_800_000_000_000L;

	private static final long REFRESH_AGE = 200_000;

	private static final long WAIT_AGE = 270_000;

	private static final long DEAD_AGE = 298_000;

	private static final CognitoException THROTTLED = ScriptedTokenSource.throttled();

	private final AccountSteps steps = new AccountSteps("billing");

	private final RefreshSchedule schedule = new RefreshSchedule(TokenRefreshPolicy.defaults(), (tokens) -> 0, () -> 0,
			0);

	private static Now at(long uptime) {
		return new Now(CLOCK + uptime, uptime);
	}

	/** Tokens of five minutes that were made as the uptime began. */
	private HeldTokens held() {
		CognitoTokens tokens = CognitoTokens.builder("access", Instant.ofEpochMilli(CLOCK), Duration.ofMinutes(5))
			.refreshToken("refresh")
			.build();
		return HeldTokens.of(tokens, this.schedule, 0, at(0));
	}

	private AccountState started() {
		return AccountState.INITIAL.with(Mode.STARTED).asUsed(false);
	}

	private AccountState holding() {
		return started().with(held());
	}

	private static Trouble trouble(Kind kind, long askFrom, long timerFrom) {
		return new Trouble(THROTTLED, kind, 1, 1, 1, askFrom, timerFrom);
	}

	private static boolean begins(AccountStep step) {
		return step.acts().stream().anyMatch(Act.Begin.class::isInstance);
	}

	@Test
	void askedWhenTokensCameMeanwhileThenTheyAreServedWithoutAnAttempt() {
		AccountStep step = this.steps.asked(holding(), at(WAIT_AGE - 1));
		assertThat(step.acts()).containsExactly(new Act.Serve(held().tokens()));
		assertThat(begins(this.steps.asked(holding(), at(WAIT_AGE)))).isTrue();
	}

	@Test
	void askedInAPauseThenALivingTokenOrTheError() {
		AccountState state = holding().with(trouble(Kind.PASSES, 1_000_000, 1_000_000));
		assertThat(this.steps.asked(state, at(DEAD_AGE - 1)).acts()).containsExactly(new Act.Serve(held().tokens()));
		AccountStep refused = this.steps.asked(state, at(DEAD_AGE));
		assertThat(refused.acts()).last().isEqualTo(new Act.Refuse(THROTTLED));
		assertThat(refused.state().wanted()).isTrue();
		assertThat(begins(this.steps.asked(state, at(1_000_000)))).isTrue();
	}

	@Test
	void askedWhenAnAttemptIsQueuedAheadThenItIsHurriedOnce() {
		AccountState queued = this.steps.servedThoughOld(holding(), at(REFRESH_AGE)).state();
		AccountStep first = this.steps.asked(queued, at(WAIT_AGE));
		assertThat(first.acts()).containsExactly(new Act.Hurry());
		assertThat(((Work.Attempt) first.state().work()).waited()).isTrue();
		assertThat(this.steps.asked(first.state(), at(WAIT_AGE)).acts()).isEmpty();
	}

	@Test
	void askedWhenAnotherInstanceIsAtWorkThenLooksAgainOnlyForTheFirstWhoWaits() {
		AccountState unnoticed = holding().with(new Work.Elsewhere(1, Trigger.ADVISORY, 900_000, Wait.NONE));
		assertThat(begins(this.steps.asked(unnoticed, at(WAIT_AGE)))).isTrue();
		AccountState waited = holding()
			.with(new Work.Elsewhere(1, Trigger.MANDATORY, 900_000, new Wait(WAIT_AGE, false)));
		assertThat(this.steps.asked(waited, at(WAIT_AGE + 1)).acts()).isEmpty();
	}

	@Test
	void servedThoughOldThenAnAttemptAsSoonAsTheTimerMay() {
		AccountState state = holding().with(trouble(Kind.PASSES, 210_000, 230_000));
		assertThat(this.steps.servedThoughOld(state, at(229_999)).acts()).isEmpty();
		assertThat(begins(this.steps.servedThoughOld(state, at(230_000)))).isTrue();
		assertThat(begins(this.steps.servedThoughOld(holding(), at(REFRESH_AGE)))).isTrue();
		assertThat(this.steps.servedThoughOld(holding(), at(REFRESH_AGE - 1)).acts()).isEmpty();
	}

	@Test
	void servedThoughOldInAPauseThenOthersAreWantedAsSoonAsItEnds() {
		AccountState state = holding().with(trouble(Kind.PASSES, 280_000, 600_000));
		AccountStep step = this.steps.servedThoughOld(state, at(WAIT_AGE));
		assertThat(step.acts()).isEmpty();
		assertThat(AccountSteps.nextTick(state, at(WAIT_AGE))).isEqualTo(DEAD_AGE);
		assertThat(AccountSteps.nextTick(step.state(), at(WAIT_AGE))).isEqualTo(280_000);
	}

	@Test
	void isServedWorthTellingThenAsSoonAsItChangesSomething() {
		AccountState state = holding().with(trouble(Kind.PASSES, 280_000, 230_000));
		assertThat(state.isServedWorthTelling(at(229_999))).isFalse();
		assertThat(state.isServedWorthTelling(at(230_000))).isTrue();
		assertThat(state.isServedWorthTelling(at(WAIT_AGE))).as("in a pause, the first").isTrue();
		assertThat(state.asUsed(true).isServedWorthTelling(at(WAIT_AGE))).as("and the second").isFalse();
		assertThat(holding().isServedWorthTelling(at(REFRESH_AGE))).isTrue();
		AccountState atWork = this.steps.servedThoughOld(holding(), at(REFRESH_AGE)).state();
		assertThat(atWork.isServedWorthTelling(at(REFRESH_AGE))).isFalse();
	}

	@Test
	void waitThenBeginsWithTheTurnOrWithTheFirstWhoWaitsAfterIt() {
		AccountState queued = this.steps.asked(started(), at(1_000)).state();
		assertThat(waiting(queued)).as("a queue is no fault").isEqualTo(Wait.NONE);
		assertThat(waiting(this.steps.begun(queued, queued.work().no(), at(5_000)).state()))
			.isEqualTo(new Wait(5_000, false));
		AccountState ahead = this.steps.servedThoughOld(holding(), at(REFRESH_AGE)).state();
		AccountState begun = this.steps.begun(ahead, ahead.work().no(), at(REFRESH_AGE + 1)).state();
		assertThat(waiting(begun)).as("nobody does").isEqualTo(Wait.NONE);
		assertThat(waiting(this.steps.asked(begun, at(WAIT_AGE)).state())).isEqualTo(new Wait(WAIT_AGE, false));
		assertThat(waiting(this.steps.asked(ahead, at(WAIT_AGE)).state())).isEqualTo(Wait.NONE);
	}

	private static Wait waiting(AccountState state) {
		return ((Work.Attempt) state.work()).waiting();
	}

	@Test
	void tickedThenLooksAndRenewsWhenItIsTime() {
		AccountState elsewhere = holding().with(new Work.Elsewhere(1, Trigger.TIMER, 250_000, Wait.NONE));
		assertThat(begins(this.steps.ticked(elsewhere, at(249_999)))).isFalse();
		assertThat(begins(this.steps.ticked(elsewhere, at(250_000)))).isTrue();
		assertThat(begins(this.steps.ticked(holding(), at(REFRESH_AGE - 1)))).isFalse();
		assertThat(begins(this.steps.ticked(holding(), at(REFRESH_AGE)))).isTrue();
	}

	@Test
	void tickedWhenTheUptimeBeginsThenItIsNoSpecialCase() {
		assertThat(begins(this.steps.ticked(started(), at(0)))).isTrue();
		CognitoTokens due = CognitoTokens
			.builder("access", Instant.ofEpochMilli(CLOCK - REFRESH_AGE), Duration.ofMinutes(5))
			.build();
		HeldTokens theirs = held();
		HeldTokens held = new HeldTokens(due, CLOCK - REFRESH_AGE, -REFRESH_AGE, theirs.refreshAge(), theirs.waitAge(),
				theirs.deadAge(), false, true, false);
		assertThat(AccountSteps.nextTick(started().with(held), at(0))).isZero();
	}

	@Test
	void invalidatedWhenManyComeAtOnceThenFiveCount() {
		AccountState state = holding();
		List<Integer> counted = new ArrayList<>();
		for (int i = 1; i <= 7; i++) {
			AccountStep step = this.steps.invalidated(state, "access", at(1_000));
			if (!step.acts().isEmpty()) {
				counted.add(i);
				assertThat(((Act.Tell) step.acts().get(0)).event().at()).isEqualTo(Instant.ofEpochMilli(CLOCK + 1_000));
			}
			// others come, and are refused as well
			state = step.state().with(held());
		}
		assertThat(counted).containsExactly(1, 2, 3, 4, 5);
		assertThat(this.steps.invalidated(state, "access", at(30_999)).acts()).isEmpty();
		assertThat(this.steps.invalidated(state, "access", at(31_000)).acts()).hasSize(1);
	}

	@Test
	void noticedThenLooksUnlessItIsKnownOrNobodyNeedsIt() {
		AccountState state = holding().with(new Fleet(5, false, true));
		assertThat(this.steps.noticed(state, 6).acts()).containsExactly(new Act.Look());
		assertThat(this.steps.noticed(state, 5).acts()).as("its own").isEmpty();
		assertThat(this.steps.noticed(state.with(Mode.STOPPED), 6).acts()).isEmpty();
		assertThat(this.steps.noticed(AccountState.INITIAL.with(Mode.STARTED), 6).acts()).as("never used").isEmpty();
		AccountState queued = this.steps.servedThoughOld(state, at(REFRESH_AGE)).state();
		assertThat(this.steps.noticed(queued, 6).acts()).as("it may spare the attempt").containsExactly(new Act.Look());
		AccountState atWork = this.steps.begun(queued, queued.work().no(), at(REFRESH_AGE)).state();
		assertThat(this.steps.noticed(atWork, 6).acts()).as("it will know").isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PASSES, PASSES", "WAITS_FOR_REGION, WAITS_FOR_REGION", "REFUSED_IN_REPLICA, PASSES" })
	void regionChangedWhenTheTroubleMayBeOfTheRegionThenItIsTriedAtOnce(Kind before, Kind after) {
		AccountState state = holding().with(trouble(before, 900_000, 900_000));
		Trouble trouble = this.steps.regionChanged(state, at(250_000)).state().trouble();
		assertThat(trouble.kind()).isEqualTo(after);
		assertThat(trouble.askFrom()).isEqualTo(250_000);
		assertThat(trouble.timerFrom()).isEqualTo(250_000);
	}

	@ParameterizedTest
	@CsvSource({ "REFUSED", "LOCKS" })
	void regionChangedWhenTheAccountWasRefusedThenNothingChanges(Kind kind) {
		AccountState state = holding().with(trouble(kind, 900_000, 900_000));
		assertThat(this.steps.regionChanged(state, at(250_000)).state()).isSameAs(state);
		assertThat(this.steps.regionChanged(holding(), at(250_000)).state().trouble()).isNull();
	}

	@ParameterizedTest(name = "eager {0}, age {1}: begins {2}")
	@CsvSource({ "true, 199999, false", "true, 200000, true", "false, 200000, false", "false, 297999, false",
			"false, 298000, true" })
	void startedThenGetsTokensIfTheyAreDueOrDead(boolean eager, long age, boolean begins) {
		AccountState stopped = holding().with(Mode.STOPPED);
		assertThat(begins(this.steps.started(stopped, eager, at(age)))).isEqualTo(begins);
	}

	@Test
	void startedWhenNothingIsThereThenOnlyIfEager() {
		assertThat(begins(this.steps.started(AccountState.INITIAL, true, at(0)))).isTrue();
		assertThat(begins(this.steps.started(AccountState.INITIAL, false, at(0)))).isFalse();
	}

}
