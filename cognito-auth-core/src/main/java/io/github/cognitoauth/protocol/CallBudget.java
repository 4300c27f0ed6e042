// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What all clients of a process together may ask of Amazon Cognito in one AWS account and
 * Region. Counted are the operations of the quota categories {@code UserAuthentication}
 * (120 per second by default: {@code InitiateAuth}, {@code GetTokensFromRefreshToken})
 * and {@code ClientAuthentication} (150: {@code GetClientToken}); answers to challenges
 * have a quota of their own, three times as large.
 * <p>
 * The calls of people are counted and never held back, so they go first. Accounts wait
 * for a turn at their {@link CallPlace}. The rate begins at 60 % of the ceiling, grows by
 * one per second, and is halved when the service throttles, once a second at most. While
 * many accounts fail alike, one call per second finds out when the service is back, and
 * everybody else is refused at once; the first success restores the rate.
 * <p>
 * Thread-safe and non-blocking. It has no thread, and no timer while nobody waits.
 *
 * @since 0.1.0
 */
public final class CallBudget {

	private static final Set<CognitoOperation> COUNTED = Set.of(CognitoOperation.InitiateAuth,
			CognitoOperation.GetTokensFromRefreshToken, CognitoOperation.GetClientToken);

	/**
	 * How often accounts have a turn however many people sign in, and during an outage.
	 */
	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	/** What is further away than that needs no order. */
	private static final long FAR_AWAY = TimeUnit.DAYS.toNanos(365);

	private final int maxInFlight;

	private final @Nullable Scheduler scheduler;

	private final LongSupplier ticker;

	private final CallRate rate;

	private final CallOutage outage = new CallOutage();

	private final CallQueue queue = new CallQueue();

	private final CallBudgetLog log;

	private int inFlight;

	private long lastTurnAt;

	private long used;

	private long throttled;

	private long refused;

	private @Nullable Timer timer;

	CallBudget(CallBudgetBuilder builder) {
		this.maxInFlight = builder.maxInFlight;
		this.scheduler = builder.scheduler;
		this.ticker = builder.ticker;
		long now = this.ticker.getAsLong();
		this.rate = new CallRate(builder.callsPerSecond, now);
		this.lastTurnAt = now;
		this.log = new CallBudgetLog(builder.name);
	}

	/**
	 * Start to build a budget.
	 * @return a builder
	 */
	public static CallBudgetBuilder builder() {
		return new CallBudgetBuilder();
	}

	/**
	 * Make a place for an account.
	 * @return a new place, in which nobody waits yet
	 */
	public CallPlace place() {
		return new CallPlace(this);
	}

	/**
	 * Return the figures of this moment.
	 * @return the figures
	 */
	public synchronized CallBudgetFigures figures() {
		this.rate.advance(this.ticker.getAsLong());
		return new CallBudgetFigures(this.rate.rate(), this.queue.size(CallLane.WAITED),
				this.queue.size(CallLane.AHEAD), this.inFlight, this.used, this.throttled, this.refused,
				this.outage.isOn());
	}

	void join(CallPlace place, CallLane lane, Duration untilWaited, MonoSink<CallTurn> sink) {
		long ahead = Math.min(FAR_AWAY, TimeUnit.NANOSECONDS.convert(untilWaited));
		CallTicket ticket = new CallTicket(this, place, lane, this.ticker.getAsLong() + ahead, sink);
		sink.onCancel(ticket);
		RuntimeException refusal = admit(ticket);
		if (refusal != null) {
			ticket.refuse(refusal);
		}
		else {
			ticket.serve();
		}
	}

	private synchronized @Nullable RuntimeException admit(CallTicket ticket) {
		long now = advance();
		CognitoException trouble = this.outage.error();
		if (ticket.place.ticket != null) {
			return new IllegalStateException("This account waits for a turn already");
		}
		if (trouble != null && now - this.lastTurnAt < SECOND) {
			this.refused++;
			return new CallRefusedException(trouble);
		}
		// a probe goes out although calls that hang may have used up the places in flight
		if (!ticket.cancelled && (trouble != null || (this.queue.isEmpty() && isTurn(now)))) {
			begin(ticket, now);
		}
		else if (!ticket.cancelled) {
			ticket.place.ticket = ticket;
			this.queue.add(ticket);
			this.log.queued(now, this.rate.rate(), this.queue.size());
			setTimer(now);
		}
		return null;
	}

	synchronized @Nullable CallTurn leave(CallTicket ticket) {
		ticket.cancelled = true;
		if (ticket.place.ticket == ticket) {
			ticket.place.ticket = null;
			this.queue.remove(ticket);
			setTimer(advance());
		}
		return ticket.turn;
	}

