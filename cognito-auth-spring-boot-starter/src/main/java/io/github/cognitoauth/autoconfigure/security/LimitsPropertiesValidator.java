// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.security.limit.RateLimit;

/** Checks the properties of the limits of failed sign-ins. */
final class LimitsPropertiesValidator implements CognitoConfigurationValidator {

	private final CognitoLimitsProperties properties;

	LimitsPropertiesValidator(CognitoLimitsProperties properties) {
		this.properties = properties;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		limit("cognito.security.limits.per-address", this.properties.getPerAddress(), problems);
		limit("cognito.security.limits.per-name-and-address", this.properties.getPerNameAndAddress(), problems);
		problems.check(this.properties.getPerFlow() > 0, "cognito.security.limits.per-flow", "is not positive",
				"Set it to a number of answers, such as 6.");
	}

	private static void limit(String property, String value, ConfigurationProblems problems) {
		problems.make(property, () -> RateLimit.of(value), "Set it to a limit such as '10/10m' or '100/1h'.");
	}

}
