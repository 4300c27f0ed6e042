// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.store.TokenStore;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import io.github.cognitoauth.token.store.TokenStore.Lease;
import io.github.cognitoauth.token.store.TokenStore.Notice;
import io.github.cognitoauth.token.store.TokenStore.Result;
import io.github.cognitoauth.token.store.TokenStore.Settled;
import io.github.cognitoauth.token.store.TokenStoreException;
import io.github.cognitoauth.token.store.TokenStoreState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The store as an engine sees it. Every wait is bounded, and once there was no answer
 * nobody waits for some seconds, except one call at a time that finds out whether the
 * store is back. Answers and notices fail independently of each other, and each begin and
 * end of it is told once.
 */
final class StoreGate {

	private static final Logger logger = LoggerFactory.getLogger(TokenStore.class);

	private static final Duration MIN_RESTART = Duration.ofSeconds(1);

	private static final Duration MAX_RESTART = Duration.ofSeconds(60);

	/** Who listens for so long is not refused any more: the next trouble is a new one. */
	private static final Duration SETTLED = Duration.ofSeconds(10);

	private static final Notice QUIET = new Notice("", 0);

	private final TokenStore store;

	private final Clocks clocks;

	private final AtomicBoolean probing = new AtomicBoolean();

	private volatile long awayUntil = Long.MIN_VALUE;

	/** Why there was no answer last time, or {@code null} if there was one. */
	private volatile @Nullable String away;

	/** Why others are not heard, or {@code null}. */
	private volatile @Nullable String deaf;

	private volatile boolean listening;

	StoreGate(TokenStore store, Clocks clocks) {
		this.store = store;
		this.clocks = clocks;
	}

	/**
	 * Return the name of an account in the store: that in the configuration, and a digest
	 * of whom it belongs to that is short enough to tell apart and to give nothing away.
	 * @param name the name in the configuration
	 * @param owner whom it belongs to, or empty
	 * @return the name in the store
	 */
	static String account(String name, String owner) {
		if (owner.isEmpty()) {
			return name;
		}
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(owner.getBytes(StandardCharsets.UTF_8));
			return name + '.' + HexFormat.of().formatHex(hash, 0, Long.BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	TokenStoreState state() {
		String noAnswer = this.away;
		String notHeard = this.deaf;
		return new TokenStoreState(noAnswer == null, notHeard == null, (noAnswer != null) ? noAnswer : notHeard);
	}

	/** Whether other instances can be heard. */
	boolean isListening() {
		return this.listening && this.deaf == null;
	}

	/** An {@link Away} if the store does not answer. */
	Mono<Claim> claim(String account, Known known, Duration lease, Duration timeout) {
		return guarded(Mono.defer(() -> this.store.claim(account, known, lease)), timeout);
	}

	/** An {@link Away} if the store does not answer. */
	Mono<Boolean> extend(Lease lease, Duration timeout) {
		return guarded(Mono.defer(() -> this.store.extend(lease, RefreshSchedule.LEASE)), timeout);
	}

	/** An {@link Away} if the store does not answer. */
	Mono<Settled> settle(Lease lease, Result result, Duration timeout) {
		return guarded(Mono.defer(() -> this.store.settle(lease, result)), timeout);
	}

	private <T> Mono<T> guarded(Mono<T> operation, Duration timeout) {
		return Mono.defer(() -> {
			boolean probe = this.away != null;
			if (probe && (uptime() < this.awayUntil || !this.probing.compareAndSet(false, true))) {
				return Mono.error(new Away());
			}
			return operation.timeout(timeout, this.clocks.scheduler())
				.switchIfEmpty(Mono.error(() -> new TokenStoreException(
						"it completes without an answer; let each method emit one, as TokenStore says", null)))
				.doOnNext((answer) -> answered())
				.onErrorMap(this::failed)
				.doFinally((end) -> {
					if (probe) {
						this.probing.set(false);
					}
				});
		});
	}

	private void answered() {
		if (this.away != null && change(null)) {
			logger.info("The token store answers again");
		}
	}

	private Away failed(Throwable failure) {
		this.awayUntil = uptime() + RefreshSchedule.STORE_AWAY.toMillis();
		String reason = describe(failure);
		if (change(reason)) {
			logger.warn("The token store does not answer, carrying on alone: {}", reason);
		}
		return new Away();
	}

	/** Of what is not meant for the log only the type is told: it could hold anything. */
	private static String describe(Throwable failure) {
		return (failure instanceof TokenStoreException told) ? String.valueOf(told.getMessage())
				: failure.getClass().getName();
	}

	private synchronized boolean change(@Nullable String reason) {
		boolean changed = (this.away == null) != (reason == null);
		this.away = reason;
		return changed;
	}

	/**
	 * Listen to the other instances for as long as it is subscribed to.
	 * @return what they settled; never an error
	 */
	Flux<Notice> notices() {
		return Flux.defer(() -> {
			Mono<Notice> settled = Mono.delay(SETTLED, this.clocks.scheduler()).thenReturn(QUIET);
			return this.store.notices()
				.concatWith(Mono.error(() -> new TokenStoreException(
						"notices() completes; let it go on or fail, as TokenStore says", null)))
				.mergeWith(settled)
				.doOnNext((notice) -> heard());
		})
			.doOnError(this::unheard)
			.retryWhen(Retry.backoff(Long.MAX_VALUE, MIN_RESTART)
				.maxBackoff(MAX_RESTART)
				.transientErrors(true)
				.scheduler(this.clocks.scheduler()))
			.filter((notice) -> notice != QUIET)
			.doOnSubscribe((subscription) -> this.listening = true)
			.doFinally((end) -> this.listening = false);
	}

	private void heard() {
		if (this.deaf != null) {
			this.deaf = null;
			logger.info("Changes in the token store are heard again");
		}
	}

	private void unheard(Throwable failure) {
		String reason = describe(failure);
		if (this.deaf == null) {
			logger.warn("Changes in the token store are not heard, looking every 500 ms; sharing works: {}", reason);
		}
		this.deaf = reason;
	}

	private long uptime() {
		return this.clocks.uptime().getAsLong();
	}

	/** The token store gave no usable answer. Never leaves the package. */
	static final class Away extends RuntimeException {

		Away() {
			super("The token store does not answer", null, false, false);
		}

	}

}
