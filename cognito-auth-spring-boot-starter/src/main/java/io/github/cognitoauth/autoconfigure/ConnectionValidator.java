package io.github.cognitoauth.autoconfigure;

/**
 * Checks which user pool to talk to, wherever that comes from.
 */
final class ConnectionValidator implements CognitoConfigurationValidator {

	private final CognitoProperties properties;

	private final CognitoConnectionDetails details;

	ConnectionValidator(CognitoProperties properties, CognitoConnectionDetails details) {
		this.properties = properties;
		this.details = details;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		if (this.details instanceof PropertiesCognitoConnectionDetails) {
			new ConnectionPropertiesValidator(this.properties, problems).validate();
		}
		else {
			new ConnectionDetailsValidator(this.details, this.properties, problems).validate();
		}
	}

}
