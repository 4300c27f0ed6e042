// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BiFunction;

import io.github.cognitoauth.token.AccountState.Mode;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.AccountStep.Act;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.TokensMono.Waiter;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Drives one account. Events are taken from a mailbox one by one, each makes a step and
 * what it says is done, and after each the timer is set from the new state.
 */
final class AccountDriver {

	private static final AtomicReferenceFieldUpdater<AccountDriver, AccountState> STATE = AtomicReferenceFieldUpdater
		.newUpdater(AccountDriver.class, AccountState.class, "state");

	private final Clocks clocks;

	private final AccountSteps steps;

	private final AttemptEnd ends;

	private final TokenAttempts attempts;

	private final TokenWaiters waiters;

	private final AccountLog log;

	private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();

	private final AtomicInteger unread = new AtomicInteger();

	private final Disposable.Swap timer = Disposables.swap();

	private final Disposable.Swap work = Disposables.swap();

	private final Sinks.Empty<Void> atRest = Sinks.empty();

	private volatile AccountState state = AccountState.INITIAL;

	private long timerAt = -1;

	AccountDriver(AccountSteps steps, AttemptEnd ends, Clocks clocks, TokenAttempts attempts, TokenWaiters waiters,
			AccountLog log) {
		this.steps = steps;
		this.ends = ends;
		this.clocks = clocks;
		this.attempts = attempts;
		this.waiters = waiters;
		this.log = log;
	}

	AccountState state() {
		return this.state;
	}

	int waiters() {
		return this.waiters.size();
	}

	void ask(Waiter waiter) {
		deliver(() -> {
			this.waiters.add(waiter);
			step(this.steps::asked);
		});
	}

	void left(Waiter waiter) {
		deliver(() -> this.waiters.remove(waiter));
	}

	/** Takes effect before it returns, whatever is in the mailbox. */
	void now(BiFunction<AccountState, Now, AccountStep> event) {
		AccountStep step = change(event);
		if (!step.acts().isEmpty()) {
			post((known, now) -> new AccountStep(known, step.acts()));
		}
	}

	/** Completes when a closed account has no work any more. */
	Mono<Void> atRest() {
		return this.atRest.asMono();
	}

	/** Cut off what is under way. */
	Mono<Void> cutOff() {
		this.work.dispose();
		return this.attempts.released();
	}

	void post(BiFunction<AccountState, Now, AccountStep> event) {
		deliver(() -> step(event));
	}

	private void deliver(Runnable event) {
		this.mailbox.add(event);
		if (this.unread.getAndIncrement() == 0) {
			do {
				read(this.mailbox.poll());
			}
			while (this.unread.decrementAndGet() > 0);
		}
	}

	/** Errors as well: whoever leaves the loop early leaves everybody waiting. */
	private void read(@Nullable Runnable event) {
		try {
			if (event != null) {
				event.run();
			}
			Now now = this.clocks.now();
			this.waiters.expire(now.uptime(), () -> this.log.waitTimeout(this.state, now));
			setTimer(now);
			if (this.state.mode() == Mode.CLOSED && this.state.work() instanceof Work.None) {
				this.atRest.tryEmitEmpty();
			}
		}
		catch (RuntimeException | Error ex) {
			this.log.failed(ex);
		}
	}

	private AccountStep change(BiFunction<AccountState, Now, AccountStep> event) {
		while (true) {
			AccountState before = this.state;
			AccountStep step = event.apply(before, this.clocks.now());
			if (STATE.compareAndSet(this, before, step.state())) {
				return step;
			}
		}
	}

	private void step(BiFunction<AccountState, Now, AccountStep> event) {
		AccountStep step = change(event);
		this.log.changed(step.state(), this.clocks.now());
		step.acts().forEach(this::act);
	}

	private void act(Act act) {
		if (act instanceof Act.Serve serve) {
			this.waiters.serve(serve.tokens());
		}
		else if (act instanceof Act.Refuse refuse) {
			this.waiters.refuse(refuse.error());
		}
		else if (act instanceof Act.Tell tell) {
			this.log.tell(tell.event());
		}
		else if (act instanceof Act.Begin begin) {
			begin(begin.attempt());
		}
		else if (act instanceof Act.Hurry) {
			this.attempts.hurry();
		}
		else {
			this.attempts.look(this.state.fleet().version())
				.subscribe((claim) -> post((known, now) -> this.ends.looked(known, claim, now)));
		}
	}

	/**
	 * The one place where work is subscribed to. It belongs to nobody who waits for it;
	 * its own time-outs end it.
	 */
	private void begin(Work.Attempt attempt) {
		this.work.update(this.attempts.attempt(attempt, this.state.held(), this.clocks.now(), () -> base(attempt.no()))
			.subscribe((outcome) -> landed(attempt.no(), outcome)));
	}

	private void landed(long no, Outcome outcome) {
		if (outcome.sessionOver() != null) {
			this.log.sessionOver(outcome.sessionOver());
		}
		post((known, now) -> this.ends.landed(known, no, outcome, this.attempts.isListening(), now));
	}

	private TokenRenewal.@Nullable Base base(long no) {
		post((known, now) -> this.steps.begun(known, no, now));
		Now now = this.clocks.now();
		AccountState known = this.state;
		return (known.mode() == Mode.CLOSED || known.isFresh(now)) ? null : TokenRenewal.Base.of(known, now);
	}

	private void setTimer(Now now) {
		long tick = AccountSteps.nextTick(this.state, now);
		long bound = this.waiters.nextBound();
		long at = (tick < 0 || (bound >= 0 && bound < tick)) ? bound : tick;
		if (at == this.timerAt) {
			return;
		}
		this.timerAt = at;
		this.timer.update(
				(at < 0) ? Disposables.disposed() : this.clocks.schedule(this::tick, Math.max(0, at - now.uptime())));
	}

	private void tick() {
		deliver(() -> {
			this.timerAt = -1;
			step(this.steps::ticked);
		});
	}

}
