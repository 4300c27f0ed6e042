// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.metrics;

import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.autoconfigure.security.CognitoSecurityAutoConfiguration;
import io.github.cognitoauth.metrics.CognitoLoginMetrics;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the metrics of the login of people.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoSecurityAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(value = MeterRegistry.class, name = "org.springframework.security.core.Authentication")
@ConditionalOnBean({ MeterRegistry.class, CognitoAuthenticationOptions.class })
public final class CognitoLoginMetricsAutoConfiguration {

	CognitoLoginMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoLoginMetrics cognitoLoginMetrics(ConfiguredUserPools pools) {
		return new CognitoLoginMetrics(pools.settings().keySet());
	}

}
