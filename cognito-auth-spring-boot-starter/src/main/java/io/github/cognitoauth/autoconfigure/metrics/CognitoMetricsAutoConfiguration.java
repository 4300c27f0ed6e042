// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.metrics;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.metrics.CognitoBearerMetrics;
import io.github.cognitoauth.metrics.CognitoCallBudgetMetrics;
import io.github.cognitoauth.metrics.CognitoTokenMetrics;
import io.github.cognitoauth.metrics.CognitoTokenStoreMetrics;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the metrics of service accounts and of their budget of calls.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoTokenAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, CognitoTokenProviders.class, CognitoUserPools.class })
public final class CognitoMetricsAutoConfiguration {

	CognitoMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoTokenMetrics cognitoTokenMetrics(ObjectProvider<CognitoTokenProviders> providers,
			ObjectProvider<CognitoServiceAccountsProperties> accounts) {
		return new CognitoTokenMetrics(providers::getObject, pools(accounts), Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoTokenEngine.class)
	CognitoTokenStoreMetrics cognitoTokenStoreMetrics(ObjectProvider<CognitoTokenEngine> engine,
			CognitoUserPools pools) {
		return new CognitoTokenStoreMetrics(engine::getObject, pools.names());
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoBearerMetrics cognitoBearerMetrics(ObjectProvider<CognitoTokenProviders> providers,
			ObjectProvider<CognitoServiceAccountsProperties> accounts) {
		return new CognitoBearerMetrics(providers::getObject, pools(accounts));
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoCallBudgetMetrics cognitoCallBudgetMetrics(ObjectProvider<CognitoUserPools> pools) {
		return new CognitoCallBudgetMetrics(() -> {
			Map<String, CallBudget> budgets = new LinkedHashMap<>();
			pools.getObject().forEach((pool) -> budgets.put(pool.name(), pool.client().callBudget()));
			return budgets;
		});
	}

	/** Accounts that are not configured by properties are of the main pool. */
	private static UnaryOperator<String> pools(ObjectProvider<CognitoServiceAccountsProperties> accounts) {
		return (account) -> CognitoServiceAccountsProperties.pool(accounts.getIfAvailable(), account);
	}

}
