package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEventListener;
import io.github.cognitoauth.token.TokenStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the service accounts {@code cognito.service-accounts.<name>}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoAutoConfiguration.class,
		afterName = "io.github.cognitoauth.autoconfigure.redis.CognitoRedisAutoConfiguration")
@ConditionalOnBean({ CognitoProperties.class, CognitoClient.class })
public final class CognitoTokenAutoConfiguration {

	CognitoTokenAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnServiceAccountCondition.class)
	CognitoTokenProviders cognitoTokenProviders(CognitoProperties properties, CognitoClient client,
			Environment environment, ObjectProvider<CognitoClientBuilder> clientBuilders,
			ObjectProvider<TokenStore> store,
			@Qualifier("cognitoServiceAccountDeviceStore") ObjectProvider<DeviceStore> deviceStore,
			ObjectProvider<TokenEventListener> listeners,
			ObjectProvider<CognitoTokenProviderBuilderCustomizer> customizers) {
		ServiceAccountsValidator.validate(properties, client, OnServiceAccountCondition.names(environment));
		int accounts = properties.getServiceAccounts().size();
		return new ServiceAccounts(properties, client, clientBuilders, TokenStoreSelection.select(properties, store),
				deviceStore.getIfAvailable(() -> DeviceStore.inMemory(accounts)), listeners.orderedStream().toList(),
				customizers.orderedStream().toList())
			.providers();
	}

	@Bean
	@Conditional(OnServiceAccountCondition.class)
	TokenEventPublisher cognitoTokenEventPublisher(ApplicationEventPublisher publisher) {
		return new TokenEventPublisher(publisher);
	}

	@Bean
	@ConditionalOnBean(CognitoTokenProviders.class)
	CognitoTokenProviderLifecycle cognitoTokenProviderLifecycle(CognitoTokenProviders providers,
			CognitoProperties properties) {
		return new CognitoTokenProviderLifecycle(providers, FailFastAccounts.of(providers, properties));
	}

	@Bean
	static LazyInitializationExcludeFilter cognitoTokenProviderLifecycleLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(CognitoTokenProviderLifecycle.class);
	}

}
