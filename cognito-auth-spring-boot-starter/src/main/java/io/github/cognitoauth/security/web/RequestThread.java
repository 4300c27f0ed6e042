// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * The thread of a servlet request, which waits for a publisher and meanwhile does what
 * the publisher needs it for: blocking calls, and whatever depends on the request, its
 * session or something that is bound to the thread.
 */
final class RequestThread {

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private final Scheduler scheduler;

	/** The thread that will wait. */
	RequestThread() {
		this.scheduler = Schedulers.fromExecutor(this.tasks::add);
	}

	/**
	 * Other threads, while none waits.
	 * @param executor has what the request's own thread has
	 */
	RequestThread(Executor executor) {
		this.scheduler = Schedulers.fromExecutor(executor);
	}

	/** Do something on this thread. {@code null} makes it empty. */
	<T> Mono<T> call(Callable<? extends @Nullable T> task) {
		return Mono.<T>fromCallable(task).subscribeOn(this.scheduler);
	}

	/** Do something on this thread. */
	Mono<Void> run(Runnable task) {
		return Mono.fromRunnable(task).subscribeOn(this.scheduler).then();
	}

	/** Wait for a publisher that ends with a value. To be called by the thread itself. */
	<T> T await(Mono<T> publisher, Duration timeout) {
		Result<T> result = new Result<>();
		AtomicBoolean ended = new AtomicBoolean();
		Disposable subscription = publisher.timeout(timeout)
			.doFinally((end) -> this.tasks.add(() -> ended.set(true)))
			.subscribe(result::succeed, result::fail);
		try {
			while (!ended.get()) {
				// the publisher ends by itself; this is for what holds it back
				Runnable task = this.tasks.poll(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
				Assert.state(task != null, "The answer did not come");
				task.run();
			}
			return result.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The thread of the request was interrupted", ex);
		}
		finally {
			subscription.dispose();
		}
	}

	private static final class Result<T> {

		private volatile @Nullable T value;

		private volatile @Nullable Throwable failure;

		void succeed(T value) {
			this.value = value;
		}

		void fail(Throwable failure) {
			this.failure = failure;
		}

		T get() {
			Throwable failure = this.failure;
			if (failure != null) {
				throw new IllegalStateException("The request failed", failure);
			}
			T value = this.value;
			Assert.state(value != null, "The request ended without an answer");
			return value;
		}

	}

}
