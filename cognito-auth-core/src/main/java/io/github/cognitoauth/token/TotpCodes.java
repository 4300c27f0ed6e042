package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Gives each code out once. Cognito refuses a code that was used before, and every
 * refusal counts for the lock-out, so the second question within a time step waits for
 * the next step.
 */
final class TotpCodes {

	private final TotpSecret secret;

	private final Clock clock;

	private final Scheduler scheduler;

	private final AtomicLong lastStep = new AtomicLong(Long.MIN_VALUE);

	TotpCodes(TotpSecret secret, Clock clock, Scheduler scheduler) {
		this.secret = secret;
		this.clock = clock;
		this.scheduler = scheduler;
	}

	/** Emits a code that was not given out before, after at most one time step. */
	Mono<String> next() {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			long current = TotpSecret.step(now);
			long step = this.lastStep.updateAndGet((last) -> Math.min(Math.max(current, last + 1), current + 1));
			if (step == current) {
				return Mono.just(this.secret.code(step));
			}
			Duration wait = Duration.between(now, Instant.ofEpochSecond(step * TotpSecret.STEP_SECONDS));
			return Mono.delay(wait, this.scheduler).map((tick) -> this.secret.code(step));
		});
	}

}
