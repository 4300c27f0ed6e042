package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;

/**
 * What is known of the app client that accounts share before there is a client.
 *
 * @param id the id, or empty if there is none, which is reported elsewhere
 * @param mayHaveSecret whether it has a secret or may get one from code
 */
record CommonClient(String id, boolean mayHaveSecret) {

	static CommonClient of(CognitoConnectionDetails details, boolean customized) {
		return new CommonClient(id(details), customized || !details.getClientSecrets().isEmpty());
	}

	private static String id(CognitoConnectionDetails details) {
		try {
			return details.getClientId();
		}
		catch (CognitoConfigurationException ex) {
			return "";
		}
	}

}
