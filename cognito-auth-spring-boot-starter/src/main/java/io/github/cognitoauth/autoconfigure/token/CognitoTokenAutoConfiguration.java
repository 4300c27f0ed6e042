package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoClientBuilderCustomizer;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEventListener;
import io.github.cognitoauth.token.store.TokenStore;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
@EnableConfigurationProperties({ CognitoServiceAccountsProperties.class, CognitoTokenStoreProperties.class })
@ConditionalOnBean({ CognitoProperties.class, CognitoClient.class })
public final class CognitoTokenAutoConfiguration {

	CognitoTokenAutoConfiguration() {
	}

	@Bean
	ServiceAccountsValidator cognitoServiceAccountsValidator(CognitoServiceAccountsProperties accounts,
			CognitoTokenStoreProperties store, CognitoConnectionDetails details,
			ObjectProvider<CognitoClientBuilderCustomizer> customizers, ListableBeanFactory beanFactory,
			Environment environment) {
		boolean ours = beanFactory.containsBean("cognitoClient");
		return new ServiceAccountsValidator(accounts, store,
				() -> CommonClient.of(details, !ours || customizers.stream().findAny().isPresent()),
				() -> ServiceAccountKeys.of(environment));
	}

	@Bean
	TokenStoreValidator cognitoTokenStoreValidator(CognitoTokenStoreProperties properties,
			ListableBeanFactory beanFactory) {
		return new TokenStoreValidator(properties,
				() -> beanFactory.getBeanNamesForType(TokenStore.class, true, false).length > 0);
	}

	/** Closed by its lifecycle, which knows whether the context is closed. */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean({ CognitoTokenEngine.class, CognitoTokenProviders.class })
	@Conditional(OnServiceAccountCondition.class)
	CognitoTokenEngine cognitoTokenEngine(CognitoProperties properties, CognitoServiceAccountsProperties accounts,
			CognitoTokenStoreProperties storeProperties, CognitoClient client,
			ObjectProvider<CognitoClientBuilder> clientBuilders, ObjectProvider<TokenStore> store,
			@Qualifier("cognitoServiceAccountDeviceStore") ObjectProvider<DeviceStore> deviceStore,
			ObjectProvider<TokenEventListener> listeners,
			ObjectProvider<CognitoTokenEngineBuilderCustomizer> customizers) {
		int count = Math.max(1, accounts.getServiceAccounts().size());
		return new ServiceAccounts(properties, accounts, storeProperties.getTimeout(), client, clientBuilders,
				store.getIfAvailable(), deviceStore.getIfAvailable(() -> DeviceStore.inMemory(count)),
				listeners.orderedStream().toList(), customizers.orderedStream().toList())
			.engine();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(CognitoTokenEngine.class)
	CognitoTokenProviders cognitoTokenProviders(CognitoTokenEngine engine) {
		return engine.providers();
	}

	@Bean
	@Conditional(OnServiceAccountCondition.class)
	TokenEventPublisher cognitoTokenEventPublisher(ApplicationEventPublisher publisher) {
		return new TokenEventPublisher(publisher);
	}

	@Bean
	@ConditionalOnBean(CognitoTokenEngine.class)
	CognitoTokenEngineLifecycle cognitoTokenEngineLifecycle(CognitoTokenEngine engine,
			CognitoServiceAccountsProperties properties) {
		return new CognitoTokenEngineLifecycle(engine, FailFastAccounts.of(engine.providers(), properties));
	}

	@Bean
	static LazyInitializationExcludeFilter cognitoTokenEngineLifecycleLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(CognitoTokenEngineLifecycle.class);
	}

}
