// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.AccountState.Mode;
import io.github.cognitoauth.token.AccountState.Trouble;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.AccountStep.Act;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.HeldTokens.Wait;
import io.github.cognitoauth.token.TokenEvent.Trigger;

/**
 * What happens to an account: for each state and event the next state, and what is to be
 * done. Nothing here waits, calls or runs on a thread of its own. How attempts end is in
 * {@link AttemptEnd}.
 */
final class AccountSteps {

	private final String name;

	AccountSteps(String name) {
		this.name = name;
	}

	/** A caller found no token that will do, and waits. */
	AccountStep asked(AccountState state, Now now) {
		List<Act> acts = new ArrayList<>(2);
		if (state.mode() == Mode.CLOSED) {
			return new AccountStep(state, List.of(new Act.Refuse(TokenErrors.closed())));
		}
		AccountState known = deathTold(state, now, acts);
		HeldTokens held = known.held();
		if (held != null && known.isServable(now)) {
			acts.add(new Act.Serve(held.tokens()));
			return new AccountStep(known.asUsed(known.wanted()), acts);
		}
		Trouble trouble = known.trouble();
		if (trouble != null && known.isPause(now)) {
			acts.add((held != null && known.isGood(now)) ? new Act.Serve(held.tokens())
					: new Act.Refuse(trouble.error()));
			return new AccountStep(known.asUsed(true), acts);
		}
		return waited(known.asUsed(false), now, acts);
	}

	private AccountStep waited(AccountState state, Now now, List<Act> acts) {
		if (state.work() instanceof Work.Attempt attempt) {
			if (attempt.waited()) {
				return new AccountStep(state, acts);
			}
			acts.add(new Act.Hurry());
			return new AccountStep(state.with(attempt.asWaited(now)), acts);
		}
		if (state.work() instanceof Work.Elsewhere elsewhere && elsewhere.waiting().isOn()) {
			return new AccountStep(state, acts);
		}
		return begin(state, isInvalidated(state) ? Trigger.INVALIDATED : Trigger.MANDATORY, true, acts);
	}

	/** A caller was served with a token that is due to be renewed. */
	AccountStep servedThoughOld(AccountState state, Now now) {
		List<Act> acts = new ArrayList<>(2);
		Trouble trouble = state.trouble();
		if (state.mode() == Mode.CLOSED || !(state.work() instanceof Work.None) || state.isFresh(now)) {
			return new AccountStep(state, acts);
		}
		if (trouble != null && !state.isServable(now)) {
			return new AccountStep(state.asUsed(true), acts);
		}
		return (trouble == null || now.uptime() >= trouble.timerFrom()) ? begin(state, Trigger.ADVISORY, false, acts)
				: new AccountStep(state, acts);
	}

	/** Time has passed. */
	AccountStep ticked(AccountState state, Now now) {
		List<Act> acts = new ArrayList<>(2);
		AccountState known = deathTold((state.held() != null) ? state.with(state.held().rebased(now)) : state, now,
				acts);
		if (known.work() instanceof Work.Elsewhere elsewhere && now.uptime() >= elsewhere.lookAt()) {
			return begin(known, elsewhere.trigger(), elsewhere.waiting().isOn(), acts);
		}
		long due = attemptDue(known, now);
		return (due >= 0 && due <= now.uptime())
				? begin(known, isInvalidated(known) ? Trigger.INVALIDATED : Trigger.TIMER, false, acts)
				: new AccountStep(known, acts);
	}

	/**
	 * Return when time has to pass for something to happen.
	 * @param state the state
	 * @param now the present moment
	 * @return the uptime, possibly past, or -1 for never
	 */
	static long nextTick(AccountState state, Now now) {
		long attempt = (state.work() instanceof Work.Elsewhere elsewhere) ? elsewhere.lookAt() : attemptDue(state, now);
		HeldTokens held = state.held();
		if (state.mode() != Mode.STARTED || held == null || held.invalidated() || held.deathTold()) {
			return attempt;
		}
		long death = now.uptime() + Math.max(0, held.deadAge() - held.age(now.clock(), now.uptime()));
		return (attempt >= 0) ? Math.min(attempt, death) : death;
	}

	/** When the timer makes an attempt by itself, or -1. */
	private static long attemptDue(AccountState state, Now now) {
		if (state.mode() != Mode.STARTED || !state.used() || !(state.work() instanceof Work.None)) {
			return -1;
		}
		Trouble trouble = state.trouble();
		if (trouble != null && trouble.kind().mayLock()) {
			return -1;
		}
		long from = (trouble == null) ? 0 : (state.wanted() ? trouble.askFrom() : trouble.timerFrom());
		HeldTokens held = state.held();
		long left = (held != null && state.isGood(now)) ? held.refreshAge() - held.age(now.clock(), now.uptime()) : 0;
		return Math.max(from, now.uptime() + left);
	}

	/** The turn of an attempt has come. */
	AccountStep begun(AccountState state, long no, Now now) {
		return (state.work() instanceof Work.Attempt attempt && attempt.no() == no)
				? new AccountStep(state.with(attempt.begun(now)), List.of()) : new AccountStep(state, List.of());
	}

