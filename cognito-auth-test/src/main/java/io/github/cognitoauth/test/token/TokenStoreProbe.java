// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cognitoauth.token.store.TokenStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Stands before a store, counts the round trips to it, and can make them slow. For tests
 * of what an application does then. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class TokenStoreProbe implements TokenStore {

	private final TokenStore store;

	private final AtomicLong roundTrips = new AtomicLong();

	private volatile Duration latency = Duration.ZERO;

	/**
	 * Creates a probe that delays nothing.
	 * @param store the store that answers
	 */
	public TokenStoreProbe(TokenStore store) {
		Assert.notNull(store, "'store' must not be null");
		this.store = store;
	}

	/**
	 * Makes each round trip take longer from now on. What was asked is done at once, only
	 * its answer is late.
	 * @param latency how much longer, zero for not at all
	 */
	public void latency(Duration latency) {
		Assert.isTrue(!latency.isNegative(), "'latency' must not be negative");
		this.latency = latency;
	}

	/**
	 * Returns how many round trips were begun. Listening to notices is none.
	 * @return the number, not negative
	 */
	public long roundTrips() {
		return this.roundTrips.get();
	}

	@Override
	public Mono<Claim> claim(String account, Known known, Duration lease) {
		return roundTrip(this.store.claim(account, known, lease));
	}

	@Override
	public Mono<Boolean> extend(Lease lease, Duration time) {
		return roundTrip(this.store.extend(lease, time));
	}

	@Override
	public Mono<Settled> settle(Lease lease, Result result) {
		return roundTrip(this.store.settle(lease, result));
	}

	@Override
	public Flux<Notice> notices() {
		return this.store.notices();
	}

	private <T> Mono<T> roundTrip(Mono<T> answer) {
		return Mono.defer(() -> {
			this.roundTrips.incrementAndGet();
			Duration late = this.latency;
			return late.isZero() ? answer : answer.delayElement(late);
		});
	}

}
