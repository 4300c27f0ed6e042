// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.time.Duration;

import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.ReplicaRegion;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Checks the replica of a user pool against its primary Region. */
final class ReplicaValidator {

	private static final Duration SHORTEST_STAY = Duration.ofSeconds(1);

	private final PoolSettings pool;

	private final ReplicaProperties properties;

	private final ConfigurationProblems problems;

	private final String prefix;

	ReplicaValidator(PoolSettings pool, ConfigurationProblems problems) {
		this.pool = pool;
		this.properties = pool.replica();
		this.problems = problems;
		this.prefix = pool.prefix() + "replica.";
	}

	void validate(@Nullable UserPoolId pool) {
		String region = this.properties.getRegion();
		URI endpoint = this.pool.replicaEndpoint();
		if (region == null || !StringUtils.hasText(region)) {
			this.problems.check(endpoint == null, this.prefix + "endpoint", "is set without a region",
					"Set '" + this.prefix + "region' to the region of the replica, or remove it.");
			return;
		}
		boolean stays = this.properties.getMinimumStay().compareTo(SHORTEST_STAY) >= 0;
		this.problems.check(stays, this.prefix + "minimum-stay", "is shorter than a second",
				"Set it to a duration such as '5m', or remove it.");
		this.problems.checkPositive(this.prefix + "minimum-stay", this.properties.getMinimumStay());
		CognitoEndpoint own = (endpoint != null) ? this.problems.make(this.prefix + "endpoint",
				() -> CognitoEndpoint.ofUri(endpoint, this.pool.allowPlainTextEndpoint()),
				"Set it to an https URI, or to http on a loopback host for an emulator; or remove it.") : null;
		boolean valid = endpoint != null
				|| this.problems.make(this.prefix + "region", () -> CognitoEndpoint.ofRegion(region, this.pool.fips()),
						"Set it to the name of a region such as 'us-west-2'.") != null;
		if (valid && pool != null) {
			this.problems.make(this.prefix + "region", () -> {
				ReplicaRegion replica = ReplicaRegion.builder(region).endpoint(own).build();
				replica.requireReplicaOf(primary(pool), this.pool.details().getEndpoint() != null && endpoint == null);
				return replica;
			}, "Set '" + this.prefix + "region' to the region of the replica, and '" + this.prefix + "endpoint' where '"
					+ this.pool.prefix() + "endpoint' is set.");
		}
	}

	private String primary(UserPoolId pool) {
		String region = this.pool.details().getRegion();
		return (region != null) ? region : pool.region();
	}

}
