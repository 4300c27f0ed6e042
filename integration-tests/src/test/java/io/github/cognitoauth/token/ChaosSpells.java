// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.PoolFault;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One spell of bad weather after the other, by a seed, in real time. After each all
 * accounts must be well again in the time of a call under way and one pause.
 */
final class ChaosSpells {

	/** What a busy machine may add to the time that recovery takes. */
	private static final Duration BUSY_MACHINE = Duration.ofSeconds(10);

	private static final PoolFault[] FAULTS = { PoolFault.throttled(), PoolFault.internalError(), PoolFault.htmlPage(),
			PoolFault.emptyBody(), PoolFault.notJson(), PoolFault.truncatedBody(), PoolFault.connectionReset(),
			PoolFault.answerLost(), PoolFault.delay(Duration.ofMillis(1200)) };

	private final Random random;

	private final CognitoUserPoolServer pool;

	private final BearerService service;

	private final List<ChaosAccount> accounts;

	private final ChaosBudget budget;

	private final AtomicReference<Duration> clockError;

	private int refusals;

	int spells;

	ChaosSpells(long seed, CognitoUserPoolServer pool, BearerService service, List<ChaosAccount> accounts,
			ChaosBudget budget, AtomicReference<Duration> clockError) {
		this.random = new Random(seed);
		this.pool = pool;
		this.service = service;
		this.accounts = accounts;
		this.budget = budget;
		this.clockError = clockError;
	}

	/** Ends when the time is over and all is well, or with an error when it is not. */
	Mono<Void> run(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		return Mono.defer(this::spell)
			.then(Mono.defer(() -> Mono.delay(millis(200, 1500))))
			.repeat(() -> System.nanoTime() < end)
			.then();
	}

	private Mono<Void> spell() {
		this.spells++;
		return switch (this.random.nextInt(8)) {
			case 0 -> wrongPassword();
			case 1 -> instant("revoked sessions", () -> users((user) -> this.pool.user(user).revokeRefreshTokens()));
			case 2 -> instant("refused tokens", this::refuse);
			case 3 -> instant("clock ahead", () -> this.clockError.accumulateAndGet(millis(100, 6000), Duration::plus));
			case 4 -> setBackInAnOutage();
			case 5 -> faults(() -> this.pool.faults().startOutage(FAULTS[this.random.nextInt(FAULTS.length)]));
			default -> faults(() -> this.pool.faults().random(this.random.nextLong(), 0.7, FAULTS));
		};
	}

	private Mono<Void> faults(Runnable begin) {
		return lasting("faults", millis(200, 5000), begin, this.pool.faults()::clear, this.budget::faults,
				ChaosAccount.POLICY.maxBackoff());
	}

	/** Longer than a token lives. */
	private Mono<Void> setBackInAnOutage() {
		this.budget.disturbance();
		return lasting("clock set back in an outage", millis(2000, 6000), () -> {
			this.pool.faults().startOutage();
			this.accounts.forEach((account) -> account.source.pardon());
			this.clockError.accumulateAndGet(millis(100, 4000).negated(), Duration::plus);
		}, this.pool.faults()::clear, this.budget::faults, ChaosAccount.POLICY.maxBackoff());
	}

	private Mono<Void> wrongPassword() {
		return lasting("wrong password", millis(1500, 4000), () -> users((user) -> {
			this.pool.user(user).password("Somebody-changed-1");
			this.pool.user(user).revokeRefreshTokens();
		}), () -> users((user) -> this.pool.user(user).password(ChaosAccount.PASSWORD)), this.budget::wrongPassword,
				ChaosAccount.POLICY.maxCoolDown().multipliedBy(6).dividedBy(5));
	}

	/** A provider stops believing such reports at the sixth in a row. */
	private void refuse() {
		if (++this.refusals <= 3) {
			this.accounts.forEach((account) -> account.source.pardon());
			this.service.refuseExpiringBefore(this.pool.clock().instant().plusSeconds(4));
		}
	}

	private void users(Consumer<String> change) {
		this.accounts.forEach((account) -> change.accept(account.username));
	}

	private Mono<Void> instant(String what, Runnable act) {
		this.budget.disturbance();
		return lasting(what, Duration.ZERO, act, () -> {
		}, (time) -> {
		}, ChaosAccount.POLICY.maxBackoff());
	}

	private Mono<Void> lasting(String what, Duration length, Runnable begin, Runnable end, Consumer<Duration> cost,
			Duration pause) {
		return Mono.defer(() -> {
			long began = System.nanoTime();
			begin.run();
			return Mono.delay(length)
				.doOnNext((tick) -> end.run())
				.then(Mono.defer(() -> recovery(what, pause)))
				.doOnTerminate(() -> cost.accept(Duration.ofNanos(System.nanoTime() - began)));
		});
	}

	private Mono<Void> recovery(String what, Duration pause) {
		Duration most = ChaosAccount.POLICY.signInTimeout().plus(pause).plus(BUSY_MACHINE);
		return Flux.interval(Duration.ZERO, Duration.ofMillis(20))
			.onBackpressureDrop()
			.takeUntil((tick) -> this.accounts.stream().allMatch(ChaosAccount::isWell))
			.then()
			.timeout(most, Mono.error(() -> new AssertionError("No recovery in " + most + " after " + what + ": "
					+ this.accounts.stream().map((account) -> account.provider.state()).toList())));
	}

	/** Short ones as often as long ones. */
	private Duration millis(long least, long most) {
		return Duration.ofMillis((long) (least * Math.pow((double) most / least, this.random.nextDouble())));
	}

}
