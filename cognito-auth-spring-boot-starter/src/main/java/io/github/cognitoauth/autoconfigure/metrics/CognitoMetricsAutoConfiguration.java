package io.github.cognitoauth.autoconfigure.metrics;

import java.time.Clock;

import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.metrics.CognitoBearerMetrics;
import io.github.cognitoauth.metrics.CognitoCallBudgetMetrics;
import io.github.cognitoauth.metrics.CognitoTokenMetrics;
import io.github.cognitoauth.metrics.CognitoTokenStoreMetrics;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.protocol.CognitoClient;
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
@ConditionalOnBean({ MeterRegistry.class, CognitoTokenProviders.class })
public final class CognitoMetricsAutoConfiguration {

	CognitoMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoTokenMetrics cognitoTokenMetrics(ObjectProvider<CognitoTokenProviders> providers) {
		return new CognitoTokenMetrics(providers::getObject, Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoTokenEngine.class)
	CognitoTokenStoreMetrics cognitoTokenStoreMetrics(ObjectProvider<CognitoTokenEngine> engine) {
		return new CognitoTokenStoreMetrics(engine::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoBearerMetrics cognitoBearerMetrics(ObjectProvider<CognitoTokenProviders> providers) {
		return new CognitoBearerMetrics(providers::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoClient.class)
	CognitoCallBudgetMetrics cognitoCallBudgetMetrics(ObjectProvider<CognitoClient> client) {
		return new CognitoCallBudgetMetrics(() -> client.getObject().callBudget());
	}

}
