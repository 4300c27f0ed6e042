// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallBudget} in virtual time.
 */
class CallBudgetTests {

	private static final Duration NOW = Duration.ZERO;

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<String> log = new ArrayList<>();

	private CallBudget budget = budget(100, 33);

	@BeforeEach
	void useUpWhatWasSaved() {
		for (int i = 0; i < 12; i++) {
			this.budget.sent(CognitoOperation.InitiateAuth, null);
		}
	}

	@AfterEach
	void disposeTime() {
		this.time.dispose();
	}

	@Test
	void inTurnWhenNobodyWaitsThenBeginsAtOnceOnTheSameThread() {
		CallBudget fresh = budget(100, 33);
		Thread[] thread = new Thread[1];

		fresh.place()
			.inTurn(CallLane.AHEAD, NOW, (turn) -> Mono.fromRunnable(() -> thread[0] = Thread.currentThread()))
			.subscribe();

		assertThat(thread[0]).isSameAs(Thread.currentThread());
		assertThat(fresh.figures().inFlight()).isZero();
	}

	@Test
	void inTurnWhenRateIsUsedUpThenWaitsForItsPermit() {
		join("a", CallLane.WAITED, NOW);

		assertThat(this.log).isEmpty();
		assertThat(this.budget.figures().waited()).isOne();
		this.time.advanceTimeBy(Duration.ofMillis(20));
		assertThat(this.log).containsExactly("a");
		assertThat(this.budget.figures().waited()).isZero();
	}

