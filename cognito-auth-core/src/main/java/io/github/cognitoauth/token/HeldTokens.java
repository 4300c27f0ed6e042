// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Tokens with the ages at which something changes. Their age is what the clock or the
 * uptime says, whichever is more, so that neither a clock that is set back nor a
 * suspended machine makes them younger.
 *
 * @param tokens the tokens
 * @param bornClock when the request began that brought them, on the clock
 * @param bornUptime the same by the uptime
 * @param refreshAge from here on they are renewed
 * @param waitAge from here on callers wait
 * @param deadAge from here on they must not be used
 * @param invalidated whether a service refused the access token; the refresh token is
 * still good then
 * @param refreshable whether the refresh token, if there is one, was not refused
 * @param deathTold whether it was told that they died
 */
record HeldTokens(CognitoTokens tokens, long bornClock, long bornUptime, long refreshAge, long waitAge, long deadAge,
		boolean invalidated, boolean refreshable, boolean deathTold) {

	/** Steps of the clock that are too small to matter, unless tokens are short-lived. */
	static final long CLOCK_TOLERANCE = 5_000;

	/**
	 * Hold tokens.
	 * @param tokens the tokens
	 * @param schedule knows their ages
	 * @param bornUptime the uptime when the request for them began, or -1 for those of
	 * another instance, which can have been made long before this one began to wait
	 * @param now the present moment
	 * @return the tokens, held
	 */
	static HeldTokens of(CognitoTokens tokens, RefreshSchedule schedule, long bornUptime, Now now) {
		long born = tokens.issuedAt().toEpochMilli();
		long uptime = (bornUptime >= 0) ? bornUptime : now.uptime() - Math.max(0, now.clock() - born);
		long age = Math.max(0, Math.max(now.clock() - born, now.uptime() - uptime));
		RefreshSchedule.Ages ages = schedule.ages(tokens, age);
		return new HeldTokens(tokens, born, uptime, ages.refreshAge(), ages.waitAge(), ages.deadAge(), false, true,
				false);
	}

	/** The one question of almost every caller, so it is asked of one clock only. */
	boolean isSurelyFreshAt(long clock) {
		return clock < this.bornClock + this.refreshAge && clock >= this.bornClock - tolerance() && !this.invalidated;
	}

	/**
	 * How far the clock may be behind. Tokens that seem fresh for so much longer than
	 * they are must not be dead by then.
	 */
	private long tolerance() {
		return Math.min(CLOCK_TOLERANCE, this.deadAge - this.refreshAge);
	}

	long age(long clock, long uptime) {
		return Math.max(0, Math.max(clock - this.bornClock, uptime - this.bornUptime));
	}

	boolean isGoodAt(long clock, long uptime, long untilAge) {
		return !this.invalidated && age(clock, uptime) < untilAge;
	}

	/** How long callers need not wait yet. */
	long untilWaited(Now now) {
		return Math.max(0, this.waitAge - age(now.clock(), now.uptime()));
	}

	/** Whether there is much time left until callers have to wait. */
	boolean isEarly(Now now) {
		return !this.invalidated
				&& age(now.clock(), now.uptime()) < this.refreshAge + (this.waitAge - this.refreshAge) / 2;
	}

	boolean isOlderThan(CognitoTokens others) {
		return isNewer(others, this.tokens);
	}

	/**
	 * The second is for the rounding of times on their way through a store. When they
	 * expire does not say which are newer: the pool's setting can be changed.
	 */
	static boolean isNewer(CognitoTokens others, CognitoTokens own) {
		return !own.accessToken().equals(others.accessToken())
				&& others.issuedAt().minusSeconds(1).isAfter(own.issuedAt());
	}

	/** With the birth where the uptime says, if the clock was set back since. */
	HeldTokens rebased(Now now) {
		long behind = (now.uptime() - this.bornUptime) - (now.clock() - this.bornClock);
		return (behind <= tolerance()) ? this : new HeldTokens(this.tokens, this.bornClock - behind, this.bornUptime,
				this.refreshAge, this.waitAge, this.deadAge, this.invalidated, this.refreshable, this.deathTold);
	}

	HeldTokens asInvalidated() {
		return new HeldTokens(this.tokens, this.bornClock, this.bornUptime, this.refreshAge, this.waitAge, this.deadAge,
				true, this.refreshable, this.deathTold);
	}

	HeldTokens notRefreshable() {
		return new HeldTokens(this.tokens, this.bornClock, this.bornUptime, this.refreshAge, this.waitAge, this.deadAge,
				this.invalidated, false, this.deathTold);
	}

	HeldTokens withDeathTold() {
		return new HeldTokens(this.tokens, this.bornClock, this.bornUptime, this.refreshAge, this.waitAge, this.deadAge,
				this.invalidated, this.refreshable, true);
	}

	/**
	 * A moment on two clocks.
	 *
	 * @param clock the clock, in milliseconds; it can be set, and runs on while the
	 * machine is suspended
	 * @param uptime a clock that nobody can set, and that may stand still with the
	 * machine
	 */
	record Now(long clock, long uptime) {

	}

	/**
	 * What time is read and waited for with.
	 *
	 * @param clock the clock on which tokens are issued
	 * @param uptime a clock that nobody can set, in milliseconds, not negative
	 * @param scheduler where timers run
	 */
	record Clocks(Clock clock, LongSupplier uptime, Scheduler scheduler) {

		Now now() {
			return new Now(this.clock.millis(), this.uptime.getAsLong());
		}

		/** A scheduler that has ended runs nothing, and nobody needs it any more. */
		Disposable schedule(Runnable task, long delay) {
			try {
				return this.scheduler.schedule(task, delay, TimeUnit.MILLISECONDS);
			}
			catch (RejectedExecutionException ex) {
				return Disposables.disposed();
			}
		}

	}

	/**
	 * How long callers have been waiting for work that is under way, here or elsewhere.
	 *
	 * @param since from when on, or -1 if none does
	 * @param told whether it was told
	 */
	record Wait(long since, boolean told) {

		static final Wait NONE = new Wait(-1, false);

		boolean isOn() {
			return this.since >= 0;
		}

		Wait begun(Now now) {
			return isOn() ? this : new Wait(now.uptime(), false);
		}

	}

}
