// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * What goes wrong, by a seed: spells of faults of several kinds, a wrong password, and at
 * any time revoked sessions, refused access tokens, clocks that are set, restarts, and in
 * some runs a machine that sleeps.
 */
final class Weather {

	/** The longest that a call can be under way: a sign-in that nobody answers. */
	private static final Duration LONGEST_CALL = Duration.ofSeconds(31);

	/** A refresh that is refused and the sign-in after it. */
	private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);

	private final Random random;

	private final ChaosTime time;

	private final VirtualCognito cognito;

	private final CallLog log;

	private final ChaosBudget budget;

	private final Duration lifetime;

	private final Duration step;

	private final boolean machineSleeps;

	private final Runnable restart;

	private Spell spell = Spell.CALM;

	private Duration until;

	private Duration recoveredBy = Duration.ZERO;

	private double changeable;

	private int spells;

	Weather(ChaosRun run, long seed, Runnable restart) {
		this.random = new Random(seed);
		this.time = run.time;
		this.cognito = run.cognito;
		this.log = run.log;
		this.budget = run.budget;
		this.lifetime = run.lifetime;
		this.step = run.step;
		// timers and the clock cannot both be wrong about how old a token is
		this.machineSleeps = this.random.nextInt(3) == 0;
		this.restart = restart;
		this.until = between(Duration.ofSeconds(1), this.lifetime);
	}

	/** Whether nothing is wrong and one step of the back-off is over since. */
	boolean isFairAndSettled() {
		return this.spell == Spell.CALM && this.time.uptime().compareTo(this.recoveredBy) > 0;
	}

	int spells() {
		return this.spells;
	}

	void tick() {
		if (this.random.nextDouble() < this.changeable) {
			disturb();
		}
		if (this.time.uptime().compareTo(this.until) < 0) {
			return;
		}
		if (this.spell == Spell.CALM) {
			worsen();
		}
		else {
			clear();
		}
	}

	void clear() {
		this.cognito.heal();
		this.cognito.password(false);
		this.spell = Spell.CALM;
		this.changeable = 0;
		settle(Duration.ZERO);
		this.until = this.time.uptime()
			.plus(this.random.nextBoolean() ? this.log.longestPause().plus(LONGEST_CALL) : Duration.ZERO)
			.plus(between(Duration.ofSeconds(1), this.lifetime));
	}

	private void worsen() {
		this.spells++;
		Duration length = between(Duration.ofSeconds(2), this.lifetime.multipliedBy(3).dividedBy(2));
		if (this.random.nextInt(6) == 0) {
			this.spell = Spell.WRONG_PASSWORD;
			this.cognito.password(true);
			this.cognito.revokeRefreshTokens();
			this.budget.wrongPassword(length);
		}
		else if (this.random.nextInt(4) == 0) {
			disturb();
			length = between(Duration.ofSeconds(1), this.lifetime);
		}
		else {
			this.spell = Spell.FAULTS;
			this.cognito.fail(someFaults(), this.random.nextBoolean() ? 1 : 0.3 + 0.6 * this.random.nextDouble());
			this.budget.faults(length);
		}
		this.changeable = this.random.nextInt(3) * (double) this.step.toMillis() / length.toMillis();
		this.until = this.time.uptime().plus(length);
	}

	private Set<CognitoFault> someFaults() {
		CognitoFault[] all = CognitoFault.values();
		Set<CognitoFault> some = EnumSet.of(all[this.random.nextInt(all.length)]);
		Arrays.stream(all).filter((fault) -> this.random.nextInt(3) == 0).forEach(some::add);
		return some;
	}

	private void disturb() {
		this.budget.disturbance();
		this.log.pardon();
		switch (this.random.nextInt(6)) {
			case 0 -> this.cognito.revokeRefreshTokens();
			case 1 -> this.cognito.revokeAccessTokens();
			case 2 -> this.restart.run();
			default -> setClock();
		}
	}

	private void setClock() {
		Duration shift = this.random.nextBoolean() ? between(Duration.ofMillis(200), Duration.ofSeconds(10))
				: between(Duration.ofSeconds(10), this.lifetime.multipliedBy(2));
		if (this.machineSleeps) {
			this.time.sleep(shift);
			this.budget.time(shift);
			settle(Duration.ZERO);
		}
		else if (this.random.nextInt(3) == 0) {
			this.time.setMachine(shift);
			settle(Duration.ZERO);
		}
		else {
			this.time.setMachine(shift.negated());
			// a cool-down can become longer by that
			settle(shift);
		}
	}

	private void settle(Duration more) {
		Duration underWay = (this.log.active() > 0) ? LONGEST_CALL : Duration.ZERO;
		Duration by = this.time.uptime()
			.plus(underWay)
			.plus(this.log.longestPause())
			.plus(LONGEST_ANSWER)
			.plus(this.step.multipliedBy(2))
			.plus(more);
		if (by.compareTo(this.recoveredBy) > 0) {
			this.recoveredBy = by;
		}
	}

	/** Short ones as often as long ones. */
	private Duration between(Duration least, Duration most) {
		double factor = Math.pow((double) most.toMillis() / least.toMillis(), this.random.nextDouble());
		return Duration.ofMillis((long) (least.toMillis() * factor));
	}

	private enum Spell {

		CALM, FAULTS, WRONG_PASSWORD

	}

}
