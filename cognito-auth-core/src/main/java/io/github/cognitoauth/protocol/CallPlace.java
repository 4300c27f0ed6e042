// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The place of one account in the queue of a {@link CallBudget}. Made once for an
 * account, which waits for one turn at a time. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CallPlace {

	private final CallBudget budget;

	/** Guarded by the budget. */
	@Nullable CallTicket ticket;

	CallPlace(CallBudget budget) {
		this.budget = budget;
	}

	/**
	 * Do work when it is this account's turn. Cancelling leaves the queue, or ends the
	 * turn. The wait has no bound of its own: callers who wait for the outcome have one.
	 * @param lane how urgent it is
	 * @param untilWaited how long it takes until somebody waits for the outcome; orders
	 * those who are ahead of time
	 * @param work is given the turn; begins on the thread that subscribes if it is its
	 * turn at once, else on the budget's scheduler
	 * @param <T> what the work results in
	 * @return what the work results in; or a {@link CallRefusedException} without any
	 * work, during an outage; or an {@link IllegalStateException} if this account waits
	 * already
	 */
	public <T> Mono<T> inTurn(CallLane lane, Duration untilWaited, Function<CallTurn, Mono<T>> work) {
		Assert.notNull(lane, "'lane' must not be null");
		Assert.notNull(untilWaited, "'untilWaited' must not be null");
		Assert.notNull(work, "'work' must not be null");
		return Mono.<CallTurn>create((sink) -> this.budget.join(this, lane, untilWaited, sink))
			.flatMap((turn) -> turn.run(work));
	}

	/**
	 * Say that somebody waits now for the outcome: who was ahead of time goes to the end
	 * of those waited for. Does nothing where no turn is waited for.
	 */
	public void hurry() {
		this.budget.hurry(this);
	}

}
