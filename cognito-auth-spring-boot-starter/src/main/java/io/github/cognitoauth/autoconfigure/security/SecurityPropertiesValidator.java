package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;

/** Checks the properties of the integration with Spring Security. */
final class SecurityPropertiesValidator implements CognitoConfigurationValidator {

	private final CognitoSecurityProperties properties;

	SecurityPropertiesValidator(CognitoSecurityProperties properties) {
		this.properties = properties;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		problems.checkPositive("cognito.security.timeout", this.properties.getTimeout());
		problems.checkPositive("cognito.security.challenge-timeout", this.properties.getChallengeTimeout());
		problems.check(this.properties.getChallengeMaxAttempts() > 0, "cognito.security.challenge-max-attempts",
				"is not positive", "Set it to the number of wrong codes that a user may enter, such as 5.");
	}

}
