// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Looks for life in a Region while nobody calls it: asks for the public keys of the pool,
 * which costs no quota and changes nothing. What is not refused by the server itself is
 * life.
 */
final class RegionProbe {

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final Duration TIMEOUT = Duration.ofSeconds(3);

	/** So that the instances of a fleet do not ask in step. */
	private static final double SPREAD = 0.2;

	private final HttpExchange exchange;

	private final URI keys;

	private final Scheduler scheduler;

	private final DoubleSupplier chance;

	private final long pause;

	private final Disposable.Swap timer = Disposables.swap();

	private final Disposable.Swap request = Disposables.swap();

	/**
	 * Create a probe.
	 * @param exchange sends the requests
	 * @param keys where the keys are
	 * @param minimumStay how long there is time until the result matters; three probes
	 * fit into it
	 * @param scheduler where the timer runs
	 * @param chance a number from 0 to 1
	 */
	RegionProbe(HttpExchange exchange, URI keys, Duration minimumStay, Scheduler scheduler, DoubleSupplier chance) {
		this.exchange = exchange;
		this.keys = keys;
		this.scheduler = scheduler;
		this.chance = chance;
		this.pause = Math.min(LONGEST_PAUSE.toMillis(), minimumStay.toMillis() / 4);
	}

	/** Begin to look, once in a while until it is stopped. */
	void start(Consumer<Boolean> seen) {
		long delay = (long) (this.pause * (1 - SPREAD + 2 * SPREAD * this.chance.getAsDouble()));
		try {
			this.timer.update(this.scheduler.schedule(() -> look(seen), delay, TimeUnit.MILLISECONDS));
		}
		catch (RejectedExecutionException ex) {
			// the scheduler has ended with everything else that runs on it
		}
	}

	private void look(Consumer<Boolean> seen) {
		this.request.update(this.exchange.isAlive(this.keys, TIMEOUT).subscribe((alive) -> {
			seen.accept(alive);
			start(seen);
		}));
	}

	/** Stop for good. */
	void stop() {
		this.timer.dispose();
		this.request.dispose();
	}

}
