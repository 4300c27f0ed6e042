// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;

import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Checks the properties that say which user pool to talk to. */
final class ConnectionPropertiesValidator {

	private static final String OPT_OUT = " Or add a CognitoConnectionDetails bean, "
			+ "or set 'cognito.enabled=false' if this application does not use Cognito.";

	private static final String FORMAT = "User pool ids look like 'eu-west-1_Ab1Cd2Ef3': "
			+ "copy 'User pool ID' from the overview of the user pool in the AWS console.";

	private final PoolSettings pool;

	private final ConnectionProperties properties;

	private final ConfigurationProblems problems;

	private final String prefix;

	private final String optOut;

	ConnectionPropertiesValidator(PoolSettings pool, ConnectionProperties properties, ConfigurationProblems problems) {
		this.pool = pool;
		this.properties = properties;
		this.problems = problems;
		this.prefix = pool.prefix();
		this.optOut = pool.isMain() ? OPT_OUT : "";
	}

	void validate() {
		UserPoolId pool = userPoolId(this.properties.getUserPoolId());
		clientId(this.properties.getClientId(), this.properties.getEndpoint());
		this.problems.checkClientSecrets(this.prefix, this.properties.getClientSecret(),
				this.properties.getClientSecrets());
		region(pool);
		endpoint();
		new ReplicaValidator(this.pool, this.problems).validate(pool);
		this.problems.checkUri(this.prefix + "issuer-uri", this.properties.getIssuerUri(),
				this.pool.allowPlainTextEndpoint());
	}

	private @Nullable UserPoolId userPoolId(@Nullable String userPoolId) {
		if (userPoolId == null || !StringUtils.hasText(userPoolId)) {
			this.problems.add(this.prefix + "user-pool-id", "is not set",
					"Set '" + this.prefix + "user-pool-id' to the id of the user pool. " + FORMAT + this.optOut);
			return null;
		}
		return this.problems.make(this.prefix + "user-pool-id", () -> new UserPoolId(userPoolId), FORMAT);
	}

	private void clientId(@Nullable String clientId, @Nullable URI endpoint) {
		if (clientId == null || !StringUtils.hasText(clientId)) {
			this.problems.add(this.prefix + "client-id", "is not set", "Set '" + this.prefix
					+ "client-id' to the id of an app client of the "
					+ "user pool: letters and digits such as '1example23456789', under 'App clients' in the AWS console."
					+ this.optOut);
			return;
		}
		this.problems.checkResolved(this.prefix + "client-id", clientId);
		this.problems.check(ClientIdFormat.matches(clientId, endpoint), this.prefix + "client-id",
				"does not look like the id of an app client: 1 to 128 letters and digits, such as '1example23456789'",
				"Copy 'Client ID' from the app client in the AWS console; its name and its secret are something else.");
	}

	private void region(@Nullable UserPoolId pool) {
		String region = this.properties.getRegion();
		if (region != null && StringUtils.hasText(region)) {
			this.problems.make(this.prefix + "region", () -> CognitoEndpoint.ofRegion(region, this.pool.fips()),
					"Set '" + this.prefix + "region' to the name of a region such as 'eu-west-1', or remove it: "
							+ "the region of the user pool id is the default.");
		}
		else if (this.pool.fips() && this.properties.getEndpoint() == null) {
			fips(pool);
		}
	}

	private void fips(@Nullable UserPoolId pool) {
		if (pool != null) {
			this.problems.make(this.prefix + "fips", () -> CognitoEndpoint.ofRegion(pool.region(), true),
					withoutFips() + ", or set '" + this.prefix + "region' to a region with a FIPS endpoint "
							+ "if the user pool is replicated there; the region of the user pool id is the default.");
		}
	}

	private void endpoint() {
		URI endpoint = this.properties.getEndpoint();
		if (endpoint == null) {
			return;
		}
		this.problems.make(this.prefix + "endpoint", () -> CognitoEndpoint
			.ofUri(endpoint, this.pool.allowPlainTextEndpoint()), "Set '" + this.prefix
					+ "endpoint' to an https URI such as 'https://cognito-idp.eu-west-1.amazonaws.com', "
					+ "or to http on a loopback host such as 'http://localhost:9229' for an emulator; or remove it.");
		this.problems.check(!this.pool.fips(), this.prefix + "fips",
				"is set together with '" + this.prefix + "endpoint'",
				(this.pool.isMain() ? "Keep one of them: 'cognito.fips' chooses" : withoutFips() + ": it chooses")
						+ " among the endpoints of AWS.");
	}

	/** A named pool has it from the main one. */
	private String withoutFips() {
		return this.pool.isMain() ? "Remove 'cognito.fips'" : "Set '" + this.prefix + "fips' to false";
	}

}