	/** A service refused an access token. */
	AccountStep invalidated(AccountState state, String accessToken, Now now) {
		HeldTokens held = state.held();
		if (held == null || held.invalidated() || !held.tokens().accessToken().equals(accessToken)) {
			return new AccountStep(state, List.of());
		}
		long paidUntil = Math.max(state.reportsPaidUntil(), now.uptime());
		if (paidUntil - now.uptime() > (RefreshSchedule.REPORTS_IN_A_ROW - 1) * RefreshSchedule.REPORT_INTERVAL) {
			return new AccountStep(state, List.of());
		}
		AccountState next = state.with(held.asInvalidated())
			.withReportsPaidUntil(paidUntil + RefreshSchedule.REPORT_INTERVAL);
		if (next.work() instanceof Work.Attempt attempt) {
			next = next.with(attempt.asStale());
		}
		return new AccountStep(next, List.of(new Act.Tell(new TokenEvent.Invalidated(this.name, at(now)))));
	}

	/** An instance settled something, possibly this one: whoever is at work knows it. */
	AccountStep noticed(AccountState state, long fence) {
		boolean known = fence == state.fleet().version()
				|| (state.work() instanceof Work.Attempt attempt && !attempt.queued());
		return new AccountStep(state,
				(state.mode() == Mode.STARTED && state.used() && !known) ? List.of(new Act.Look()) : List.of());
	}

	/** Another Region is called from now on: what the account waits for may be over. */
	AccountStep regionChanged(AccountState state, Now now) {
		Trouble trouble = state.trouble();
		if (trouble == null || !trouble.kind().isOfRegion()) {
			return new AccountStep(state, List.of());
		}
		TokenErrors.Kind kind = trouble.kind().passes() ? trouble.kind() : TokenErrors.Kind.PASSES;
		return new AccountStep(
				state.with(new Trouble(trouble.error(), kind, 0, 0, trouble.refusals(), now.uptime(), now.uptime())),
				List.of());
	}

	/**
	 * The engine was started. A refusal is pardoned: the store holds it, or somebody
	 * acted.
	 */
	AccountStep started(AccountState state, boolean eager, Now now) {
		if (state.mode() != Mode.STOPPED) {
			return new AccountStep(state, List.of());
		}
		List<Act> acts = new ArrayList<>(2);
		AccountState known = deathTold(state.with(Mode.STARTED), now, acts);
		Trouble trouble = known.trouble();
		if (trouble != null && !trouble.kind().passes()) {
			known = known.with(new Trouble(trouble.error(), trouble.kind(), trouble.failures(), trouble.faults(),
					trouble.refusals(), now.uptime(), now.uptime()));
		}
		boolean due = eager ? !known.isFresh(now) : known.held() != null && !known.isGood(now);
		return (due && known.work() instanceof Work.None && !known.isPause(now))
				? begin(known.asUsed(known.wanted()), Trigger.STARTUP, false, acts) : new AccountStep(known, acts);
	}

	/** The engine was stopped. */
	AccountStep stopped(AccountState state) {
		return new AccountStep((state.mode() == Mode.STARTED) ? state.with(Mode.STOPPED) : state, List.of());
	}

	/** The engine was closed, for good. The tokens stay for their revocation only. */
	AccountStep closed(AccountState state) {
		HeldTokens held = state.held();
		AccountState next = ((held != null) ? state.with(held.asInvalidated()) : state).with(Mode.CLOSED);
		boolean sent = next.work() instanceof Work.Attempt attempt && !attempt.queued();
		return new AccountStep(sent ? next : next.with(new Work.None(next.work().no())),
				List.of(new Act.Refuse(TokenErrors.closed())));
	}

	static AccountStep begin(AccountState state, Trigger trigger, boolean waited, List<Act> acts) {
		Wait wait = (state.work() instanceof Work.Elsewhere elsewhere) ? elsewhere.waiting() : Wait.NONE;
		Work.Attempt attempt = new Work.Attempt(state.work().no() + 1, trigger, waited, false, true, wait);
		acts.add(new Act.Begin(attempt));
		return new AccountStep(state.with(attempt), acts);
	}

	/**
	 * Tells once that a token died without a successor, whatever was done to the clock.
	 */
	AccountState deathTold(AccountState state, Now now, List<Act> acts) {
		HeldTokens held = state.held();
		if (held == null || held.deathTold() || held.age(now.clock(), now.uptime()) < held.deadAge()) {
			return state;
		}
		CognitoException error = (state.trouble() != null) ? state.trouble().error() : null;
		acts.add(new Act.Tell(new TokenEvent.Expired(this.name, at(now), held.tokens().expiresAt(),
				(error != null) ? error.code() : null)));
		return state.with(held.withDeathTold());
	}

	private static boolean isInvalidated(AccountState state) {
		return state.held() != null && state.held().invalidated();
	}

	static Instant at(Now now) {
		return Instant.ofEpochMilli(now.clock());
	}

}
