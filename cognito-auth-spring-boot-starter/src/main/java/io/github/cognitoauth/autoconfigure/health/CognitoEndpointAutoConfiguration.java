package io.github.cognitoauth.autoconfigure.health;

import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.health.CognitoAccountsEndpoint;
import io.github.cognitoauth.protocol.CognitoClient;
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
@ConditionalOnBean({ CognitoTokenProviders.class, CognitoClient.class })
@ConditionalOnAvailableEndpoint(CognitoAccountsEndpoint.class)
public final class CognitoEndpointAutoConfiguration {

	CognitoEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CognitoAccountsEndpoint cognitoAccountsEndpoint(CognitoTokenProviders providers, CognitoClient client,
			ObjectProvider<CognitoTokenEngine> engines) {
		CognitoTokenEngine engine = engines.getIfAvailable();
		return new CognitoAccountsEndpoint(providers, client.callBudget()::figures,
				() -> (engine != null) ? engine.storeState() : null);
	}

}
