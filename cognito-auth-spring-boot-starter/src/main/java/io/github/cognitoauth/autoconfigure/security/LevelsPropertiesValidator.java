package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.security.level.CognitoLevelNames;

/** Checks the properties of levels. */
final class LevelsPropertiesValidator implements CognitoConfigurationValidator {

	private final CognitoLevelsProperties properties;

	LevelsPropertiesValidator(CognitoLevelsProperties properties) {
		this.properties = properties;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		Integer target = this.properties.getTarget();
		problems.check(target == null || (target >= 1 && target <= CognitoLevelNames.HIGHEST),
				"cognito.sign-in.levels.target", "is " + target + ", which is no level",
				"Set it to a number from 1 to 4, or remove it.");
		try {
			CognitoLevelNames.of(this.properties.getNames());
		}
		catch (IllegalArgumentException ex) {
			problems.add("cognito.sign-in.levels.names", "is not accepted: " + ex.getMessage(),
					"Give the levels the names that 'AcrConfiguration' of the user pool has.");
		}
	}

}
