// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.autoconfigure.EntryKeys;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What reads, checks and registers the user pools beside the main one. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnNamedUserPoolsCondition.class)
@EnableConfigurationProperties(CognitoUserPoolsProperties.class)
class NamedUserPoolsConfiguration {

	@Bean
	static UserPoolBeanRegistrar cognitoUserPoolBeanRegistrar(Environment environment) {
		return new UserPoolBeanRegistrar(environment);
	}

	@Bean
	NamedConnections cognitoNamedConnections(ConfigurableListableBeanFactory beanFactory) {
		return new NamedConnections(beanFactory);
	}

	@Bean
	UserPoolsValidator cognitoUserPoolsValidator(ConfiguredUserPools pools, NamedConnections named,
			Environment environment) {
		return new UserPoolsValidator(pools, named,
				() -> EntryKeys.of(environment, EntryKeys.USER_POOLS, UserPoolProperties.class));
	}

}
