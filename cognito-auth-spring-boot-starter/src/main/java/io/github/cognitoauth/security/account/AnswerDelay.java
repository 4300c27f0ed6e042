// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * Lets answers that must not tell which accounts exist take a while, at random: for an
 * account that exists the pool sends a message, which takes longer. No thread waits. An
 * answer of the pool that takes longer is not delayed further. Immutable.
 *
 * @since 0.1.0
 */
public final class AnswerDelay {

	private static final AnswerDelay STANDARD = between(Duration.ofSeconds(1), Duration.ofMillis(1300));

	private final Duration shortest;

	private final Duration longest;

	private final Scheduler scheduler;

	private AnswerDelay(Duration shortest, Duration longest, Scheduler scheduler) {
		Assert.isTrue(!shortest.isNegative() && longest.compareTo(shortest) >= 0,
				"'longest' must not be shorter than 'shortest'");
		this.shortest = shortest;
		this.longest = longest;
		this.scheduler = scheduler;
	}

	/**
	 * Return the default delay.
	 * @return one second to 1.3 seconds
	 */
	public static AnswerDelay standard() {
		return STANDARD;
	}

	/**
	 * Return a delay.
	 * @param shortest the shortest time, zero or more
	 * @param longest the longest time
	 * @return a delay
	 */
	public static AnswerDelay between(Duration shortest, Duration longest) {
		return new AnswerDelay(shortest, longest, Schedulers.parallel());
	}

	/**
	 * Return a copy that measures the time elsewhere.
	 * @param scheduler the scheduler, such as one with a virtual clock
	 * @return a new delay
	 */
	public AnswerDelay on(Scheduler scheduler) {
		Assert.notNull(scheduler, "'scheduler' must not be null");
		return new AnswerDelay(this.shortest, this.longest, scheduler);
	}

	/**
	 * Delay what comes of a call, values and errors alike. The time begins with the call.
	 * @param call the call
	 * @param <T> what comes of it
	 * @return the same, not before the time is over; cancelling it cancels the call
	 */
	public <T> Mono<T> apply(Mono<T> call) {
		return Mono.defer(() -> {
			Mono<Signal<T>> outcome = call.materialize();
			return Mono.zip(outcome, Mono.delay(random(), this.scheduler), (signal, tick) -> signal).dematerialize();
		});
	}

	private Duration random() {
		long more = this.longest.minus(this.shortest).toNanos();
		return (more == 0) ? this.shortest : this.shortest.plusNanos(ThreadLocalRandom.current().nextLong(more + 1));
	}

	@Override
	public String toString() {
		return "AnswerDelay[" + this.shortest + ".." + this.longest + "]";
	}

}
