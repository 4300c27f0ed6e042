// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** Counts the delayed tasks of a scheduler that have neither run nor been cancelled. */
final class PendingTasks implements Scheduler {

	private final Scheduler scheduler;

	private final AtomicInteger pending = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	PendingTasks(Scheduler scheduler) {
		this.scheduler = scheduler;
	}

	int count() {
		return this.pending.get();
	}

	int most() {
		return this.most.get();
	}

	@Override
	public Disposable schedule(Runnable task) {
		return this.scheduler.schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		this.most.accumulateAndGet(this.pending.incrementAndGet(), Math::max);
		AtomicBoolean ended = new AtomicBoolean();
		Runnable end = () -> {
			if (ended.compareAndSet(false, true)) {
				this.pending.decrementAndGet();
			}
		};
		Disposable scheduled = this.scheduler.schedule(() -> {
			end.run();
			task.run();
		}, delay, unit);
		return () -> {
			end.run();
			scheduled.dispose();
		};
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		throw new UnsupportedOperationException("No task of a provider is periodic");
	}

	@Override
	public long now(TimeUnit unit) {
		return this.scheduler.now(unit);
	}

	@Override
	public Worker createWorker() {
		throw new UnsupportedOperationException("No task of a provider needs a worker");
	}

}
