// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.ReplicatedUserPools;
import io.github.cognitoauth.health.CognitoRegionHealthIndicator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what health says about replicated user pools.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoUserPoolsAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(ReplicatedUserPools.class)
@ConditionalOnEnabledHealthIndicator("cognito")
public final class CognitoReplicaHealthAutoConfiguration {

	CognitoReplicaHealthAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "cognitoRegionHealthIndicator", "cognitoRegionHealthContributor" })
	CognitoRegionHealthIndicator cognitoRegionHealthIndicator(ReplicatedUserPools replicated) {
		return new CognitoRegionHealthIndicator(replicated.pools());
	}

}
