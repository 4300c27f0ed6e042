package io.github.cognitoauth.autoconfigure.security;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;

/** Checks the properties of the sessions of people. */
final class SessionPropertiesValidator implements CognitoConfigurationValidator {

	private final CognitoSessionProperties properties;

	SessionPropertiesValidator(CognitoSessionProperties properties) {
		this.properties = properties;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		Duration checkEvery = this.properties.getCheckEvery();
		problems.check(!checkEvery.isNegative(), "cognito.security.session.check-every",
				"is " + checkEvery + ", which is negative",
				"Set it to a duration such as '15m', or to 0 if only requests that ask for tokens shall refresh them.");
		Duration grace = this.properties.getOutageGrace();
		problems.check(grace == null || !grace.isNegative(), "cognito.security.session.outage-grace",
				"is " + grace + ", which is negative", "Set it to a duration such as '4h', or remove it.");
	}

}
