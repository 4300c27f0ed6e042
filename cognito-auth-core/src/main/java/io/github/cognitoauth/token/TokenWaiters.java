// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.TokensMono.Waiter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who wait for the tokens of an account, in the order in which they came. Each is
 * served by a task of its own and has a bound of its own, so none can hold up another by
 * an error, by taking its time, or by leaving. Only one thread at a time uses it.
 */
final class TokenWaiters {

	private static final Logger logger = LoggerFactory.getLogger(CognitoTokenProvider.class);

	/** So many callers can take their time without anybody waiting for them. */
	private static final int THREADS = 16;

	private static final int QUEUE = 100_000;

	private static final Executor DIRECT = Runnable::run;

	private final Set<Waiter> waiters = new LinkedHashSet<>();

	private final Executor resumer;

	private final long patience;

	private final LongSupplier uptime;

	private final AccountLog log;

	private volatile int size;

	/**
	 * Create an empty room.
	 * @param resumer where those go on who waited
	 * @param patience how long each waits at most
	 * @param uptime the clock of the bounds
	 * @param log is told how long each waited
	 */
	TokenWaiters(Executor resumer, Duration patience, LongSupplier uptime, AccountLog log) {
		this.resumer = resumer;
		this.patience = patience.toMillis();
		this.uptime = uptime;
		this.log = log;
	}

	/**
	 * Threads on which callers go on. Not those that everybody shares: threads that all
	 * block for a token would keep each other from going on. A thread ends when there is
	 * nothing to do.
	 */
	static ExecutorService threads() {
		AtomicInteger number = new AtomicInteger();
		ThreadPoolExecutor executor = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(QUEUE), (task) -> {
					Thread thread = new Thread(task, "cognito-resume-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	int size() {
		return this.size;
	}

	void add(Waiter waiter) {
		this.waiters.add(waiter);
		this.size = this.waiters.size();
	}

	void remove(Waiter waiter) {
		this.waiters.remove(waiter);
		this.size = this.waiters.size();
	}

	/** When the one who has waited longest gives up, by the uptime, or -1. */
	long nextBound() {
		return this.waiters.isEmpty() ? -1 : this.waiters.iterator().next().bound();
	}

	void serve(CognitoTokens tokens) {
		this.waiters.forEach((waiter) -> release(waiter, tokens, null));
		clear();
	}

	/** Each gets an exception of its own: who blocks for it adds to it. */
	void refuse(CognitoException error) {
		this.waiters.forEach((waiter) -> release(waiter, null, TokenErrors.copy(error)));
		clear();
	}

	private void clear() {
		this.waiters.clear();
		this.size = 0;
	}

	/** Sends those away who have waited long enough. */
	void expire(long uptime, Supplier<CognitoException> error) {
		Iterator<Waiter> all = this.waiters.iterator();
		while (all.hasNext()) {
			Waiter waiter = all.next();
			if (waiter.bound() > uptime) {
				break;
			}
			all.remove();
			release(waiter, null, error.get());
		}
		this.size = this.waiters.size();
	}

	private void release(Waiter waiter, @Nullable CognitoTokens tokens, @Nullable CognitoException error) {
		long waited = this.uptime.getAsLong() - (waiter.bound() - this.patience);
		this.log.waitEnded(Duration.ofMillis(Math.max(0, waited)), error == null);
		Runnable task = () -> {
			try {
				waiter.resume(tokens, error);
			}
			catch (RuntimeException | Error ex) {
				logger.warn("Who waited for a token failed on getting it", ex);
			}
		};
		try {
			(waiter.isBlocked() ? DIRECT : this.resumer).execute(task);
		}
		catch (RejectedExecutionException | Error ex) {
			// of errors, that the system has no thread left
			task.run();
		}
	}

}
