// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.RegionRouter;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.Assert;

/**
 * Which Region of each replicated pool is called. It is always up: that is what a replica
 * is for, and taking the instance out of service would help nobody. Asking makes no call.
 *
 * @since 0.1.0
 */
public final class CognitoRegionHealthIndicator extends AbstractHealthIndicator {

	private final CognitoUserPools pools;

	/**
	 * Create an indicator.
	 * @param pools the pools
	 */
	public CognitoRegionHealthIndicator(CognitoUserPools pools) {
		super("The Regions of the user pools cannot be read");
		Assert.notNull(pools, "'pools' must not be null");
		this.pools = pools;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		for (CognitoUserPool pool : this.pools) {
			RegionRouter regions = pool.client().regions();
			if (regions != null) {
				Map<String, String> details = new LinkedHashMap<>();
				details.put("active", regions.activeRegion());
				details.put("primary", regions.primaryRegion());
				details.put("replica", regions.replica().region());
				builder.withDetail(pool.name(), details);
			}
		}
	}

}
