// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.metrics;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.ReplicatedUserPools;
import io.github.cognitoauth.metrics.CognitoRegionMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the metrics of replicated user pools.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoUserPoolsAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, ReplicatedUserPools.class })
public final class CognitoReplicaMetricsAutoConfiguration {

	CognitoReplicaMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoRegionMetrics cognitoRegionMetrics(ObjectProvider<ReplicatedUserPools> replicated) {
		return new CognitoRegionMetrics(() -> replicated.getObject().pools());
	}

}
