// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/**
 * Decides at each subscription whether the tokens at hand will do. One instance serves
 * all callers, and where they do, it costs no more than a value that was known before.
 */
final class TokensMono extends Mono<CognitoTokens> {

	private final Desk desk;

	TokensMono(Desk desk) {
		this.desk = desk;
	}

	@Override
	public void subscribe(CoreSubscriber<? super CognitoTokens> actual) {
		CognitoTokens tokens = this.desk.ready();
		if (tokens != null) {
			actual.onSubscribe(Operators.scalarSubscription(actual, tokens));
		}
		else {
			Mono.<CognitoTokens>create((sink) -> {
				Subscribed waiter = new Subscribed(this.desk.bound(), sink);
				sink.onCancel(() -> this.desk.left(waiter));
				this.desk.ask(waiter);
			}).subscribe(actual);
		}
	}

	@Override
	public CognitoTokens block() {
		return await(Long.MAX_VALUE);
	}

	@Override
	public CognitoTokens block(Duration timeout) {
		return await(timeout.toNanos());
	}

	@Override
	public Optional<CognitoTokens> blockOptional() {
		return Optional.of(block());
	}

	@Override
	public Optional<CognitoTokens> blockOptional(Duration timeout) {
		return Optional.of(block(timeout));
	}

	/**
	 * Refused although tokens are at hand: it would work in every test and fail in the
	 * first outage.
	 */
	private CognitoTokens await(long nanos) {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("Tokens cannot be waited for on the thread '"
					+ Thread.currentThread().getName() + "', which must not block: subscribe to getTokens(), or use "
					+ "currentTokens() for the tokens at hand");
		}
		CognitoTokens tokens = this.desk.ready();
		return (tokens != null) ? tokens : new Blocked(this.desk.bound()).await(this.desk, nanos);
	}

	/** The account as those see it who want a token. */
	interface Desk {

		/** Return tokens for which nobody has to wait, or {@code null}. */
		@Nullable CognitoTokens ready();

		/** Let somebody in who waits. */
		void ask(Waiter waiter);

		/** Somebody left. */
		void left(Waiter waiter);

		/** Until when somebody who comes now waits, by the uptime. */
		long bound();

	}

	/** One who waits. */
	abstract static class Waiter {

		private final long bound;

		Waiter(long bound) {
			this.bound = bound;
		}

		/** When it gives up, by the uptime. */
		long bound() {
			return this.bound;
		}

		/** Whether it only has to be woken, so that no code of it runs here. */
		abstract boolean isBlocked();

		abstract void resume(@Nullable CognitoTokens tokens, @Nullable CognitoException error);

	}

	private static final class Subscribed extends Waiter {

		private final MonoSink<CognitoTokens> sink;

		Subscribed(long bound, MonoSink<CognitoTokens> sink) {
			super(bound);
			this.sink = sink;
		}

		@Override
		boolean isBlocked() {
			return false;
		}

		@Override
		void resume(@Nullable CognitoTokens tokens, @Nullable CognitoException error) {
			if (error != null) {
				this.sink.error(error);
			}
			else {
				this.sink.success(tokens);
			}
		}

	}

	private static final class Blocked extends Waiter {

		private final CountDownLatch answered = new CountDownLatch(1);

		private volatile @Nullable CognitoTokens tokens;

		private volatile @Nullable CognitoException error;

		Blocked(long bound) {
			super(bound);
		}

		@Override
		boolean isBlocked() {
			return true;
		}

		@Override
		void resume(@Nullable CognitoTokens tokens, @Nullable CognitoException error) {
			this.tokens = tokens;
			this.error = error;
			this.answered.countDown();
		}

		CognitoTokens await(Desk desk, long nanos) {
			desk.ask(this);
			try {
				if (!this.answered.await(nanos, TimeUnit.NANOSECONDS)) {
					desk.left(this);
					throw new IllegalStateException("Timeout on blocking read for " + nanos + " NANOSECONDS");
				}
			}
			catch (InterruptedException ex) {
				desk.left(this);
				Thread.currentThread().interrupt();
				throw new IllegalStateException("The thread was interrupted while it waited for a token", ex);
			}
			CognitoTokens answer = this.tokens;
			if (answer == null) {
				throw (this.error != null) ? this.error : TokenErrors.useless();
			}
			return answer;
		}

	}

}
