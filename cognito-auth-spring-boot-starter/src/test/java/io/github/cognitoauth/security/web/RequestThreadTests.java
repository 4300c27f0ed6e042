// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RequestThread}.
 */
class RequestThreadTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final RequestThread thread = new RequestThread();

	@Test
	void callWhenPublisherWentElsewhereThenRunsOnTheWaitingThread() {
		Mono<Thread> elsewhere = Mono.fromSupplier(Thread::currentThread).subscribeOn(Schedulers.parallel());
		Thread[] seen = new Thread[1];
		Thread last = this.thread.await(elsewhere.doOnNext((it) -> seen[0] = it)
			.flatMap((ignored) -> this.thread.<Thread>call(Thread::currentThread)), LONG);
		assertThat(last).isSameAs(Thread.currentThread());
		assertThat(seen[0]).isNotSameAs(Thread.currentThread());
	}

	@Test
	void callWhenItGivesNothingThenEmpty() {
		assertThat(this.thread.await(this.thread.<String>call(() -> null).defaultIfEmpty("nothing"), LONG))
			.isEqualTo("nothing");
	}

	@Test
	void callWhenItFailsThenFailureReachesThePublisher() {
		Mono<String> failing = this.thread.<String>call(() -> {
			throw new IllegalArgumentException("refused");
		});
		assertThat(this.thread
			.await(failing.onErrorResume((failure) -> Mono.just(String.valueOf(failure.getMessage()))), LONG))
			.isEqualTo("refused");
	}

	@Test
	void awaitWhenPublisherFailsThenThrown() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.thread.await(Mono.error(new IllegalArgumentException("broken")), LONG))
			.withCauseInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void awaitWhenNothingComesThenEndsAndCancels() {
		boolean[] cancelled = new boolean[1];
		Mono<String> never = Mono.<String>never().doOnCancel(() -> cancelled[0] = true);
		assertThatIllegalStateException().isThrownBy(() -> this.thread.await(never, Duration.ofMillis(10)))
			.withCauseInstanceOf(TimeoutException.class);
		assertThat(cancelled[0]).isTrue();
	}

	@Test
	void awaitWhenPublisherIsEmptyThenThrown() {
		assertThatIllegalStateException().isThrownBy(() -> this.thread.await(Mono.empty(), LONG))
			.withMessageContaining("without an answer");
	}

}
