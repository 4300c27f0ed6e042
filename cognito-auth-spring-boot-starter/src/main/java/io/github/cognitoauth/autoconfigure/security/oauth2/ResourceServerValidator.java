// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.pool.UserPoolProperties;
import io.github.cognitoauth.pool.CognitoUserPools;

/** Checks the properties of the resource server. */
final class ResourceServerValidator implements CognitoConfigurationValidator {

	private final CognitoResourceServerProperties properties;

	private final CognitoProperties common;

	private final ConfiguredUserPools pools;

	ResourceServerValidator(CognitoResourceServerProperties properties, CognitoProperties common,
			ConfiguredUserPools pools) {
		this.properties = properties;
		this.common = common;
		this.pools = pools;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		problems.checkUri("cognito.resource-server.jwk-set-uri", this.properties.getJwkSetUri(),
				this.common.isAllowPlainTextEndpoint());
		problems.checkPositive("cognito.resource-server.key-outage-tolerance", this.properties.getKeyOutageTolerance());
		this.pools.named()
			.forEach((name, pool) -> problems.checkUri(ConfiguredUserPools.prefix(name) + "resource-server.jwk-set-uri",
					pool.getResourceServer().getJwkSetUri(), ConfiguredUserPools
						.orElse(pool.getAllowPlainTextEndpoint(), this.common.isAllowPlainTextEndpoint())));
		problems.check(this.pools.settings().containsKey(CognitoUserPools.MAIN)
				|| this.pools.named().values().stream().anyMatch((pool) -> pool.getResourceServer().isEnabled()),
				"cognito.resource-server.enabled", "is set, but no user pool is left whose tokens are accepted",
				"Remove it, or enable the resource server of a user pool.");
		clientIds(problems);
	}

	/** By its app client a token is told to be of one of two names of the same pool. */
	private void clientIds(ConfigurationProblems problems) {
		Map<String, String> seen = new HashMap<>();
		this.pools.settings().values().forEach((pool) -> {
			for (String client : clientIds(pool)) {
				String other = seen.putIfAbsent(userPoolId(pool) + ' ' + client, pool.prefix());
				problems.check(other == null, pool.prefix() + "resource-server.client-ids",
						"has an app client in common with '" + other + "', and the user pool is the same",
						"Name each app client of the user pool once.");
			}
		});
	}

	private Collection<String> clientIds(PoolSettings pool) {
		UserPoolProperties own = this.pools.named(pool.name());
		List<String> configured = (own != null) ? own.getResourceServer().getClientIds()
				: this.properties.getClientIds();
		if (!configured.isEmpty()) {
			return Set.copyOf(configured);
		}
		try {
			return Set.of(pool.details().getClientId());
		}
		catch (CognitoConfigurationException ex) {
			// reported as missing
			return Set.of();
		}
	}

	private static String userPoolId(PoolSettings pool) {
		try {
			return pool.details().getUserPoolId();
		}
		catch (CognitoConfigurationException ex) {
			return pool.name();
		}
	}

}
