// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.store.TokenStore;

/**
 * Every rule of <em>when</em>: when a token is refreshed ahead, when callers begin to
 * wait, when it is dead, when the next attempt is made after a failure or a refusal, how
 * long a lease lasts, and when another look at it is due. Times are milliseconds; ages
 * are counted from the start of the request that brought the token.
 */
final class RefreshSchedule {

	/**
	 * A token dies earlier than was counted: {@code exp} is in whole seconds, and the
	 * request that carries it takes time to get where it is checked.
	 */
	private static final long LAST_MILLIS = 2_000;

	/** How much of the way from the advisory to the mandatory window is used. */
	private static final double SPREAD = 0.8;

	/** How far instances of a fleet are apart at most: the first renews for all. */
	private static final long INSTANCES_APART = 5_000;

	/** How often a report of a refused token counts, after five in a row. */
	static final long REPORT_INTERVAL = 30_000;

	static final int REPORTS_IN_A_ROW = 5;

	/** Short, as fences give the safety. */
	static final Duration LEASE = Duration.ofMillis(2_500);

	static final Duration EXTEND_EVERY = Duration.ofMillis(800);

	/** What must be left of a lease to send a request under it. */
	static final Duration LEASE_RESERVE = Duration.ofMillis(500);

	/** How long nobody asks a store that did not answer. */
	static final Duration STORE_AWAY = Duration.ofSeconds(5);

	/** How long callers wait for another instance until it is told. */
	static final long LONG_WAIT = 2_000;

	private static final long LOOK_JITTER = 250;

	private static final long LOOK_WITHOUT_NOTICES = 500;

	private static final long WRONG_SETTING = 5_000;

	private static final long MAX_DENIED = 10_000;

	private final TokenRefreshPolicy policy;

	private final ToDoubleFunction<CognitoTokens> draw;

	private final DoubleSupplier chance;

	private final double place;

	/**
	 * Create the schedule of an account.
	 * @param policy the numbers
	 * @param draw a number from 0 to 1 for each token, the same in all instances
	 * @param chance a number from 0 to 1
	 * @param place a number from 0 to 1 for this instance
	 */
	RefreshSchedule(TokenRefreshPolicy policy, ToDoubleFunction<CognitoTokens> draw, DoubleSupplier chance,
			double place) {
		this.policy = policy;
		this.draw = draw;
		this.chance = chance;
		this.place = place;
	}

	/** A number from 0 to 1 from the bytes of a token. */
	static double drawOf(CognitoTokens tokens) {
		long bits = tokens.accessToken().hashCode() * 0x9E3779B97F4A7C15L;
		bits ^= bits >>> 32;
		return ((bits * 0xD6E8FEB86659FD93L) >>> 11) * 0x1.0p-53;
	}

	/**
	 * Return the ages of a token. One that arrives late in its life, after a slow answer,
	 * gets windows from what is left of it: otherwise the next call would ask for another
	 * again.
	 * @param tokens the tokens
	 * @param arrivalAge how old they are now
	 * @return their ages
	 */
	Ages ages(CognitoTokens tokens, long arrivalAge) {
		long life = tokens.lifetime().toMillis();
		long dead = life - Math.min(LAST_MILLIS, life / 4);
		Ages ages = ages(tokens, life, dead, life);
		return (arrivalAge < ages.refreshAge() || arrivalAge >= dead) ? ages
				: ages(tokens, life, dead, Math.max(1, dead - arrivalAge));
	}

	private Ages ages(CognitoTokens tokens, long life, long dead, long windowLife) {
		long advisory = advisoryWindow(windowLife);
		long mandatory = mandatoryWindow(windowLife, advisory);
		long apart = (long) (this.place * Math.min(INSTANCES_APART, (advisory - mandatory) / 20));
		long spread = (long) (SPREAD * this.draw.applyAsDouble(tokens) * (advisory - mandatory));
		long wait = Math.min(dead, life - mandatory);
		return new Ages(Math.min(wait, life - advisory + spread + apart), wait, dead);
	}

