package io.github.cognitoauth.autoconfigure.security.oauth2;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;

/** Checks the properties of the resource server. */
final class ResourceServerValidator implements CognitoConfigurationValidator {

	private final CognitoResourceServerProperties properties;

	private final CognitoProperties common;

	ResourceServerValidator(CognitoResourceServerProperties properties, CognitoProperties common) {
		this.properties = properties;
		this.common = common;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		problems.checkUri("cognito.resource-server.jwk-set-uri", this.properties.getJwkSetUri(),
				this.common.isAllowPlainTextEndpoint());
		problems.checkPositive("cognito.resource-server.key-outage-tolerance", this.properties.getKeyOutageTolerance());
	}

}
