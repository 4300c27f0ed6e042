// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallBudget} while many accounts fail alike, in virtual time.
 */
class CallBudgetOutageTests {

	private static final Duration NOW = Duration.ZERO;

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<String> log = new ArrayList<>();

	private final CallBudget budget = CallBudget.builder()
		.scheduler(this.time)
		.ticker(() -> this.time.now(TimeUnit.NANOSECONDS))
		.build();

	@AfterEach
	void disposeTime() {
		this.time.dispose();
	}

	@BeforeEach
	void useUpWhatWasSaved() {
		for (int i = 0; i < 12; i++) {
			this.budget.sent(CognitoOperation.InitiateAuth, null);
		}
	}

	@Test
	void outageWhenManyAccountsFailAlikeThenOnlyOneProbesPerSecondAndOthersAreRefused() {
		CallPlace queued = this.budget.place();
		List<Throwable> refused = new ArrayList<>();
		fail(5, 3);
		assertThat(this.budget.figures().outage()).isTrue();

		queued.inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("never")).subscribe(this.log::add, refused::add);
		assertThat(refused).singleElement()
			.isInstanceOfSatisfying(CallRefusedException.class,
					(refusal) -> assertThat(refusal.last().reason()).isEqualTo(CognitoErrorReason.CONNECT_FAILURE));

