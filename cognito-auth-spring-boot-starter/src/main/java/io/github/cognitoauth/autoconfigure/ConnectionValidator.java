// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Checks which user pool is the main one, wherever that comes from.
 */
final class ConnectionValidator implements CognitoConfigurationValidator {

	private final CognitoProperties properties;

	private final @Nullable CognitoConnectionDetails details;

	ConnectionValidator(CognitoProperties properties, @Nullable CognitoConnectionDetails details) {
		this.properties = properties;
		this.details = details;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		if (this.details != null) {
			PoolSettings.main(this.properties, this.details).validate(problems);
		}
	}

}
