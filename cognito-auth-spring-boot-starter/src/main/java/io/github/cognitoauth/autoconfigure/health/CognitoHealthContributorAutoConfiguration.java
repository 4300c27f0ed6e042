// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.health.CognitoTokenProviderHealthIndicator;
import io.github.cognitoauth.health.CognitoTokenStoreHealthIndicator;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.store.TokenStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health of service accounts, one component for each.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoTokenAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(CognitoTokenProviders.class)
@ConditionalOnEnabledHealthIndicator("cognito")
public final class CognitoHealthContributorAutoConfiguration {

	CognitoHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "cognitoHealthIndicator", "cognitoHealthContributor" })
	CompositeHealthContributor cognitoHealthContributor(CognitoTokenProviders providers,
			ObjectProvider<CognitoServiceAccountsProperties> accounts) {
		Map<String, CognitoTokenProvider> byName = new LinkedHashMap<>();
		providers.forEach((provider) -> byName.put(provider.name(), provider));
		return CompositeHealthContributor.fromMap(byName,
				(provider) -> new CognitoTokenProviderHealthIndicator(provider,
						CognitoServiceAccountsProperties.pool(accounts.getIfAvailable(), provider.name())));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "cognitoTokenStoreHealthIndicator", "cognitoTokenStoreHealthContributor" })
	@ConditionalOnBean({ CognitoTokenEngine.class, TokenStore.class })
	CognitoTokenStoreHealthIndicator cognitoTokenStoreHealthIndicator(CognitoTokenEngine engine) {
		return new CognitoTokenStoreHealthIndicator(engine);
	}

}
