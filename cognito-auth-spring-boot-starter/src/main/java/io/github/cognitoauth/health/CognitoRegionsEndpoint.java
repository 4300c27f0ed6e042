// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.RegionSwitch;
import io.github.cognitoauth.protocol.ReplicaRegion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.util.Assert;

/**
 * Actuator endpoint {@code cognitoregions}: the replicated pools and which Region of each
 * is called, and for an operator a way to change it. Changing needs
 * {@code management.endpoint.cognitoregions.access=unrestricted}. Makes no call.
 *
 * @since 0.1.0
 */
@Endpoint(id = "cognitoregions", defaultAccess = Access.READ_ONLY)
public class CognitoRegionsEndpoint {

	private final CognitoUserPools pools;

	/**
	 * Create the endpoint.
	 * @param pools the pools
	 */
	public CognitoRegionsEndpoint(CognitoUserPools pools) {
		Assert.notNull(pools, "'pools' must not be null");
		this.pools = pools;
	}

	/**
	 * Return the replicated pools.
	 * @return the pools by name
	 */
	@ReadOperation
	public RegionsDescriptor regions() {
		Map<String, PoolDescriptor> described = new LinkedHashMap<>();
		for (CognitoUserPool pool : this.pools) {
			RegionRouter regions = pool.client().regions();
			if (regions != null) {
				described.put(pool.name(), PoolDescriptor.of(regions));
			}
		}
		return new RegionsDescriptor(described);
	}

	/**
	 * Call another Region of a pool.
	 * @param pool the name of the pool
	 * @param region the name of the primary Region or of the replica's
	 * @return the pool, or {@code null} if there is none of that name with a replica
	 */
	@WriteOperation
	public @Nullable PoolDescriptor useRegion(@Selector String pool, String region) {
		CognitoUserPool found = this.pools.find(pool);
		RegionRouter regions = (found != null) ? found.client().regions() : null;
		if (regions == null) {
			return null;
		}
		try {
			regions.useRegion(region);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEndpointRequestException(String.valueOf(ex.getMessage()),
					"It is neither the primary region nor that of the replica");
		}
		return PoolDescriptor.of(regions);
	}

	/**
	 * All replicated pools.
	 *
	 * @param pools the pools by name
	 */
	public record RegionsDescriptor(Map<String, PoolDescriptor> pools) implements OperationResponseBody {

	}

	/**
	 * A replicated pool.
	 *
	 * @param active the Region that is called
	 * @param primary the primary Region
	 * @param replica the Region of the replica
	 * @param mode who decides which one is called
	 * @param switches how often it was changed since the start, by cause
	 */
	public record PoolDescriptor(String active, String primary, String replica, ReplicaRegion.Mode mode,
			Map<RegionSwitch.Cause, Long> switches) implements OperationResponseBody {

		static PoolDescriptor of(RegionRouter regions) {
			Map<RegionSwitch.Cause, Long> switches = new TreeMap<>();
			for (RegionSwitch.Cause cause : RegionSwitch.Cause.values()) {
				switches.put(cause, regions.switches(cause));
			}
			return new PoolDescriptor(regions.activeRegion(), regions.primaryRegion(), regions.replica().region(),
					regions.replica().mode(), switches);
		}

	}

}
