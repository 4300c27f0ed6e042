// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.autoconfigure.CognitoClientBuilderCustomizer;
import io.github.cognitoauth.autoconfigure.EntryKeys;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.autoconfigure.UserPoolFactory;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEventListener;
import io.github.cognitoauth.token.store.TokenStore;
import org.jspecify.annotations.Nullable;

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
@AutoConfiguration(after = CognitoUserPoolsAutoConfiguration.class,
		afterName = "io.github.cognitoauth.autoconfigure.redis.CognitoRedisAutoConfiguration")
@EnableConfigurationProperties({ CognitoServiceAccountsProperties.class, CognitoTokenStoreProperties.class })
@ConditionalOnBean(CognitoUserPools.class)
@Conditional(OnTokensCondition.class)
public final class CognitoTokenAutoConfiguration {

	CognitoTokenAutoConfiguration() {
	}

	@Bean
	ServiceAccountsValidator cognitoServiceAccountsValidator(CognitoServiceAccountsProperties accounts,
			CognitoTokenStoreProperties store, ConfiguredUserPools pools,
			ObjectProvider<CognitoClientBuilderCustomizer> customizers, ListableBeanFactory beanFactory,
			Environment environment) {
		boolean ours = beanFactory.containsBean("cognitoClient");
		return new ServiceAccountsValidator(accounts, store,
				(name) -> client(pools.settings().get(name), ours, customizers), pools.settings().keySet(),
				() -> EntryKeys.of(environment, EntryKeys.SERVICE_ACCOUNTS, ServiceAccountProperties.class));
	}

	private static @Nullable CommonClient client(@Nullable PoolSettings pool, boolean ours,
			ObjectProvider<CognitoClientBuilderCustomizer> customizers) {
		return (pool != null)
				? CommonClient.of(pool, !ours || customizers.stream().anyMatch((it) -> it.supports(pool.name())))
				: null;
	}

	@Bean
	TokenStoreValidator cognitoTokenStoreValidator(CognitoTokenStoreProperties properties,
			ListableBeanFactory beanFactory) {
		return new TokenStoreValidator(properties,
				() -> beanFactory.getBeanNamesForType(TokenStore.class, true, false).length > 0);
	}

	@Bean
	ServiceAccountPools cognitoServiceAccountPools(ConfiguredUserPools configured, CognitoUserPools pools,
			UserPoolFactory factory, ObjectProvider<CognitoClientBuilder> mainClients) {
		return new ServiceAccountPools(configured, pools, factory, mainClients);
	}

	/** Closed by its lifecycle, which knows whether the context is closed. */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean({ CognitoTokenEngine.class, CognitoTokenProviders.class })
	@Conditional(OnServiceAccountCondition.class)
	CognitoTokenEngine cognitoTokenEngine(ServiceAccountPools pools, CognitoServiceAccountsProperties accounts,
			CognitoTokenStoreProperties storeProperties, ObjectProvider<TokenStore> store,
			@Qualifier("cognitoServiceAccountDeviceStore") ObjectProvider<DeviceStore> deviceStore,
			ObjectProvider<TokenEventListener> listeners,
			ObjectProvider<CognitoTokenEngineBuilderCustomizer> customizers) {
		int count = Math.max(1, accounts.getServiceAccounts().size());
		return new ServiceAccounts(pools, accounts, storeProperties.getTimeout(), store.getIfAvailable(),
				deviceStore.getIfAvailable(() -> DeviceStore.inMemory(count)), listeners.orderedStream().toList(),
				customizers.orderedStream().toList())
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
