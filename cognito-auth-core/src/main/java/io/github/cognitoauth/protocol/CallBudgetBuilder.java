// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

import org.springframework.util.Assert;

/**
 * Builds a {@link CallBudget}. Everything has a default.
 *
 * @since 0.1.0
 */
public final class CallBudgetBuilder {

	private static final int DEFAULT_CALLS = 100;

	private static final int MAX_CALLS = 10_000;

	private static final int DEFAULT_IN_FLIGHT = 33;

	String name = "an endpoint";

	int callsPerSecond = DEFAULT_CALLS;

	int maxInFlight = DEFAULT_IN_FLIGHT;

	LongSupplier ticker = System::nanoTime;

	@Nullable Scheduler scheduler;

	CallBudgetBuilder() {
	}

	/**
	 * Set what the log calls the budget.
	 * @param name the name, for example the endpoint
	 * @return this builder
	 */
	public CallBudgetBuilder name(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.name = name;
		return this;
	}

	/**
	 * Set how many calls there may be in a second. Stay below the quota of the AWS
	 * account, or of the part that this process has of it.
	 * @param callsPerSecond 1 to 10,000; 100 by default
	 * @return this builder
	 */
	public CallBudgetBuilder callsPerSecond(int callsPerSecond) {
		Assert.isTrue(callsPerSecond >= 1 && callsPerSecond <= MAX_CALLS,
				"'callsPerSecond' must be between 1 and 10000");
		this.callsPerSecond = callsPerSecond;
		return this;
	}

	/**
	 * Set how many accounts may have their turn at the same time.
	 * @param maxInFlight positive; a third of the HTTP client's connections leaves the
	 * others to people; 33 by default
	 * @return this builder
	 */
	public CallBudgetBuilder maxInFlight(int maxInFlight) {
		Assert.isTrue(maxInFlight >= 1, "'maxInFlight' must be positive");
		this.maxInFlight = maxInFlight;
		return this;
	}

	/**
	 * Set where the turns of those who had to wait begin.
	 * @param scheduler the scheduler; it is used only while somebody waits and never
	 * disposed of here; by default {@code Schedulers.parallel()}
	 * @return this builder
	 */
	public CallBudgetBuilder scheduler(Scheduler scheduler) {
		Assert.notNull(scheduler, "'scheduler' must not be null");
		this.scheduler = scheduler;
		return this;
	}

	/**
	 * Set the clock.
	 * @param ticker gives nanoseconds from anywhere and is never set back; by default
	 * {@code System::nanoTime}
	 * @return this builder
	 */
	public CallBudgetBuilder ticker(LongSupplier ticker) {
		Assert.notNull(ticker, "'ticker' must not be null");
		this.ticker = ticker;
		return this;
	}

	/**
	 * Build the budget.
	 * @return a new budget
	 */
	public CallBudget build() {
		return new CallBudget(this);
	}

}
