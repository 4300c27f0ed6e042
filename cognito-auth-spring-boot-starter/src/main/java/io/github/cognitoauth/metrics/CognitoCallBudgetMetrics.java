// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.metrics;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CallBudgetFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.util.Assert;

/**
 * Metrics of the budget of calls, with the tag {@code pool}, which names all user pools
 * that share it:
 * <ul>
 * <li>gauge {@code cognito.budget.rate}: calls that there may be per second at
 * present;</li>
 * <li>gauge {@code cognito.budget.queued}: accounts that wait for their turn, with tag
 * {@code lane} ({@code waited} if somebody waits for them, otherwise {@code ahead});</li>
 * <li>gauge {@code cognito.budget.in.flight}: accounts that have their turn;</li>
 * <li>gauge {@code cognito.budget.outage}: 1 while the service answers nobody, otherwise
 * 0;</li>
 * <li>counters {@code cognito.budget.used}, {@code cognito.budget.throttled} and
 * {@code cognito.budget.refused}: calls that were made, those of people included, calls
 * that the service refused as too many, and turns that were refused during outages.</li>
 * </ul>
 *
 * @since 0.1.0
 */
public final class CognitoCallBudgetMetrics implements MeterBinder {

	private final Supplier<Map<String, CallBudget>> budgets;

	/**
	 * Create the metrics.
	 * @param budgets the budgets by the name of the user pool; asked once, when a
	 * registry is bound. Pools of one account and Region have the same
	 */
	public CognitoCallBudgetMetrics(Supplier<Map<String, CallBudget>> budgets) {
		Assert.notNull(budgets, "'budgets' must not be null");
		this.budgets = budgets;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Map<CallBudget, String> pools = new IdentityHashMap<>();
		this.budgets.get().forEach((pool, budget) -> pools.merge(budget, pool, (all, next) -> all + "," + next));
		pools.forEach((budget, names) -> bind(budget, Tags.of("pool", names), registry));
	}

	private static void bind(CallBudget source, Tags pool, MeterRegistry registry) {
		gauge(source, "rate", "Calls that there may be per second", CallBudgetFigures::callsPerSecond).tags(pool)
			.register(registry);
		gauge(source, "queued", "Accounts that wait for their turn", CallBudgetFigures::waited).tag("lane", "waited")
			.tags(pool)
			.register(registry);
		gauge(source, "queued", "Accounts that wait for their turn", CallBudgetFigures::ahead).tag("lane", "ahead")
			.tags(pool)
			.register(registry);
		gauge(source, "in.flight", "Accounts that have their turn", CallBudgetFigures::inFlight).tags(pool)
			.register(registry);
		gauge(source, "outage", "Whether the service answers nobody", (figures) -> figures.outage() ? 1 : 0).tags(pool)
			.register(registry);
		counter(source, "used", "Calls that were made", CallBudgetFigures::used).tags(pool).register(registry);
		counter(source, "throttled", "Calls that the service refused as too many", CallBudgetFigures::throttled)
			.tags(pool)
			.register(registry);
		counter(source, "refused", "Turns that were refused during outages", CallBudgetFigures::refused).tags(pool)
			.register(registry);
	}

	private static Gauge.Builder<CallBudget> gauge(CallBudget budget, String name, String description,
			ToDoubleFunction<CallBudgetFigures> value) {
		return Gauge.builder("cognito.budget." + name, budget, (source) -> value.applyAsDouble(source.figures()))
			.description(description);
	}

	private static FunctionCounter.Builder<CallBudget> counter(CallBudget budget, String name, String description,
			ToDoubleFunction<CallBudgetFigures> value) {
		return FunctionCounter
			.builder("cognito.budget." + name, budget, (source) -> value.applyAsDouble(source.figures()))
			.description(description);
	}

}