		for (int tenth = 0; tenth < 100; tenth++) {
			this.time.advanceTimeBy(Duration.ofMillis(100));
			for (int account = 0; account < 5; account++) {
				this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
					this.log.add("probe");
					return Mono.error(error(CognitoErrorReason.CONNECT_FAILURE, 0));
				}).subscribe((value) -> {
				}, (failure) -> {
				});
			}
		}

		assertThat(this.log).hasSize(10).containsOnly("probe");
		assertThat(this.budget.figures().refused()).isEqualTo(491);
	}

	@Test
	void outageWhenItBeginsThenThoseInTheQueueAreRefused() {
		List<Throwable> refused = new ArrayList<>();
		List<Sinks.One<String>> calls = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
				Sinks.One<String> call = Sinks.one();
				calls.add(call);
				return call.asMono();
			}).subscribe(this.log::add, refused::add);
		}
		this.time.advanceTimeBy(Duration.ofMillis(100));
		assertThat(calls).hasSizeBetween(5, 8);

		List.copyOf(calls).forEach((call) -> call.tryEmitError(error(CognitoErrorReason.TIMEOUT, 0)));
		this.time.advanceTimeBy(Duration.ofMillis(1));

		assertThat(refused).hasSize(9).filteredOn(CallRefusedException.class::isInstance).hasSize(9 - calls.size());
		assertThat(this.budget.figures()).returns(0, CallBudgetFigures::waited)
			.returns(0, CallBudgetFigures::inFlight)
			.returns((long) (9 - calls.size()), CallBudgetFigures::refused);
	}

	@Test
	void outageWhenItBeginsThenThoseAheadOfTimeAreRefusedAsWell() {
		List<Throwable> refused = new ArrayList<>();
		CallPlace[] places = { this.budget.place(), this.budget.place(), this.budget.place() };
		List<Sinks.One<String>> calls = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			Sinks.One<String> call = Sinks.one();
			calls.add(call);
			places[i % 3].inTurn(CallLane.WAITED, NOW, (turn) -> call.asMono()).subscribe(this.log::add, refused::add);
			this.time.advanceTimeBy(Duration.ofMillis(20));
		}
		useUpWhatWasSaved();
		CallPlace place = this.budget.place();
		place.inTurn(CallLane.AHEAD, Duration.ofMinutes(9), (turn) -> Mono.just("never"))
			.subscribe(this.log::add, refused::add);
		assertThat(this.budget.figures().ahead()).isOne();

		calls.forEach((call) -> call.tryEmitError(error(CognitoErrorReason.TIMEOUT, 0)));
		this.time.advanceTimeBy(Duration.ofMillis(1));

		assertThat(refused).hasSize(6).filteredOn(CallRefusedException.class::isInstance).hasSize(1);
		assertThat(this.budget.figures().ahead()).isZero();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		place.inTurn(CallLane.AHEAD, NOW, (turn) -> Mono.just("again")).subscribe(this.log::add);
		assertThat(this.log).containsExactly("again");
	}

	@Test
	void outageWhenTheFirstCallSucceedsThenRateIsRestored() {
		fail(5, 5);
		this.time.advanceTimeBy(Duration.ofSeconds(30));

		join("probe", CallLane.AHEAD, NOW);
		assertThat(this.budget.figures().outage()).isFalse();
		for (int i = 0; i < 60; i++) {
			join("account", CallLane.WAITED, NOW);
		}
		this.time.advanceTimeBy(Duration.ofSeconds(1));

		assertThat(this.log).hasSize(61);
	}

	@Test
	void outageWhenAPersonSignsInThenIsOver() {
		fail(5, 5);

		this.budget.done(CognitoOperation.RespondToAuthChallenge, error(CognitoErrorReason.WRONG_CREDENTIALS, 400));

		assertThat(this.budget.figures().outage()).isFalse();
	}

	@Test
	void outageWhenFewAccountsFailOrNotInARowThenIsNone() {
		fail(50, 2);
		assertThat(this.budget.figures().outage()).isFalse();

		for (int i = 0; i < 5; i++) {
			fail(4, 4);
			this.budget.done(CognitoOperation.GetUser, null);
		}
		assertThat(this.budget.figures().outage()).isFalse();

		fail(50, 2);
		assertThat(this.budget.figures().outage()).as("who failed before an answer does not count").isFalse();
	}

	@Test
	void outageWhenTurnIsGivenBackThenIsNotOverAndTheNextProbes() {
		fail(5, 5);
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> {
			turn.giveBack();
			return Mono.just("adopted");
		}).subscribe(this.log::add);
		assertThat(this.budget.figures().outage()).isTrue();

		join("probe", CallLane.WAITED, NOW);

		assertThat(this.log).containsExactly("adopted", "probe");
		assertThat(this.budget.figures().outage()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "LOCAL_LIMIT, 0", "CONNECT_FAILURE, 0", "SERVICE_FAILURE, 500", "THROTTLED, 400" })
	void outageWhenACallOfAPersonTellsNothingOfTheServiceThenGoesOn(CognitoErrorReason reason, int status) {
		fail(5, 5);

		this.budget.done(CognitoOperation.InitiateAuth, error(reason, status));

		assertThat(this.budget.figures().outage()).isTrue();
	}

	@Test
	void outageWhenAProbeIsCancelledAtOnceThenHasUsedNoTurn() {
		fail(5, 5);
		this.time.advanceTimeBy(Duration.ofSeconds(1));

		this.budget.place()
			.inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("never"))
			.subscribe(new BaseSubscriber<>() {

				@Override
				protected void hookOnSubscribe(Subscription subscription) {
					cancel();
				}

			});
		join("probe", CallLane.WAITED, NOW);

		assertThat(this.log).containsExactly("probe");
		assertThat(this.budget.figures().inFlight()).isZero();
	}

	@Test
	void outageWhenTheSchedulerIsGoneThenThoseInTheQueueAreRefusedAllTheSame() {
		List<Throwable> refused = new ArrayList<>();
		List<Sinks.One<String>> calls = fiveInFlight(refused);
		useUpWhatWasSaved();
		join("never", CallLane.WAITED, NOW, refused);
		this.time.dispose();

		calls.forEach((call) -> call.tryEmitError(error(CognitoErrorReason.TIMEOUT, 0)));

		assertThat(refused).hasSize(6).filteredOn(CallRefusedException.class::isInstance).hasSize(1);
	}

	@Test
	void outageWhenAWaiterBreaksAsItIsRefusedThenTheOthersAreRefusedToo() {
		List<Throwable> refused = new ArrayList<>();
		List<Sinks.One<String>> calls = fiveInFlight(refused);
		useUpWhatWasSaved();
		this.budget.place().inTurn(CallLane.WAITED, NOW, (turn) -> Mono.just("never")).subscribe((value) -> {
		}, (failure) -> {
			throw new LinkageError("broken waiter");
		});
		join("never", CallLane.WAITED, NOW, refused);

		calls.forEach((call) -> call.tryEmitError(error(CognitoErrorReason.TIMEOUT, 0)));
		this.time.advanceTimeBy(Duration.ofMillis(1));

		assertThat(refused).filteredOn(CallRefusedException.class::isInstance).hasSize(1);
	}

	private void fail(int times, int accounts) {
		CallPlace[] places = new CallPlace[accounts];
		for (int i = 0; i < times; i++) {
			int index = i % accounts;
			places[index] = (places[index] != null) ? places[index] : this.budget.place();
			places[index]
				.inTurn(CallLane.WAITED, NOW, (turn) -> Mono.error(error(CognitoErrorReason.CONNECT_FAILURE, 0)))
				.subscribe((value) -> {
				}, (failure) -> {
				});
			this.time.advanceTimeBy(Duration.ofMillis(20));
		}
	}

	private List<Sinks.One<String>> fiveInFlight(List<Throwable> failures) {
		List<Sinks.One<String>> calls = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			Sinks.One<String> call = Sinks.one();
			calls.add(call);
			this.budget.place()
				.inTurn(CallLane.WAITED, NOW, (turn) -> call.asMono())
				.subscribe(this.log::add, failures::add);
			this.time.advanceTimeBy(Duration.ofMillis(20));
		}
		return calls;
	}

	private void join(String name, CallLane lane, Duration untilWaited) {
		join(name, lane, untilWaited, new ArrayList<>());
	}

	private void join(String name, CallLane lane, Duration untilWaited, List<Throwable> failures) {
		this.budget.place()
			.inTurn(lane, untilWaited, (turn) -> Mono.just(name))
			.subscribe(this.log::add, failures::add);
	}

	private static CognitoException error(CognitoErrorReason reason, int status) {
		return new CognitoError(CognitoOperation.InitiateAuth, "Some", reason, status, null, null).toException(null);
	}

}
