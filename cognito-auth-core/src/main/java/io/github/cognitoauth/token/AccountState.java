// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.HeldTokens.Wait;
import io.github.cognitoauth.token.TokenEvent.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about an account at one moment. Changed as a whole, by
 * {@link AccountSteps}. Times are milliseconds of uptime unless they say otherwise.
 *
 * @param held the newest tokens
 * @param work what is being done for new ones
 * @param trouble what went wrong since the last success
 * @param mode whether the timer runs
 * @param used whether somebody wanted a token ever
 * @param wanted whether a caller was sent away since the last attempt
 * @param fleet what is known of the other instances
 * @param reportsPaidUntil bounds how often reports of refused tokens count
 * @param renewedAt when the newest tokens came, on the clock, or 0
 * @param counts what was done so far
 */
record AccountState(@Nullable HeldTokens held, Work work, @Nullable Trouble trouble, Mode mode, boolean used,
		boolean wanted, Fleet fleet, long reportsPaidUntil, long renewedAt, Counts counts) {

	static final AccountState INITIAL = new AccountState(null, new Work.None(0), null, Mode.STOPPED, false, false,
			new Fleet(0, true, false), Long.MIN_VALUE, 0, new Counts(0, 0, 0, 0));

	/** Whether there is a token that may be used. */
	boolean isGood(Now now) {
		return this.held != null && this.held.isGoodAt(now.clock(), now.uptime(), this.held.deadAge());
	}

	/** Whether callers need not wait. */
	boolean isServable(Now now) {
		return this.held != null && this.held.isGoodAt(now.clock(), now.uptime(), this.held.waitAge());
	}

	/** Whether nothing is to be done. */
	boolean isFresh(Now now) {
		return this.held != null && this.held.isGoodAt(now.clock(), now.uptime(), this.held.refreshAge());
	}

	/** Whether no attempt is made although somebody waits for it. */
	boolean isPause(Now now) {
		return this.work instanceof Work.None && this.trouble != null && now.uptime() < this.trouble.askFrom();
	}

	/** Whether that a caller was served with an old token changes anything. */
	boolean isServedWorthTelling(Now now) {
		return this.work instanceof Work.None
				&& (isServable(now) ? this.trouble == null || now.uptime() >= this.trouble.timerFrom() : !this.wanted);
	}

	/** How long tokens of the account live, or 0 if it is not known. */
	long life() {
		return (this.held != null) ? this.held.tokens().lifetime().toMillis() : 0;
	}

	Status status(Now now) {
		if (this.mode == Mode.CLOSED) {
			return Status.CLOSED;
		}
		boolean good = isGood(now);
		if (this.trouble == null) {
			return good ? Status.ACTIVE : (this.used ? Status.WAITING : Status.IDLE);
		}
		return switch (this.trouble.kind()) {
			case PASSES -> good ? Status.DEGRADED : Status.UNAVAILABLE;
			case WAITS_FOR_REGION -> Status.WAITING_FOR_REGION;
			case REFUSED, LOCKS -> Status.REFUSED;
			case REFUSED_IN_REPLICA -> good ? Status.DEGRADED : Status.REFUSED;
		};
	}

	AccountState with(@Nullable HeldTokens next) {
		return new AccountState(next, this.work, this.trouble, this.mode, this.used, this.wanted, this.fleet,
				this.reportsPaidUntil, this.renewedAt, this.counts);
	}

	AccountState with(Work next) {
		return new AccountState(this.held, next, this.trouble, this.mode, this.used, this.wanted, this.fleet,
				this.reportsPaidUntil, this.renewedAt, this.counts);
	}

	/** With the next trouble, or none; whoever is sent away from now on wants anew. */
	AccountState with(@Nullable Trouble next) {
		return new AccountState(this.held, this.work, next, this.mode, this.used, false, this.fleet,
				this.reportsPaidUntil, this.renewedAt, this.counts);
	}

	AccountState with(Mode next) {
		return new AccountState(this.held, this.work, this.trouble, next, this.used, this.wanted, this.fleet,
				this.reportsPaidUntil, this.renewedAt, this.counts);
	}

	AccountState with(Fleet next) {
		return new AccountState(this.held, this.work, this.trouble, this.mode, this.used, this.wanted, next,
				this.reportsPaidUntil, this.renewedAt, this.counts);
	}

	AccountState with(Counts next, long nextRenewedAt) {
		return new AccountState(this.held, this.work, this.trouble, this.mode, this.used, this.wanted, this.fleet,
				this.reportsPaidUntil, nextRenewedAt, next);
	}

	AccountState asUsed(boolean nowWanted) {
		return (this.used && this.wanted == nowWanted) ? this : new AccountState(this.held, this.work, this.trouble,
				this.mode, true, nowWanted, this.fleet, this.reportsPaidUntil, this.renewedAt, this.counts);
	}

	AccountState withReportsPaidUntil(long paidUntil) {
		return new AccountState(this.held, this.work, this.trouble, this.mode, this.used, this.wanted, this.fleet,
				paidUntil, this.renewedAt, this.counts);
	}

	/** Whether the timer runs. */
	enum Mode {

		STOPPED, STARTED, CLOSED

	}

	/** What is being done for new tokens. */
	sealed interface Work {

		/** The number of the last attempt. */
		long no();

		/**
		 * Nothing.
		 *
		 * @param no the number of the last attempt
		 */
		record None(long no) implements Work {

		}

		/**
		 * An attempt is queued or under way.
		 *
		 * @param no its number
		 * @param trigger what caused it
		 * @param waited whether callers wait for it
		 * @param stale whether a token was invalidated since it began, so that it does
		 * not decide what is handed out
		 * @param queued whether it waits for its turn
		 * @param waiting how long callers have been waiting for work
		 */
		record Attempt(long no, Trigger trigger, boolean waited, boolean stale, boolean queued,
				Wait waiting) implements Work {

			Attempt asWaited(Now now) {
				return new Attempt(this.no, this.trigger, true, this.stale, this.queued,
						this.queued ? this.waiting : this.waiting.begun(now));
			}

			Attempt begun(Now now) {
				return new Attempt(this.no, this.trigger, this.waited, this.stale, false,
						this.waited ? this.waiting.begun(now) : this.waiting);
			}

			Attempt asStale() {
				return new Attempt(this.no, this.trigger, this.waited, true, this.queued, this.waiting);
			}

		}

		/**
		 * Another instance is at work, or the store is away and there is time.
		 *
		 * @param no the number of the last attempt
		 * @param trigger what caused it
		 * @param lookAt when to try again
		 * @param waiting how long callers have been waiting for work
		 */
		record Elsewhere(long no, Trigger trigger, long lookAt, Wait waiting) implements Work {

		}

	}

	/**
	 * What went wrong.
	 *
	 * @param error the last error
	 * @param kind how it is met
	 * @param failures how many attempts failed in a row
	 * @param faults how many of them were answers with a fault of the service
	 * @param refusals how often the account was refused since the last success
	 * @param askFrom when a caller can cause the next attempt
	 * @param timerFrom when the timer does
	 */
	record Trouble(CognitoException error, TokenErrors.Kind kind, int failures, int faults, int refusals, long askFrom,
			long timerFrom) {

	}

	/**
	 * What is known of the other instances.
	 *
	 * @param version the version of the last tokens that were shared
	 * @param rotates whether refresh tokens may be good only once
	 * @param shared whether the newest tokens are those that others have
	 */
	record Fleet(long version, boolean rotates, boolean shared) {

	}

	/** What was done by this process. */
	record Counts(long signIns, long refreshes, long adoptions, long failures) {

	}

}
