// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import io.github.cognitoauth.autoconfigure.security.api.CognitoApiAutoConfiguration;
import io.github.cognitoauth.health.CognitoApiHealthIndicator;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.limit.SignInLimit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health of the JSON API for sign-ins, which tells whether
 * anything but the pool limits failed attempts.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoApiAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBooleanProperty("cognito.api.enabled")
@ConditionalOnBean({ Api.class, SignInLimit.class })
@ConditionalOnEnabledHealthIndicator("cognito-api")
public final class CognitoApiHealthContributorAutoConfiguration {

	CognitoApiHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "cognitoApiHealthIndicator", "cognitoApiHealthContributor" })
	CognitoApiHealthIndicator cognitoApiHealthIndicator(Api api, SignInLimit limit) {
		return new CognitoApiHealthIndicator(api, limit);
	}

}
