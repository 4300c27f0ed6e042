// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that hides the secrets among the properties in the actuator
 * endpoints {@code env} and {@code configprops}, also where these show all values.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBooleanProperty(name = "cognito.enabled", matchIfMissing = true)
public final class CognitoSanitizingAutoConfiguration {

	CognitoSanitizingAutoConfiguration() {
	}

	@Bean
	SanitizingFunction cognitoSanitizingFunction() {
		return SanitizingFunction.sanitizeValue().ifKeyMatches(CognitoSecretKeys::isSecret);
	}

}
