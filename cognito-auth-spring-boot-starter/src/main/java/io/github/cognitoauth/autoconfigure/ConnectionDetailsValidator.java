// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;

import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Checks what a {@link CognitoConnectionDetails} bean of the application says, and the
 * properties that are combined with it.
 */
final class ConnectionDetailsValidator {

	private final PoolSettings pool;

	private final CognitoConnectionDetails details;

	private final String getter;

	private final ConfigurationProblems problems;

	ConnectionDetailsValidator(PoolSettings pool, ConfigurationProblems problems) {
		this.pool = pool;
		this.details = pool.details();
		this.getter = pool.isMain() ? "CognitoConnectionDetails.get"
				: "CognitoUserPoolConnectionDetails[" + pool.name() + "].get";
		this.problems = problems;
	}

	void validate() {
		UserPoolId pool = this.problems.make(this.getter + "UserPoolId()",
				() -> new UserPoolId(this.details.getUserPoolId()),
				action("the id of the user pool, such as 'eu-west-1_Ab1Cd2Ef3'"));
		URI endpoint = this.details.getEndpoint();
		this.problems.check(ClientIdFormat.matches(this.details.getClientId(), endpoint), this.getter + "ClientId()",
				"does not look like the id of an app client",
				action("the id of an app client of the user pool, such as '1example23456789'"));
		uri("Endpoint()", endpoint);
		uri("IssuerUri()", this.details.getIssuerUri());
		replica(pool);
		if (endpoint == null) {
			region(pool);
		}
		else {
			this.problems.check(!this.pool.fips(), this.pool.prefix() + "fips",
					"is set, but the CognitoConnectionDetails bean has an endpoint of its own",
					"Set '" + this.pool.prefix() + "fips' to false, which chooses among the endpoints of AWS, or "
							+ action("no endpoint"));
		}
	}

	private boolean uri(String getter, @Nullable URI uri) {
		return uri == null || this.problems.make(this.getter + getter,
				() -> CognitoEndpoint.ofUri(uri, this.pool.allowPlainTextEndpoint()),
				action("an https URI, or http on a loopback host") + " In a network where nobody else can read "
						+ "passwords, set '" + this.pool.prefix() + "allow-plain-text-endpoint=true'.") != null;
	}

	/** A replica that is configured is none of an emulator. */
	private void replica(@Nullable UserPoolId pool) {
		URI endpoint = this.details.getReplicaEndpoint();
		boolean hasRegion = StringUtils.hasText(this.pool.replica().getRegion());
		this.problems.check(endpoint == null || hasRegion, this.getter + "ReplicaEndpoint()",
				"is there, but '" + this.pool.prefix() + "replica.region' is not set", "Set '" + this.pool.prefix()
						+ "replica.region' to the region of the replica, or " + action("no such endpoint"));
		boolean valid = uri("ReplicaEndpoint()", endpoint);
		boolean counts = (endpoint != null) ? hasRegion && valid : this.details.getEndpoint() == null;
		if (counts) {
			new ReplicaValidator(this.pool, this.problems).validate(pool);
		}
	}

	private void region(@Nullable UserPoolId pool) {
		String region = this.details.getRegion();
		boolean regionIsGood = region == null || this.problems.make(this.getter + "Region()",
				() -> CognitoEndpoint.ofRegion(region), action("the name of a region such as 'eu-west-1'")) != null;
		String name = (region != null) ? region : ((pool != null) ? pool.region() : null);
		if (regionIsGood && name != null && this.pool.fips()) {
			this.problems.make(this.pool.prefix() + "fips", () -> CognitoEndpoint.ofRegion(name, true),
					"Set '" + this.pool.prefix() + "fips' to false, or "
							+ action("a region with a FIPS endpoint if the user pool is replicated there"));
		}
	}

	private String action(String value) {
		return "Let the CognitoConnectionDetails bean of type "
				+ ClassUtils.getShortName(ClassUtils.getUserClass(this.details)) + " return " + value + ".";
	}

}
