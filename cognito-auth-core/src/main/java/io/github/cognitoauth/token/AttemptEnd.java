// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.AccountState.Counts;
import io.github.cognitoauth.token.AccountState.Fleet;
import io.github.cognitoauth.token.AccountState.Mode;
import io.github.cognitoauth.token.AccountState.Trouble;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.AccountStep.Act;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.HeldTokens.Wait;
import io.github.cognitoauth.token.TokenEvent.Trigger;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Stored;

/**
 * The steps that follow the end of an attempt, and what another instance has settled.
 */
final class AttemptEnd {

	private final String name;

	private final RefreshSchedule schedule;

	private final AccountSteps steps;

	private final Function<CognitoException, TokenErrors.Kind> kinds;

	AttemptEnd(String name, RefreshSchedule schedule, AccountSteps steps,
			Function<CognitoException, TokenErrors.Kind> kinds) {
		this.name = name;
		this.schedule = schedule;
		this.steps = steps;
		this.kinds = kinds;
	}

	/**
	 * An attempt has ended.
	 * @param state the state
	 * @param no the number of the attempt
	 * @param outcome what came of it
	 * @param notices whether other instances can be heard
	 * @param now the present moment
	 * @return the next step
	 */
	AccountStep landed(AccountState state, long no, Outcome outcome, boolean notices, Now now) {
		if (!(state.work() instanceof Work.Attempt attempt) || attempt.no() != no) {
			return new AccountStep(state, List.of());
		}
		if (state.mode() == Mode.CLOSED) {
			AccountState last = (outcome instanceof Outcome.Renewed renewed)
					? state
						.with(HeldTokens.of(renewed.tokens(), this.schedule, renewed.bornUptime(), now).asInvalidated())
					: state;
			return new AccountStep(last.with(new Work.None(no)), List.of());
		}
		List<Act> acts = new ArrayList<>(3);
		AccountState known = state.with(new Work.None(no));
		if (outcome.sessionOver() != null && known.held() != null) {
			known = known.with(known.held().notRefreshable());
		}
		if (outcome instanceof Outcome.Renewed renewed) {
			return renewed(known, attempt, renewed, now, acts);
		}
		known = this.steps.deathTold(known, now, acts);
		if (outcome instanceof Outcome.Busy busy) {
			return busy(known, attempt, busy, notices, now, acts);
		}
		if (outcome instanceof Outcome.Failed failed) {
			return failed(known, attempt.trigger(), failed.error(), failed.called(), now, acts);
		}
		if (outcome instanceof Outcome.Refused refused) {
			return refused(known, attempt.trigger(), refused, now, acts);
		}
		HeldTokens held = known.held();
		if (held == null || !known.isServable(now)) {
			return AccountSteps.begin(known, attempt.trigger(), attempt.waited(), acts);
		}
		acts.add(new Act.Serve(held.tokens()));
		return new AccountStep(known, acts);
	}

	private AccountStep renewed(AccountState state, Work.Attempt attempt, Outcome.Renewed renewed, Now now,
			List<Act> acts) {
		CognitoTokens tokens = renewed.tokens();
		HeldTokens held = HeldTokens.of(tokens, this.schedule, renewed.bornUptime(), now);
		AccountState next = state.with(new Fleet((renewed.version() > 0) ? renewed.version() : state.fleet().version(),
				renewed.rotates(), renewed.version() > 0));
		if (renewed.tookOver()) {
			acts.add(new Act.Tell(new TokenEvent.TookOver(this.name, AccountSteps.at(now))));
		}
		if (held.age(now.clock(), now.uptime()) >= held.deadAge()) {
			// with rotation the refresh token before is spent, so this one is kept
			next = this.steps.deathTold(next, now, acts);
			next = (tokens.refreshToken() != null) ? next.with(held.withDeathTold()) : next;
			return failed(next, attempt.trigger(), TokenErrors.useless(), true, now, acts);
		}
		next = next.with((Trouble) null).with(counted(state.counts(), renewed.origin()), now.clock());
		acts.add(new Act.Tell(event(renewed.origin(), attempt.trigger(), tokens, now)));
		if (attempt.stale()) {
			return AccountSteps.begin(next.with(held.asInvalidated()), Trigger.INVALIDATED, attempt.waited(), acts);
		}
		acts.add(new Act.Serve(tokens));
		return new AccountStep(next.with(held), acts);
	}

	private AccountStep busy(AccountState state, Work.Attempt attempt, Outcome.Busy busy, boolean notices, Now now,
			List<Act> acts) {
		Wait wait = Wait.NONE;
		if (!state.isServable(now) && attempt.waited()) {
			long since = attempt.waiting().isOn() ? attempt.waiting().since() : now.uptime();
			if (now.uptime() - since >= this.schedule.patience()) {
				return failed(state, attempt.trigger(), TokenErrors.leaseHeld(), true, now, acts);
			}
			wait = new Wait(since, now.uptime() - since >= RefreshSchedule.LONG_WAIT);
			if (wait.told() && !attempt.waiting().told()) {
				acts.add(new Act.Tell(new TokenEvent.Waiting(this.name, AccountSteps.at(now),
						Duration.ofMillis(now.uptime() - since))));
			}
		}
		long lookAt = now.uptime() + this.schedule.lookDelay(busy.left(), notices || !busy.leased());
		return new AccountStep(state.with(new Work.Elsewhere(attempt.no(), attempt.trigger(), lookAt, wait)), acts);
	}

