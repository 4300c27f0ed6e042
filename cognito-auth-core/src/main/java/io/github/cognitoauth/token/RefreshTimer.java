package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The one timer of an account, and what else runs between start and stop. Each start
 * begins a run of its own, so that nothing of an earlier run can arm a later one's timer
 * after a stop.
 */
final class RefreshTimer {

	private final Scheduler scheduler;

	private final AtomicReference<@Nullable Run> current = new AtomicReference<>();

	RefreshTimer(Scheduler scheduler) {
		this.scheduler = scheduler;
	}

	/** Returns the new run, or {@code null} if one is going on. */
	@Nullable Run start() {
		Run run = new Run(Disposables.swap(), Disposables.swap());
		return this.current.compareAndSet(null, run) ? run : null;
	}

	void stop() {
		Run run = this.current.getAndSet(null);
		if (run != null) {
			run.timer().dispose();
			run.watch().dispose();
		}
	}

	/** Replaces what is armed. Does nothing while stopped. */
	void arm(long delayMillis, Runnable task) {
		Run run = this.current.get();
		if (run != null) {
			run.timer()
				.update(Mono.delay(Duration.ofMillis(delayMillis), this.scheduler).subscribe((tick) -> task.run()));
		}
	}

	/** A disposed swap disposes of what it is given, which closes the race with stop. */
	record Run(Disposable.Swap timer, Disposable.Swap watch) {

	}

}
