// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.authentication.TotpSecret;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Gives each code out once. Cognito refuses a code that was used before, and every
 * refusal counts for the lock-out, so the second question within a time step waits for
 * the next step.
 */
final class TotpCodes {

	private static final long STEP_SECONDS = TotpSecret.STEP.toSeconds();

	private final TotpSecret secret;

	private final Clock clock;

	private final Scheduler scheduler;

	private final AtomicReference<Given> last = new AtomicReference<>(new Given(Long.MIN_VALUE, Long.MIN_VALUE));

	TotpCodes(TotpSecret secret, Clock clock, Scheduler scheduler) {
		this.secret = secret;
		this.clock = clock;
		this.scheduler = scheduler;
	}

	/**
	 * Counts the code of the present time step as given out: another may have used it.
	 */
	void skipPresent() {
		long current = Math.floorDiv(this.clock.instant().getEpochSecond(), STEP_SECONDS);
		this.last.updateAndGet((given) -> new Given(current, Math.max(current, given.next(current).step() - 1)));
	}

	/** A code that was good once only, long ago, tells one secret from another. */
	String fingerprint() {
		return code(0);
	}

	/**
	 * Emits a code that was not given out before, after as many time steps as there are
	 * codes given out in advance.
	 */
	Mono<String> next() {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
			long step = this.last.updateAndGet((given) -> given.next(current)).step();
			if (step == current) {
				return Mono.just(code(step));
			}
			Duration wait = Duration.between(now, Instant.ofEpochSecond(step * STEP_SECONDS));
			return Mono.delay(wait, this.scheduler).map((tick) -> code(step));
		});
	}

	private String code(long step) {
		return this.secret.codeAt(Instant.ofEpochSecond(step * STEP_SECONDS));
	}

	/**
	 * The last code that was given out.
	 *
	 * @param at the time step at which it was asked for
	 * @param step the time step that it is the code of
	 */
	private record Given(long at, long step) {

		/** A clock that was set back must not make anybody wait until it catches up. */
		Given next(long current) {
			boolean setBack = current + 1 < this.at;
			return new Given(current, setBack ? current : Math.max(current, this.step + 1));
		}

	}

}
