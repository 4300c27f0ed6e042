// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.util.Assert;

/**
 * A {@link TokenStore} in memory, for engines of one process that serve the same account,
 * and for tests. Holds one entry for each account that was named. Thread-safe.
 *
 * @since 0.1.0
 */
public final class InMemoryTokenStore implements TokenStore {

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	private final Sinks.Many<Notice> notices = Sinks.many().multicast().directBestEffort();

	private final Queue<Notice> untold = new ConcurrentLinkedQueue<>();

	private final AtomicInteger toTell = new AtomicInteger();

	private final Clock clock;

	/** Create a store on the system's clock. */
	public InMemoryTokenStore() {
		this(Clock.systemUTC());
	}

	/**
	 * Create a store.
	 * @param clock counts leases and pauses, and is the one that issued the tokens
	 */
	public InMemoryTokenStore(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
	}

	@Override
	public Mono<Claim> claim(String account, Known known, Duration lease) {
		checkLease(lease);
		return Mono.fromSupplier(() -> entry(account).claim(account, known, lease, this.clock.millis()));
	}

	@Override
	public Mono<Boolean> extend(Lease lease, Duration time) {
		checkLease(time);
		return Mono.fromSupplier(() -> entry(lease.account()).extend(lease, time, this.clock.millis()));
	}

	@Override
	public Mono<Settled> settle(Lease lease, Result result) {
		return Mono.fromSupplier(() -> {
			Settled settled = entry(lease.account()).settle(lease, result, this.clock.millis());
			if (settled instanceof Settled.Kept && !(result instanceof Result.Nothing)) {
				tell(new Notice(lease.account(), lease.fence()));
			}
			return settled;
		});
	}

	/** One thread at a time tells, also of what others settle meanwhile: none waits. */
	private void tell(Notice notice) {
		this.untold.add(notice);
		if (this.toTell.getAndIncrement() == 0) {
			do {
				this.notices.tryEmitNext(this.untold.remove());
			}
			while (this.toTell.decrementAndGet() > 0);
		}
	}

	@Override
	public Flux<Notice> notices() {
		return this.notices.asFlux();
	}

	private static void checkLease(Duration time) {
		Assert.isTrue(!time.isNegative() && time.compareTo(MAX_LEASE) <= 0,
				() -> "A lease lasts from 0 to " + MAX_LEASE.toSeconds() + " seconds");
	}

	private Entry entry(String account) {
		Assert.hasText(account, "'account' must not be empty");
		return this.entries.computeIfAbsent(account, (name) -> new Entry());
	}

	@Override
	public String toString() {
		return "InMemoryTokenStore" + this.entries.keySet();
	}

	/** What is known of an account. */
	private static final class Entry {

		private @Nullable Stored stored;

		private @Nullable Refusal refusal;

		private long refusedAt;

		private long fence;

		private long leasedUntil;

		/** Whether the newest lease was not settled. */
		private boolean open;

		/** Whether a lease lapsed since tokens were saved. */
		private boolean abandoned;

		private synchronized Claim claim(String account, Known known, Duration lease, long now) {
			Stored newest = this.stored;
			if (newest != null && newest.version() != known.version() && isAlive(newest.tokens(), now)) {
				return new Claim.Newer(newest);
			}
			Refusal last = refusalOf(known, now);
			if (last != null && !last.pause().isZero()) {
				return new Claim.Refused(last);
			}
			long left = this.open ? this.leasedUntil - now : 0;
			boolean held = left > 0 && left <= MAX_LEASE.toMillis();
			if (held || lease.isZero()) {
				return new Claim.Held(Duration.ofMillis(held ? left : 0));
			}
			this.abandoned |= this.open;
			this.open = true;
			this.leasedUntil = now + lease.toMillis();
			return new Claim.Granted(new Lease(account, ++this.fence), newest, (last != null) ? last.inARow() : 0,
					this.abandoned);
		}

		private static boolean isAlive(CognitoTokens tokens, long now) {
			return now < tokens.expiresAt().toEpochMilli();
		}

		/** A clock that was set back must not make the pause longer. */
		private @Nullable Refusal refusalOf(Known known, long now) {
			Refusal last = this.refusal;
			if (last == null || !last.credentials().equals(known.credentials())
					|| now - this.refusedAt >= last.pause().plus(REFUSAL_MEMORY).toMillis()) {
				return null;
			}
			long left = last.pause().toMillis() - Math.max(0, now - this.refusedAt);
			return new Refusal(last.code(), last.reason(), last.challengeName(), last.credentials(), last.inARow(),
					Duration.ofMillis(Math.max(0, left)));
		}

		private synchronized boolean extend(Lease lease, Duration time, long now) {
			if (lease.fence() != this.fence || !this.open) {
				return false;
			}
			this.leasedUntil = now + time.toMillis();
			return true;
		}

		private synchronized Settled settle(Lease lease, Result result, long now) {
			if (lease.fence() < this.fence) {
				return new Settled.Overtaken(this.stored);
			}
			this.fence = lease.fence();
			this.open = false;
			if (result instanceof Result.Fresh fresh) {
				this.stored = new Stored(fresh.tokens(), fresh.rotates(), lease.fence());
				this.refusal = null;
				this.abandoned = false;
			}
			else if (result instanceof Result.Refused refused) {
				this.refusal = refused.refusal();
				this.refusedAt = now;
			}
			return new Settled.Kept();
		}

	}

}
