// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.pool.PoolSessionProperties;
import org.jspecify.annotations.Nullable;

/** Checks the properties of the sessions of people. */
final class SessionPropertiesValidator implements CognitoConfigurationValidator {

	private final CognitoSessionProperties properties;

	private final ConfiguredUserPools pools;

	SessionPropertiesValidator(CognitoSessionProperties properties, ConfiguredUserPools pools) {
		this.properties = properties;
		this.pools = pools;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		check("cognito.security.session.", this.properties.getCheckEvery(), this.properties.getOutageGrace(), problems);
		this.pools.named().forEach((name, pool) -> {
			PoolSessionProperties own = pool.getSecurity().getSession();
			check(ConfiguredUserPools.prefix(name) + "security.session.", own.getCheckEvery(), own.getOutageGrace(),
					problems);
		});
	}

	private static void check(String prefix, @Nullable Duration checkEvery, @Nullable Duration grace,
			ConfigurationProblems problems) {
		problems.check(checkEvery == null || !checkEvery.isNegative(), prefix + "check-every",
				"is " + checkEvery + ", which is negative",
				"Set it to a duration such as '15m', or to 0 if only requests that ask for tokens shall refresh them.");
		problems.check(grace == null || !grace.isNegative(), prefix + "outage-grace",
				"is " + grace + ", which is negative", "Set it to a duration such as '4h', or remove it.");
	}

}
