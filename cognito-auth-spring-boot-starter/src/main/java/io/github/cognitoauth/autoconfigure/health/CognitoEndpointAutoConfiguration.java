// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.health.CognitoAccountsEndpoint;
import io.github.cognitoauth.health.CognitoAccountsEndpoint.PoolDescriptor;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProviders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the actuator endpoint {@code cognito}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoTokenAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean({ CognitoTokenProviders.class, CognitoUserPools.class })
@ConditionalOnAvailableEndpoint(CognitoAccountsEndpoint.class)
public final class CognitoEndpointAutoConfiguration {

	CognitoEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoAccountsEndpoint cognitoAccountsEndpoint(CognitoTokenProviders providers, CognitoUserPools pools,
			ObjectProvider<CognitoServiceAccountsProperties> accounts, ObjectProvider<CognitoTokenEngine> engines) {
		CognitoTokenEngine engine = engines.getIfAvailable();
		return new CognitoAccountsEndpoint(providers,
				(account) -> CognitoServiceAccountsProperties.pool(accounts.getIfAvailable(), account),
				() -> describe(pools), () -> (engine != null) ? engine.storeState() : null);
	}

	private static Map<String, PoolDescriptor> describe(CognitoUserPools pools) {
		Map<String, PoolDescriptor> described = new LinkedHashMap<>();
		for (CognitoUserPool pool : pools) {
			described.put(pool.name(),
					new PoolDescriptor(pool.userPoolId().value(), pool.region(), pool.client().callBudget().figures()));
		}
		return described;
	}

}
