// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.MonoSink;

/**
 * One wait for a turn. The fields that change are guarded by the budget; signals are
 * given outside of its lock.
 */
final class CallTicket implements Disposable {

	private static final Logger logger = LoggerFactory.getLogger(CallTicket.class);

	final CallPlace place;

	final long due;

	CallLane lane;

	long number;

	boolean cancelled;

	@Nullable CallTurn turn;

	private final CallBudget budget;

	private final MonoSink<CallTurn> sink;

	CallTicket(CallBudget budget, CallPlace place, CallLane lane, long due, MonoSink<CallTurn> sink) {
		this.budget = budget;
		this.place = place;
		this.lane = lane;
		this.due = due;
		this.sink = sink;
	}

	/** What an account does with its turn is no trouble of the next one. */
	void serve() {
		CallTurn granted = this.turn;
		if (granted == null) {
			return;
		}
		try {
			this.sink.success(granted);
		}
		catch (Throwable ex) {
			logger.warn("A service account failed in its turn", ex);
		}
	}

	void refuse(RuntimeException reason) {
		try {
			this.sink.error(reason);
		}
		catch (Throwable ex) {
			logger.warn("A service account failed as it was refused a turn", ex);
		}
	}

	@Override
	public void dispose() {
		CallTurn granted = this.budget.leave(this);
		if (granted != null) {
			granted.cancel();
		}
	}

}
