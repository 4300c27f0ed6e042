// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.account;

import java.util.List;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;

/** Checks the properties of what people do with their own account. */
final class AccountPropertiesValidator implements CognitoConfigurationValidator {

	private static final String PREFIX = "cognito.account.";

	/** What the pool alone writes, and what a form has under the same name. */
	private static final Set<String> NEVER = Set.of("sub", "email_verified", "phone_number_verified", "updated_at",
			"identities", "username", "password");

	private final CognitoAccountProperties properties;

	AccountPropertiesValidator(CognitoAccountProperties properties) {
		this.properties = properties;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		problems.checkPositive(PREFIX + "fresh-sign-in", this.properties.getFreshSignIn());
		attributes("sign-up-attributes", this.properties.getSignUpAttributes(), problems);
		attributes("writable-attributes", this.properties.getWritableAttributes(), problems);
	}

	private static void attributes(String name, List<String> attributes, ConfigurationProblems problems) {
		for (String attribute : attributes) {
			problems.check(!attribute.isBlank(), PREFIX + name, "has a name that is empty", "Remove the empty name.");
			problems.check(!NEVER.contains(attribute), PREFIX + name,
					"has '" + attribute + "', which no user can write", "Remove it.");
		}
	}

}
