// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link CallTurn} and {@link CallTicket}: what a turn costs, and how it ends.
 */
class CallTurnTests {

	/** What the budget has saved up at the start. */
	private static final int SAVED = 12;

	private static final Duration NOW = Duration.ZERO;

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Timers timers = new Timers(this.time);

	private final List<String> log = new ArrayList<>();

	private final CallBudget budget = budget();

	@AfterEach
	void disposeTime() {
		this.time.dispose();
	}

	@Test
	void giveBackWhenSomebodyWaitsThenTheNextBeginsAtOnce() {
		AtomicReference<CallTurn> given = new AtomicReference<>();
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
			given.set(turn);
			return Mono.never();
		}).subscribe();
		useUp(SAVED - 1);
		join("next");
		assertThat(this.log).isEmpty();

		given.get().giveBack();
		this.time.advanceTimeBy(Duration.ofNanos(1));

		assertThat(this.log).containsExactly("next");
	}

	@Test
	void giveBackWhenNoCallWasMadeThenItsPermitIsThereAgain() {
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.fromRunnable(turn::giveBack)).subscribe();
		for (int i = 0; i < SAVED + 1; i++) {
			join("account");
		}

		assertThat(this.log).hasSize(SAVED);
	}

	@Test
	void giveBackWhenACallWasMadeThenNothingIsGivenBack() {
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.fromRunnable(() -> {
			this.budget.sent(CognitoOperation.InitiateAuth, turn);
			turn.giveBack();
		})).subscribe();
		for (int i = 0; i < SAVED; i++) {
			join("account");
		}

		assertThat(this.log).hasSize(SAVED - 1);
	}

	@Test
	void sentWhenInATurnThenTheFirstCallCostsNothingMoreAndFurtherOnesDo() {
		for (int i = 0; i < SAVED / 2; i++) {
			this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.fromRunnable(() -> {
				this.budget.sent(CognitoOperation.InitiateAuth, turn);
				this.budget.sent(CognitoOperation.GetClientToken, turn);
			})).subscribe();
		}
		join("one too many");

		assertThat(this.log).isEmpty();
		assertThat(this.budget.figures().used()).isEqualTo(SAVED);
	}

	@Test
	void sentWhenTheTurnIsOneOfAnotherBudgetThenTheCallCosts() {
		budget().place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.fromRunnable(() -> {
			for (int i = 0; i < SAVED; i++) {
				this.budget.sent(CognitoOperation.InitiateAuth, turn);
			}
		})).subscribe();
		join("one too many");

		assertThat(this.log).isEmpty();
	}

	@Test
	void turnWhenItsWorkBreaksFatallyThenEndsAndTheOthersHaveTheirs() {
		useUp(SAVED);
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
			throw new LinkageError("broken account");
		}).subscribe();
		join("next");

		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).containsExactly("next");
		assertThat(this.budget.figures().inFlight()).isZero();
	}

	@Test
	void turnWhenWhatItsWorkDropsIsThrownThenTheOthersHaveTheirs() {
		useUp(SAVED);
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
			throw new LinkageError("broken account");
		}).subscribe();
		join("next");
		Hooks.onErrorDropped((failure) -> {
			throw new IllegalStateException(failure);
		});
		try {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
		}
		finally {
			Hooks.resetOnErrorDropped();
		}

		assertThat(this.log).containsExactly("next");
		assertThat(this.budget.figures().inFlight()).isZero();
	}

	@Test
	void turnWhenItIsGrantedButLeftBeforeItBeginsThenEnds() {
		long[] now = new long[1];
		CallBudget late = CallBudget.builder().scheduler(this.timers).ticker(() -> now[0]).build();
		for (int i = 0; i < SAVED; i++) {
			late.sent(CognitoOperation.InitiateAuth, null);
		}
		AtomicReference<Disposable> second = new AtomicReference<>();
		late.place()
			.inTurn(CallLane.WAITED, NOW, (turn) -> Mono.fromRunnable(() -> second.get().dispose()))
			.subscribe();
		second.set(late.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("left")).subscribe(this.log::add));

		// the timer is so late that both have their turn
		now[0] = TimeUnit.SECONDS.toNanos(1);
		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).isEmpty();
		assertThat(late.figures()).returns(0, CallBudgetFigures::inFlight).returns(0, CallBudgetFigures::waited);
	}

	@Test
	void timerWhenNobodyWaitsAnyMoreOrTheNextTurnIsSoonerThenIsGone() {
		AtomicReference<CallTurn> given = new AtomicReference<>();
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
			given.set(turn);
			return Mono.never();
		}).subscribe();
		useUp(SAVED);
		Disposable waiting = this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.never()).subscribe();
		assertThat(this.timers.set).singleElement().returns(false, Disposable::isDisposed);

		waiting.dispose();
		assertThat(this.timers.set).singleElement().returns(true, Disposable::isDisposed);

		join("next");
		assertThat(this.timers.set).last().returns(false, Disposable::isDisposed);
		given.get().giveBack();
		assertThat(this.timers.set).hasSize(3).element(1).returns(true, Disposable::isDisposed);
	}

	@Test
	void inTurnWhenSomebodyIsAheadAlreadyThenNobodyOvertakes() {
		long[] now = new long[1];
		CallBudget slow = CallBudget.builder().callsPerSecond(1).scheduler(this.timers).ticker(() -> now[0]).build();
		slow.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.empty()).subscribe();
		slow.place().inTurn(CallLane.AHEAD, NOW, (turn) -> Mono.just("ahead")).subscribe(this.log::add);

		// the permit is there, and the timer is late
		now[0] = TimeUnit.SECONDS.toNanos(1);
		slow.place().inTurn(CallLane.AHEAD, Duration.ofHours(1), (turn) -> Mono.just("later")).subscribe(this.log::add);

		assertThat(this.log).isEmpty();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.log).containsExactly("ahead");
	}

	@Test
	void inTurnWhenPeopleUseAllThereIsThenOneBeginsASecondAfterTheLastTurn() {
		long[] now = new long[1];
		CallBudget slow = CallBudget.builder().callsPerSecond(1).scheduler(this.timers).ticker(() -> now[0]).build();
		for (int i = 0; i < 3; i++) {
			slow.sent(CognitoOperation.InitiateAuth, null);
		}

		now[0] = TimeUnit.SECONDS.toNanos(1);
		slow.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("at once")).subscribe(this.log::add);
		slow.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("later")).subscribe(this.log::add);

		assertThat(this.log).containsExactly("at once");
	}

	@Test
	void inTurnWhenSomethingIsMissingThenSaysWhat() {
		CallPlace place = this.budget.place();
		assertThatIllegalArgumentException().isThrownBy(() -> place.inTurn(null, NOW, (turn) -> Mono.empty()))
			.withMessageContaining("'lane'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> place.inTurn(CallLane.AHEAD, null, (turn) -> Mono.empty()))
			.withMessageContaining("'untilWaited'");
		assertThatIllegalArgumentException().isThrownBy(() -> place.inTurn(CallLane.AHEAD, NOW, null))
			.withMessageContaining("'work'");
	}

	@Test
	void builderWhenBoundsAreBrokenThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> CallBudget.builder().callsPerSecond(0))
			.withMessageContaining("callsPerSecond");
		assertThatIllegalArgumentException().isThrownBy(() -> CallBudget.builder().callsPerSecond(10_001));
		assertThatIllegalArgumentException().isThrownBy(() -> CallBudget.builder().maxInFlight(0))
			.withMessageContaining("maxInFlight");
		assertThatIllegalArgumentException().isThrownBy(() -> CallBudget.builder().name(" "))
			.withMessageContaining("name");
		assertThatIllegalArgumentException().isThrownBy(() -> CallBudget.builder().scheduler(null))
			.withMessageContaining("scheduler");
		assertThatIllegalArgumentException().isThrownBy(() -> CallBudget.builder().ticker(null))
			.withMessageContaining("ticker");
		assertThat(catchThrowable(() -> CallBudget.builder().callsPerSecond(1).callsPerSecond(10_000).maxInFlight(1)))
			.isNull();
		assertThat(this.budget).hasToString("CallBudget[" + this.budget.figures() + "]");
	}

	private void useUp(int calls) {
		for (int i = 0; i < calls; i++) {
			this.budget.sent(CognitoOperation.InitiateAuth, null);
		}
	}

	private void join(String name) {
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just(name)).subscribe(this.log::add);
	}

	private CallBudget budget() {
		return CallBudget.builder().scheduler(this.timers).ticker(() -> this.time.now(TimeUnit.NANOSECONDS)).build();
	}

	/** Virtual time that tells which timers were disposed of. */
	private static final class Timers implements Scheduler {

		private final Scheduler time;

		private final List<Disposable> set = new ArrayList<>();

		Timers(Scheduler time) {
			this.time = time;
		}

		@Override
		public Disposable schedule(Runnable task) {
			return this.time.schedule(task);
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			Disposable timer = Disposables.composite(this.time.schedule(task, delay, unit));
			this.set.add(timer);
			return timer;
		}

		@Override
		public Worker createWorker() {
			return this.time.createWorker();
		}

	}

}