	private AccountStep failed(AccountState state, Trigger trigger, CognitoException error, boolean called, Now now,
			List<Act> acts) {
		Trouble before = state.trouble();
		boolean fault = called && TokenErrors.isFault(error);
		int failures = ((before != null) ? before.failures() : 0) + (called ? 1 : 0);
		RefreshSchedule.Delays delays = called ? this.schedule.afterFailure(failures, state.life())
				: this.schedule.afterDenial(state.life());
		TokenErrors.Kind kind = (this.kinds.apply(error) == TokenErrors.Kind.WAITS_FOR_REGION)
				? TokenErrors.Kind.WAITS_FOR_REGION : TokenErrors.Kind.PASSES;
		Trouble trouble = new Trouble(error, kind, failures, ((before != null) ? before.faults() : 0) + (fault ? 1 : 0),
				(before != null) ? before.refusals() : 0, now.uptime() + delays.ask(), now.uptime() + delays.timer());
		return sentAway(state, trigger, trouble, called, now, acts);
	}

	private AccountStep refused(AccountState state, Trigger trigger, Outcome.Refused refused, Now now, List<Act> acts) {
		TokenErrors.Kind kind = this.kinds.apply(refused.error());
		Trouble before = state.trouble();
		int refusals = (refused.inARow() > 0) ? refused.inARow() : 1 + ((before != null) ? before.refusals() : 0);
		RefreshSchedule.Delays delays = this.schedule.afterRefusal(kind, refusals, state.life());
		Duration pause = refused.pause();
		long ask = (pause != null) ? pause.toMillis() : delays.ask();
		Trouble trouble = new Trouble(refused.error(), kind, 0, 0, refusals, now.uptime() + ask,
				now.uptime() + Math.max(ask, delays.timer()));
		return sentAway(state, trigger, trouble, true, now, acts);
	}

	/** Whoever waited gets what still lives, or the error. */
	private AccountStep sentAway(AccountState state, Trigger trigger, Trouble trouble, boolean tell, Now now,
			List<Act> acts) {
		Counts counts = state.counts();
		AccountState next = state.with(trouble);
		if (tell) {
			next = next.with(
					new Counts(counts.signIns(), counts.refreshes(), counts.adoptions(), counts.failures() + 1),
					state.renewedAt());
			Instant retryAt = Instant.ofEpochMilli(now.clock() + trouble.askFrom() - now.uptime());
			acts.add(new Act.Tell(new TokenEvent.RefreshFailed(this.name, AccountSteps.at(now), trigger,
					trouble.error().code(), !trouble.kind().passes(), retryAt)));
		}
		HeldTokens held = next.held();
		acts.add((held != null && next.isGood(now)) ? new Act.Serve(held.tokens()) : new Act.Refuse(trouble.error()));
		return new AccountStep(next, acts);
	}

	/** Another instance has settled something, for which callers here may wait. */
	AccountStep looked(AccountState state, Claim claim, Now now) {
		if (claim instanceof Claim.Newer newer) {
			return adopted(state, newer.stored(), now);
		}
		return (claim instanceof Claim.Refused refused && state.work() instanceof Work.Elsewhere elsewhere)
				? refused(state.with(new Work.None(elsewhere.no())), elsewhere.trigger(),
						Outcome.Refused.of(refused.refusal()), now, new ArrayList<>(2))
				: new AccountStep(state, List.of());
	}

	/** They count only if they are newer than these. */
	private AccountStep adopted(AccountState state, Stored stored, Now now) {
		HeldTokens held = HeldTokens.of(stored.tokens(), this.schedule, -1, now);
		if (state.mode() == Mode.CLOSED || (state.held() != null && !state.held().isOlderThan(stored.tokens()))
				|| held.age(now.clock(), now.uptime()) >= held.deadAge()) {
			return new AccountStep(state, List.of());
		}
		AccountState next = state.with(held)
			.with((Trouble) null)
			.with(new Fleet(stored.version(), stored.rotates(), true))
			.with(counted(state.counts(), Outcome.Origin.STORE), now.clock());
		if (next.work() instanceof Work.Elsewhere elsewhere) {
			next = next.with(new Work.None(elsewhere.no()));
		}
		return new AccountStep(next,
				List.of(new Act.Tell(event(Outcome.Origin.STORE, Trigger.STORE, stored.tokens(), now)),
						new Act.Serve(stored.tokens())));
	}

	private TokenEvent event(Outcome.Origin origin, Trigger trigger, CognitoTokens tokens, Now now) {
		Instant at = AccountSteps.at(now);
		return switch (origin) {
			case SIGN_IN -> new TokenEvent.SignedIn(this.name, at, trigger, tokens.expiresAt());
			case REFRESH -> new TokenEvent.Refreshed(this.name, at, trigger, tokens.expiresAt());
			case STORE -> new TokenEvent.Adopted(this.name, at, trigger, tokens.expiresAt());
		};
	}

	private static Counts counted(Counts counts, Outcome.Origin origin) {
		return new Counts(counts.signIns() + ((origin == Outcome.Origin.SIGN_IN) ? 1 : 0),
				counts.refreshes() + ((origin == Outcome.Origin.REFRESH) ? 1 : 0),
				counts.adoptions() + ((origin == Outcome.Origin.STORE) ? 1 : 0), counts.failures());
	}

}
