// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.store.TokenStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A store that can be made to fail. */
final class UnreliableStore implements TokenStore {

	final AtomicInteger calls = new AtomicInteger();

	volatile TokenStore delegate;

	volatile RuntimeException failure;

	/** Of all that is more than to look. */
	volatile RuntimeException writeFailure;

	volatile RuntimeException noticesFailure;

	/** What is told instead. */
	volatile Supplier<Flux<Notice>> noticesSource;

	volatile boolean silent;

	/** Whether it ends without an answer. */
	volatile boolean empty;

	/** How long it takes to answer, and on what. */
	volatile Duration delay = Duration.ZERO;

	volatile Scheduler scheduler;

	volatile boolean saves = true;

	/** What somebody else saves instead. */
	volatile CognitoTokens overtakenBy;

	UnreliableStore(TokenStore delegate) {
		this.delegate = delegate;
	}

	private <T> Mono<T> answer(Mono<T> answer) {
		this.calls.incrementAndGet();
		if (this.silent) {
			return Mono.never();
		}
		if (this.empty) {
			return Mono.empty();
		}
		Mono<T> result = (this.failure != null) ? Mono.error(this.failure) : answer;
		return this.delay.isZero() ? result : result.delaySubscription(this.delay, this.scheduler);
	}

	private <T> Mono<T> writeAnswer(Mono<T> answer) {
		return answer((this.writeFailure != null) ? Mono.error(this.writeFailure) : answer);
	}

	@Override
	public Mono<Claim> claim(String account, Known known, Duration lease) {
		return writeAnswer(this.delegate.claim(account, known, lease));
	}

	@Override
	public Mono<Boolean> extend(Lease lease, Duration time) {
		return writeAnswer(this.delegate.extend(lease, time));
	}

	@Override
	public Mono<Settled> settle(Lease lease, Result result) {
		if (this.overtakenBy != null && result instanceof Result.Fresh) {
			CognitoTokens other = this.overtakenBy;
			return this.delegate.settle(lease, new Result.Fresh(other, true))
				.thenReturn(new Settled.Overtaken(new Stored(other, true, lease.fence() + 1)));
		}
		return writeAnswer((this.saves || !(result instanceof Result.Fresh)) ? this.delegate.settle(lease, result)
				: Mono.just(new Settled.Overtaken(null)));
	}

	@Override
	public Flux<Notice> notices() {
		RuntimeException error = (this.failure != null) ? this.failure : this.noticesFailure;
		if (error != null) {
			return Flux.error(error);
		}
		return (this.noticesSource != null) ? this.noticesSource.get() : this.delegate.notices();
	}

}