	synchronized void hurry(CallPlace place) {
		if (place.ticket != null) {
			this.queue.hurry(place.ticket);
		}
	}

	synchronized void giveBack() {
		long now = advance();
		this.rate.giveBack();
		this.lastTurnAt = now - SECOND;
		setTimer(now);
	}

	void ended(CallPlace place, @Nullable Throwable failure, boolean answered) {
		List<CallTicket> hopeless = List.of();
		synchronized (this) {
			long now = advance();
			this.inFlight--;
			if (answered) {
				answered(now);
			}
			else if (failure instanceof CognitoException error && CallOutage.isSign(error)
					&& this.outage.failed(place, error)) {
				hopeless = this.queue.clear();
				hopeless.forEach((ticket) -> ticket.place.ticket = null);
				this.refused += hopeless.size();
				this.log.outageBegins(now, error, hopeless.size());
			}
			setTimer(now);
		}
		refuse(hopeless, failure);
	}

	/** Note a request that is sent now. */
	synchronized void sent(CognitoOperation operation, @Nullable CallTurn turn) {
		if (COUNTED.contains(operation)) {
			advance();
			this.used++;
			if (turn == null || !turn.covers(this)) {
				this.rate.take();
			}
		}
	}

	/** Note how a request ended. */
	synchronized void done(CognitoOperation operation, @Nullable CognitoException error) {
		long now = advance();
		if (error == null || (error.status() > 0 && !CallOutage.isSign(error)
				&& error.reason() != CognitoErrorReason.THROTTLED)) {
			answered(now);
		}
		else if (error.reason() == CognitoErrorReason.THROTTLED && COUNTED.contains(operation)) {
			this.throttled++;
			this.rate.throttled(now);
			this.log.throttled(now, this.rate.rate(), this.queue.size());
		}
	}

	private void answered(long now) {
		if (this.outage.answered()) {
			this.log.outageEnds(now);
		}
	}

	private void refuse(List<CallTicket> tickets, @Nullable Throwable failure) {
		if (!tickets.isEmpty() && failure instanceof CognitoException error) {
			CallRefusedException refusal = new CallRefusedException(error);
			Runnable task = () -> tickets.forEach((ticket) -> ticket.refuse(refusal));
			try {
				scheduler().schedule(task);
			}
			catch (RejectedExecutionException ex) {
				task.run();
			}
		}
	}

	/** Reactor's own threads are made when somebody has to wait, not at the start. */
	private Scheduler scheduler() {
		return (this.scheduler != null) ? this.scheduler : Schedulers.parallel();
	}

	private long advance() {
		long now = this.ticker.getAsLong();
		this.rate.advance(now);
		return now;
	}

	private boolean isTurn(long now) {
		return this.inFlight < this.maxInFlight && (this.rate.isPermitted() || now - this.lastTurnAt >= SECOND);
	}

	private CallTurn begin(CallTicket ticket, long now) {
		CallTurn turn = new CallTurn(this, ticket.place);
		ticket.turn = turn;
		this.inFlight++;
		this.lastTurnAt = now;
		this.rate.take();
		return turn;
	}

	private void drain(Timer due) {
		List<CallTicket> served = new ArrayList<>();
		synchronized (this) {
			this.timer = (this.timer == due) ? null : this.timer;
			long now = advance();
			while (isTurn(now)) {
				CallTicket next = this.queue.poll();
				if (next == null) {
					break;
				}
				next.place.ticket = null;
				begin(next, now);
				served.add(next);
			}
			this.log.queued(now, this.rate.rate(), this.queue.size());
			setTimer(now);
		}
		served.forEach(CallTicket::serve);
	}

	/** The one timer stands for the next turn, and while nobody waits there is none. */
	private void setTimer(long now) {
		boolean needed = !this.queue.isEmpty() && this.inFlight < this.maxInFlight;
		long due = now + Math.max(0, Math.min(this.rate.pause(), this.lastTurnAt + SECOND - now));
		Timer set = this.timer;
		if (set != null && (!needed || due - set.due < 0)) {
			set.task.dispose();
			this.timer = null;
		}
		if (needed && this.timer == null) {
			Timer next = new Timer(due);
			this.timer = next;
			try {
				next.task.update(scheduler().schedule(() -> drain(next), due - now, TimeUnit.NANOSECONDS));
			}
			catch (RejectedExecutionException ex) {
				// the scheduler is gone, and who waits is about to be told so by its
				// owner
				this.timer = null;
			}
		}
	}

	@Override
	public String toString() {
		return "CallBudget[" + figures() + "]";
	}

	private record Timer(long due, Disposable.Swap task) {

		Timer(long due) {
			this(due, Disposables.swap());
		}

	}

}
