// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.pool.LevelsCheck;

/** Checks the properties of levels. */
final class LevelsPropertiesValidator implements CognitoConfigurationValidator {

	private final CognitoLevelsProperties properties;

	LevelsPropertiesValidator(CognitoLevelsProperties properties) {
		this.properties = properties;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		LevelsCheck.check("cognito.sign-in.levels", this.properties.getTarget(), this.properties.getNames(), problems);
	}

}
