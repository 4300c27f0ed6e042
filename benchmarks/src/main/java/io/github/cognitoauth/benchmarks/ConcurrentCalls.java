// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Makes a number of calls with a fixed number of them under way: each that ends starts
 * the next. Costs the contenders next to nothing.
 */
final class ConcurrentCalls {

	private final Call call;

	private final AtomicInteger waiting;

	private final CountDownLatch running;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private ConcurrentCalls(Call call, int calls) {
		this.call = call;
		this.waiting = new AtomicInteger(calls);
		this.running = new CountDownLatch(calls);
	}

	static void run(int calls, int concurrency, Call call) throws InterruptedException {
		ConcurrentCalls run = new ConcurrentCalls(call, calls);
		for (int i = 0; i < concurrency; i++) {
			run.startNext();
		}
		if (!run.running.await(1, TimeUnit.MINUTES)) {
			throw new IllegalStateException("Calls hang");
		}
		Throwable failure = run.failure.get();
		if (failure != null) {
			throw new IllegalStateException(failure);
		}
	}

	private void startNext() {
		if (this.waiting.getAndDecrement() > 0) {
			this.call.start(this);
		}
	}

	void succeeded(String accessToken) {
		if (accessToken.length() == SignInAnswer.ACCESS_TOKEN.length()) {
			this.running.countDown();
			startNext();
		}
		else {
			failed(new IllegalStateException("Not the token"));
		}
	}

	void failed(Throwable cause) {
		this.failure.compareAndSet(null, cause);
		this.running.countDown();
		startNext();
	}

	/** Starts one call that reports its end. */
	@FunctionalInterface
	interface Call {

		void start(ConcurrentCalls calls);

	}

}
