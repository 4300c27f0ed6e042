// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.pool.PoolSecurityProperties;
import org.jspecify.annotations.Nullable;

/** Checks the properties of the integration with Spring Security. */
final class SecurityPropertiesValidator implements CognitoConfigurationValidator {

	private final CognitoSecurityProperties properties;

	private final ConfiguredUserPools pools;

	SecurityPropertiesValidator(CognitoSecurityProperties properties, ConfiguredUserPools pools) {
		this.properties = properties;
		this.pools = pools;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		check("cognito.security.", this.properties.getTimeout(), this.properties.getChallengeTimeout(),
				this.properties.getChallengeMaxAttempts(), problems);
		this.pools.named().forEach((name, pool) -> {
			PoolSecurityProperties own = pool.getSecurity();
			check(ConfiguredUserPools.prefix(name) + "security.", own.getTimeout(), own.getChallengeTimeout(),
					own.getChallengeMaxAttempts(), problems);
		});
	}

	private static void check(String prefix, @Nullable Duration timeout, @Nullable Duration challengeTimeout,
			@Nullable Integer challengeMaxAttempts, ConfigurationProblems problems) {
		problems.checkPositive(prefix + "timeout", timeout);
		problems.checkPositive(prefix + "challenge-timeout", challengeTimeout);
		problems.check(challengeMaxAttempts == null || challengeMaxAttempts > 0, prefix + "challenge-max-attempts",
				"is not positive", "Set it to the number of wrong codes that a user may enter, such as 5.");
	}

}