	private long advisoryWindow(long life) {
		Duration set = this.policy.advisoryWindow();
		if (set != null) {
			return Math.min(set.toMillis(), life / 2);
		}
		long minutes = life / 60_000;
		long window = (minutes < 20) ? 5 : ((minutes < 90) ? 15 : 60);
		return Math.min(window * 60_000, life / 3);
	}

	private long mandatoryWindow(long life, long advisory) {
		Duration set = this.policy.mandatoryWindow();
		return Math.min((set != null) ? set.toMillis() : Math.min(60_000, life / 10), advisory);
	}

	/**
	 * Return when to try again after a failure that can pass.
	 * @param inARow how many there were, at least 1
	 * @param life how long tokens of the account live, or 0 if it is not known
	 * @return the delays
	 */
	Delays afterFailure(int inARow, long life) {
		long min = this.policy.minBackoff().toMillis();
		long max = this.policy.maxBackoff().toMillis();
		long cap = (life > 0) ? Math.max(min, Math.min(max, life / 20)) : max;
		long timer = (long) (exponential(min, cap, inARow) * (0.5 + this.chance.getAsDouble() / 2));
		return new Delays(askDelay(), Math.max(min, timer));
	}

	/**
	 * Return when to try again if no call was made, since those of others fail.
	 * @param life how long tokens of the account live, or 0
	 * @return the delays
	 */
	Delays afterDenial(long life) {
		long cap = (life > 0) ? Math.max(this.policy.minBackoff().toMillis(), Math.min(MAX_DENIED, life / 20))
				: MAX_DENIED;
		return new Delays(askDelay(), Math.max(askDelay(), (long) (cap * (0.5 + this.chance.getAsDouble() / 2))));
	}

	private long askDelay() {
		return (long) (this.policy.minBackoff().toMillis() * (1 + this.chance.getAsDouble() / 2));
	}

	/**
	 * Return when to try again after the account was refused.
	 * @param kind whether trying can lock it
	 * @param inARow how often it was refused in a row, at least 1
	 * @param life how long tokens of the account live, or 0
	 * @return the delays
	 */
	Delays afterRefusal(TokenErrors.Kind kind, int inARow, long life) {
		if (kind.mayLock()) {
			long pause = exponential(this.policy.minCoolDown().toMillis(), this.policy.maxCoolDown().toMillis(),
					inARow);
			pause += (long) (pause * 0.2 * this.chance.getAsDouble());
			return new Delays(pause, pause);
		}
		long cap = (life > 0) ? Math.max(WRONG_SETTING, Math.min(60_000, life / 10)) : 60_000;
		return new Delays(WRONG_SETTING, exponential(WRONG_SETTING, cap, inARow));
	}

	private static long exponential(long min, long max, int inARow) {
		int doublings = inARow - 1;
		return (doublings < 32 && (min << doublings) >>> doublings == min) ? Math.min(min << doublings, max) : max;
	}

	/**
	 * Return when to look again at a lease of another instance.
	 * @param left what is left of it
	 * @param notices whether it is told when it is settled
	 * @return the delay
	 */
	long lookDelay(Duration left, boolean notices) {
		long bounded = Math.min(left.toMillis(), TokenStore.MAX_LEASE.toMillis());
		return (notices ? bounded : Math.min(bounded, LOOK_WITHOUT_NOTICES))
				+ (long) (LOOK_JITTER * this.chance.getAsDouble());
	}

	/** How long another instance may take, with its time-outs and those of the store. */
	long patience() {
		return this.policy.signInTimeout().plus(this.policy.storeTimeout().multipliedBy(2)).plusSeconds(5).toMillis();
	}

	/**
	 * The ages of a token at which something changes.
	 *
	 * @param refreshAge from here on it is renewed, by the timer or behind a caller
	 * @param waitAge from here on callers wait for the next one
	 * @param deadAge from here on it must not be used
	 */
	record Ages(long refreshAge, long waitAge, long deadAge) {

	}

	/**
	 * When the next attempt is made.
	 *
	 * @param ask after how long a caller causes it
	 * @param timer after how long the timer does
	 */
	record Delays(long ask, long timer) {

	}

}
