// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.metrics;

import java.util.Locale;
import java.util.function.Supplier;

import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.RegionSwitch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.util.Assert;

/**
 * Metrics of pools that have a replica, with the tag {@code pool}:
 * <ul>
 * <li>gauge {@code cognito.region.active}: 1 for the Region that is called and 0 for the
 * other one, with tag {@code region};</li>
 * <li>counter {@code cognito.region.switches}: changes of the Region, with tag
 * {@code cause} ({@code failures}, {@code recovery} or {@code manual}).</li>
 * </ul>
 *
 * @since 0.1.0
 */
public final class CognitoRegionMetrics implements MeterBinder {

	private final Supplier<CognitoUserPools> pools;

	/**
	 * Create the metrics.
	 * @param pools the pools; asked once, when a registry is bound
	 */
	public CognitoRegionMetrics(Supplier<CognitoUserPools> pools) {
		Assert.notNull(pools, "'pools' must not be null");
		this.pools = pools;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (CognitoUserPool pool : this.pools.get()) {
			RegionRouter regions = pool.client().regions();
			if (regions != null) {
				active(registry, pool.name(), regions, regions.primaryRegion());
				active(registry, pool.name(), regions, regions.replica().region());
				for (RegionSwitch.Cause cause : RegionSwitch.Cause.values()) {
					FunctionCounter.builder("cognito.region.switches", regions, (router) -> router.switches(cause))
						.description("Changes of the Region that is called")
						.tag("pool", pool.name())
						.tag("cause", cause.name().toLowerCase(Locale.ROOT))
						.register(registry);
				}
			}
		}
	}

	private static void active(MeterRegistry registry, String pool, RegionRouter regions, String region) {
		Gauge.builder("cognito.region.active", regions, (router) -> router.activeRegion().equals(region) ? 1 : 0)
			.description("Whether the Region is called")
			.tag("pool", pool)
			.tag("region", region)
			.register(registry);
	}

}
