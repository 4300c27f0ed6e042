// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerDelay}, in virtual time.
 */
class AnswerDelayTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AnswerDelay delay = AnswerDelay.standard().on(this.time);

	private final List<String> seen = new ArrayList<>();

	@BeforeEach
	void startAtZero() {
		assertThat(this.time.now(TimeUnit.MILLISECONDS)).isZero();
	}

	@AfterEach
	void stop() {
		this.time.dispose();
	}

	@Test
	void applyWhenCallIsFastThenAnswerComesAfterOneSecondAndWithin1300Milliseconds() {
		for (int i = 0; i < 50; i++) {
			List<String> answers = new ArrayList<>();
			this.delay.apply(Mono.just("done")).subscribe(answers::add);
			this.time.advanceTimeBy(Duration.ofMillis(999));
			assertThat(answers).isEmpty();
			this.time.advanceTimeBy(Duration.ofMillis(301));
			assertThat(answers).containsExactly("done");
		}
	}

	@Test
	void applyWhenCallFailsThenErrorIsAsLate() {
		this.delay.apply(Mono.error(new IllegalStateException("no"))).subscribe((value) -> {
		}, (failure) -> this.seen.add(failure.getMessage()));
		this.time.advanceTimeBy(Duration.ofMillis(999));
		assertThat(this.seen).isEmpty();
		this.time.advanceTimeBy(Duration.ofMillis(301));
		assertThat(this.seen).containsExactly("no");
	}

	@Test
	void applyWhenCallIsSlowThenNoFurtherDelay() {
		this.delay.apply(Mono.delay(Duration.ofSeconds(4), this.time)).subscribe((value) -> this.seen.add("late"));
		this.time.advanceTimeBy(Duration.ofMillis(3999));
		assertThat(this.seen).isEmpty();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.seen).containsExactly("late");
	}

	@Test
	void applyWhenCancelledThenCallIsCancelled() {
		AtomicBoolean cancelled = new AtomicBoolean();
		Disposable subscription = this.delay.apply(Mono.never().doOnCancel(() -> cancelled.set(true))).subscribe();
		subscription.dispose();
		assertThat(cancelled).isTrue();
	}

	@Test
	void applyWhenSubscribedToSeveralTimesThenDelaysDiffer() {
		AnswerDelay wide = AnswerDelay.between(Duration.ZERO, Duration.ofMinutes(10)).on(this.time);
		List<Long> times = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			wide.apply(Mono.just("x")).subscribe((value) -> times.add(this.time.now(TimeUnit.NANOSECONDS)));
		}
		this.time.advanceTimeBy(Duration.ofMinutes(10));
		assertThat(times).hasSize(20);
		assertThat(times.stream().distinct().count()).isGreaterThan(1);
	}

}
