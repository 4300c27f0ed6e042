// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.ReplicatedUserPools;
import io.github.cognitoauth.health.CognitoRegionsEndpoint;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the actuator endpoint {@code cognitoregions}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoUserPoolsAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(ReplicatedUserPools.class)
@ConditionalOnAvailableEndpoint(CognitoRegionsEndpoint.class)
public final class CognitoReplicaEndpointAutoConfiguration {

	CognitoReplicaEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoRegionsEndpoint cognitoRegionsEndpoint(ReplicatedUserPools replicated) {
		return new CognitoRegionsEndpoint(replicated.pools());
	}

}