	@Test
	void inTurnWhenBothLanesWaitThenThoseWaitedForGoFirstAndTheOthersByTheirTime() {
		join("late", CallLane.AHEAD, Duration.ofMinutes(9));
		join("soon", CallLane.AHEAD, Duration.ofMinutes(1));
		join("first", CallLane.WAITED, NOW);
		join("second", CallLane.WAITED, NOW);

		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).containsExactly("first", "second", "soon", "late");
	}

	@Test
	void inTurnWhenTimeUntilSomebodyWaitsIsBeyondMeasureThenIsLast() {
		join("never", CallLane.AHEAD, Duration.ofSeconds(Long.MAX_VALUE));
		join("soon", CallLane.AHEAD, Duration.ofMinutes(1));

		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).containsExactly("soon", "never");
	}

	@Test
	void hurryWhenAheadThenGoesBehindThoseWhoAreWaitedForAlready() {
		CallPlace place = join("hurried", CallLane.AHEAD, Duration.ofMinutes(9));
		join("soon", CallLane.AHEAD, Duration.ofMinutes(1));
		join("first", CallLane.WAITED, NOW);

		place.hurry();
		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).containsExactly("first", "hurried", "soon");
	}

	@Test
	void hurryWhenWaitedForAlreadyThenKeepsItsPlace() {
		CallPlace first = join("first", CallLane.WAITED, NOW);
		CallPlace second = join("second", CallLane.AHEAD, NOW);
		second.hurry();
		join("third", CallLane.WAITED, NOW);

		first.hurry();
		second.hurry();
		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).containsExactly("first", "second", "third");
	}

	@Test
	void inTurnWhenTwoAreAheadForTheSameTimeThenInTheOrderOfArrival() {
		for (String name : List.of("a", "b", "c")) {
			join(name, CallLane.AHEAD, Duration.ofMinutes(1));
		}

		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).containsExactly("a", "b", "c");
	}

	@Test
	void inTurnWhenAccountWaitsAlreadyThenHasNoSecondPlace() {
		CallPlace place = join("a", CallLane.WAITED, NOW);
		List<Throwable> errors = new ArrayList<>();

		place.inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("b")).subscribe(this.log::add, errors::add);

		assertThat(errors).singleElement().isInstanceOf(IllegalStateException.class);
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.log).containsExactly("a");
	}

	@Test
	void inTurnWhenCancelledInTheQueueThenLeavesNothing() {
		CallPlace place = this.budget.place();
		Disposable waiting = place.inTurn(CallLane.AHEAD, NOW, (turn) -> Mono.just("never")).subscribe(this.log::add);

		waiting.dispose();

		assertThat(this.budget.figures().ahead()).isZero();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.log).isEmpty();
		place.inTurn(CallLane.AHEAD, NOW, (turn) -> Mono.just("again")).subscribe(this.log::add);
		assertThat(this.log).containsExactly("again");
	}

	@Test
	void inTurnWhenNobodyWaitsAnyMoreThenTimerIsGone() {
		Disposable waiting = this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("never")).subscribe();
		assertThat(this.time.getScheduledTaskCount()).isOne();

		waiting.dispose();

		join("a", CallLane.WAITED, NOW);
		this.time.advanceTimeBy(Duration.ofSeconds(5));
		long tasks = this.time.getScheduledTaskCount();
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.time.getScheduledTaskCount()).isEqualTo(tasks);
	}

	@Test
	void inTurnWhenConnectionsAreTakenThenNextBeginsAsOneIsFree() {
		CallBudget narrow = budget(100, 2);
		List<Sinks.One<String>> answers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			narrow.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
				Sinks.One<String> answer = Sinks.one();
				answers.add(answer);
				return answer.asMono();
			}).subscribe(this.log::add);
		}
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(answers).hasSize(2);
		assertThat(narrow.figures()).returns(2, CallBudgetFigures::inFlight).returns(1, CallBudgetFigures::waited);

		answers.get(0).tryEmitValue("done");
		this.time.advanceTimeBy(Duration.ofMillis(1));

		assertThat(answers).hasSize(3);
	}

	@Test
	void inTurnWhenWorkIsCancelledThenTurnEnds() {
		CallBudget fresh = budget(100, 1);
		Disposable work = fresh.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.never()).subscribe();
		assertThat(fresh.figures().inFlight()).isOne();

		work.dispose();

		assertThat(fresh.figures().inFlight()).isZero();
	}

	@Test
	void inTurnWhenOneFailsWithAnErrorThenTheNextHasItsTurn() {
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
			throw new AssertionError("broken account");
		}).subscribe((value) -> {
		}, (failure) -> {
			throw new AssertionError("broken waiter");
		});
		join("next", CallLane.WAITED, NOW);

		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).containsExactly("next");
		assertThat(this.budget.figures().inFlight()).isZero();
	}

	@Test
	void giveBackWhenCallWasNotNeededThenNextNeedNotWait() {
		CallBudget slow = budget(1, 33);
		slow.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
			turn.giveBack();
			turn.giveBack();
			return Mono.empty();
		}).subscribe();

		slow.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("at once")).subscribe(this.log::add);
		slow.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("later")).subscribe(this.log::add);

		assertThat(this.log).containsExactly("at once");
	}

	@Test
	void sentWhenPeopleUseMoreThanThereIsThenAccountsWaitButAreNotStarved() {
		for (int second = 0; second < 30; second++) {
			for (int i = 0; i < 150; i++) {
				this.budget.sent(CognitoOperation.InitiateAuth, null);
			}
			join("account", CallLane.WAITED, NOW);
			this.time.advanceTimeBy(Duration.ofSeconds(1));
		}

		assertThat(this.log).hasSizeBetween(28, 30);
		assertThat(this.budget.figures().used()).isGreaterThan(30 * 150);
	}

	@Test
	void sentWhenPeopleStopThenTheirDebtIsForgottenWithinASecond() {
		for (int i = 0; i < 5000; i++) {
			this.budget.sent(CognitoOperation.InitiateAuth, null);
		}
		for (int i = 0; i < 20; i++) {
			join("account", CallLane.WAITED, NOW);
		}

		this.time.advanceTimeBy(Duration.ofMillis(1500));

		assertThat(this.log).hasSize(20);
	}

	@Test
	void sentWhenOperationAnswersAChallengeThenCostsNothing() {
		CallBudget slow = budget(1, 33);
		long before = slow.figures().used();
		for (CognitoOperation operation : List.of(CognitoOperation.RespondToAuthChallenge, CognitoOperation.RevokeToken,
				CognitoOperation.VerifySoftwareToken)) {
			slow.sent(operation, null);
		}

		slow.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("at once")).subscribe(this.log::add);

		assertThat(this.log).containsExactly("at once");
		assertThat(slow.figures().used()).isEqualTo(before);
	}

	@Test
	void rateWhenServiceThrottlesThenIsHalvedOncePerSecondDownToTwoAndGrowsAgain() {
		assertThat(this.budget.figures().callsPerSecond()).isEqualTo(60);
		for (int i = 0; i < 100; i++) {
			this.budget.done(CognitoOperation.InitiateAuth, error(CognitoErrorReason.THROTTLED, 400));
		}
		assertThat(this.budget.figures()).returns(30.0, CallBudgetFigures::callsPerSecond)
			.returns(100L, CallBudgetFigures::throttled);

		for (int i = 0; i < 10; i++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			this.budget.done(CognitoOperation.InitiateAuth, error(CognitoErrorReason.THROTTLED, 400));
		}
		assertThat(this.budget.figures().callsPerSecond()).isEqualTo(2);

		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.budget.figures().callsPerSecond()).isEqualTo(12);
		this.time.advanceTimeBy(Duration.ofMinutes(10));
		assertThat(this.budget.figures().callsPerSecond()).isEqualTo(100);
	}

	@Test
	void rateWhenAnotherCategoryIsThrottledThenStays() {
		this.budget.done(CognitoOperation.ForgotPassword, error(CognitoErrorReason.THROTTLED, 400));

		assertThat(this.budget.figures().callsPerSecond()).isEqualTo(60);
	}

	private CallPlace join(String name, CallLane lane, Duration untilWaited) {
		CallPlace place = this.budget.place();
		place.inTurn(lane, untilWaited, (turn) -> Mono.just(name)).subscribe(this.log::add);
		return place;
	}

	private CallBudget budget(int callsPerSecond, int maxInFlight) {
		return CallBudget.builder()
			.callsPerSecond(callsPerSecond)
			.maxInFlight(maxInFlight)
			.scheduler(this.time)
			.ticker(() -> this.time.now(TimeUnit.NANOSECONDS))
			.build();
	}

	private static CognitoException error(CognitoErrorReason reason, int status) {
		return new CognitoError(CognitoOperation.InitiateAuth, "Some", reason, status, null, null).toException(null);
	}

}
