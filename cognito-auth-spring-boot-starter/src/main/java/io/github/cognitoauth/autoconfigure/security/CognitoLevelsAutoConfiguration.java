// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.level.CognitoLevels;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationTrustResolver;

/**
 * Auto-configuration of authentication levels, for logins and resource servers:
 * {@code cognito.sign-in.levels.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoUserPoolsAutoConfiguration.class)
@ConditionalOnClass(AuthenticationTrustResolver.class)
@ConditionalOnWebApplication
@ConditionalOnBean(CognitoUserPools.class)
@EnableConfigurationProperties(CognitoLevelsProperties.class)
public final class CognitoLevelsAutoConfiguration {

	CognitoLevelsAutoConfiguration() {
	}

	@Bean
	LevelsPropertiesValidator cognitoLevelsPropertiesValidator(CognitoLevelsProperties properties) {
		return new LevelsPropertiesValidator(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoLevelSettings cognitoLevelSettings(CognitoLevelsProperties properties) {
		CognitoLevelSettings settings = CognitoLevelSettings.defaults()
			.withNames(CognitoLevelNames.of(properties.getNames()))
			.withTarget((properties.getTarget() != null) ? properties.getTarget() : 0);
		return properties.isEnabled() ? settings : settings.neverAskedFor();
	}

	/** For expressions, by this name. */
	@Bean
	@ConditionalOnMissingBean
	CognitoLevels cognitoLevels() {
		return new CognitoLevels();
	}

}
