// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads that join, hurry, leave and end turns of one {@link CallBudget}.
 */
class CallBudgetRaceTests {

	private static final int THREADS = 4;

	private static final int ACCOUNTS = 1000;

	private static final int IN_FLIGHT = 5;

	private final CallBudget budget = CallBudget.builder().callsPerSecond(10_000).maxInFlight(IN_FLIGHT).build();

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final CountDownLatch ended = new CountDownLatch(THREADS * ACCOUNTS);

	@Test
	void turnsWhenThreadsRaceThenNoneIsLostAndNoMoreAreInFlightThanAllowed() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		CountDownLatch start = new CountDownLatch(1);
		for (int thread = 0; thread < THREADS; thread++) {
			SplittableRandom random = new SplittableRandom(thread);
			threads.execute(() -> {
				try {
					start.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				for (int i = 0; i < ACCOUNTS; i++) {
					account(random);
				}
			});
		}
		start.countDown();

		assertThat(this.ended.await(30, TimeUnit.SECONDS)).isTrue();
		threads.shutdown();
		assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.most.get()).isBetween(1, IN_FLIGHT);
		assertThat(this.budget.figures()).returns(0, CallBudgetFigures::inFlight)
			.returns(0, CallBudgetFigures::waited)
			.returns(0, CallBudgetFigures::ahead)
			.returns(false, CallBudgetFigures::outage);
	}

	private void account(SplittableRandom random) {
		CallPlace place = this.budget.place();
		boolean slow = random.nextBoolean();
		Disposable turn = place
			.inTurn(random.nextBoolean() ? CallLane.WAITED : CallLane.AHEAD, Duration.ofSeconds(random.nextInt(60)),
					(granted) -> work(granted, slow))
			.doFinally((signal) -> this.ended.countDown())
			.subscribe();
		switch (random.nextInt(4)) {
			case 0 -> place.hurry();
			case 1 -> turn.dispose();
			default -> {
			}
		}
	}

	private Mono<Integer> work(CallTurn turn, boolean slow) {
		return Mono.defer(() -> {
			int now = this.running.incrementAndGet();
			this.most.accumulateAndGet(now, Math::max);
			AtomicBoolean over = new AtomicBoolean();
			Runnable end = () -> {
				if (over.compareAndSet(false, true)) {
					this.running.decrementAndGet();
				}
			};
			if (!slow) {
				turn.giveBack();
			}
			Mono<Integer> result = slow ? Mono.delay(Duration.ofMillis(1)).thenReturn(now) : Mono.just(now);
			return result.doOnTerminate(end).doOnCancel(end);
		});
	}

}
