// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A turn in a {@link CallBudget}: the right to one call. The first counted call that a
 * {@link CognitoClient} makes within the turn's work is this one; further ones are
 * counted like those of people. The client repeats none of them, since whoever takes
 * turns has a back-off. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CallTurn {

	private final CallBudget budget;

	private final CallPlace place;

	private final AtomicReference<Use> use = new AtomicReference<>(Use.NONE);

	private final AtomicBoolean ended = new AtomicBoolean();

	CallTurn(CallBudget budget, CallPlace place) {
		this.budget = budget;
		this.place = place;
	}

	/**
	 * Give the call back, because it is not needed. Work that made no call must say so,
	 * or its success counts as an answer of the service. Does nothing once a call was
	 * made.
	 */
	public void giveBack() {
		if (this.use.compareAndSet(Use.NONE, Use.GIVEN_BACK)) {
			this.budget.giveBack();
		}
	}

	static @Nullable CallTurn from(ContextView context) {
		return context.getOrDefault(CallTurn.class, null);
	}

	/** Return whether a call is the one that the turn is for. */
	boolean covers(CallBudget budget) {
		return budget == this.budget && this.use.compareAndSet(Use.NONE, Use.CALLED);
	}

	<T> Mono<T> run(Function<CallTurn, Mono<T>> work) {
		return Mono.from((subscriber) -> {
			try {
				signalled(work).subscribe(subscriber);
			}
			catch (Throwable ex) {
				// what Reactor counts as fatal, such as a missing class, is no signal
				cancel();
				throw ex;
			}
		});
	}

	private <T> Mono<T> signalled(Function<CallTurn, Mono<T>> work) {
		return Mono.defer(() -> work.apply(this))
			.doOnSuccess((result) -> end(null, true))
			.doOnError((failure) -> end(failure, false))
			// after the work was cancelled
			.doFinally((signal) -> cancel())
			.contextWrite((context) -> context.put(CallTurn.class, this));
	}

	void cancel() {
		end(null, false);
	}

	private void end(@Nullable Throwable failure, boolean success) {
		if (this.ended.compareAndSet(false, true)) {
			this.budget.ended(this.place, failure, success && this.use.get() != Use.GIVEN_BACK);
		}
	}

	private enum Use {

		NONE, CALLED, GIVEN_BACK

	}

}
