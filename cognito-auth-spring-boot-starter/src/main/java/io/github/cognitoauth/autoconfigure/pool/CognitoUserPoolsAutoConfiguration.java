// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.autoconfigure.UserPoolFactory;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration of the user pools of an application, of which most have one. The
 * parts of {@code cognito.user-pools.partner} are beans with the qualifier
 * {@code partner}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CognitoAutoConfiguration.class)
@ConditionalOnBean(UserPoolFactory.class)
@Import(NamedUserPoolsConfiguration.class)
public final class CognitoUserPoolsAutoConfiguration {

	CognitoUserPoolsAutoConfiguration() {
	}

	@Bean
	ConfiguredUserPools cognitoConfiguredUserPools(CognitoProperties properties,
			ObjectProvider<CognitoConnectionDetails> details, ObjectProvider<CognitoUserPoolsProperties> pools,
			ObjectProvider<NamedConnections> named) {
		return new ConfiguredUserPools(properties, details.getIfAvailable(),
				pools.getIfAvailable(CognitoUserPoolsProperties::new), named.getIfAvailable());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	CognitoUserPools cognitoUserPools(ConfiguredUserPools configured, UserPoolFactory factory,
			ConfigurableListableBeanFactory beanFactory) {
		UserPoolBeans beans = new UserPoolBeans(beanFactory);
		List<CognitoUserPool> pools = new ArrayList<>();
		configured.settings().forEach((name, settings) -> {
			pools.add(
					name.equals(CognitoUserPools.MAIN) ? main(settings, beanFactory) : named(settings, factory, beans));
		});
		return new CognitoUserPools(pools);
	}

	@Bean
	@Lazy
	@Conditional(OnReplicaCondition.class)
	ReplicatedUserPools cognitoReplicatedUserPools(CognitoUserPools pools) {
		return new ReplicatedUserPools(pools);
	}

	private static CognitoUserPool main(PoolSettings settings, ConfigurableListableBeanFactory beanFactory) {
		return new ConfiguredUserPool(settings, () -> beanFactory.getBean(CognitoClient.class),
				() -> beanFactory.getBean(CognitoPasswordAuthenticator.class),
				() -> beanFactory.getBean(CognitoUserAccounts.class));
	}

	private static CognitoUserPool named(PoolSettings settings, UserPoolFactory factory, UserPoolBeans beans) {
		String name = settings.name();
		SingletonSupplier<CognitoClient> client = SingletonSupplier
			.of(() -> beans.find(name, CognitoClient.class, () -> factory.clientBuilder(settings).build()));
		SingletonSupplier<CognitoPasswordAuthenticator> authenticator = SingletonSupplier.of(() -> beans.find(name,
				CognitoPasswordAuthenticator.class, () -> factory.authenticator(settings, client.obtain())));
		SingletonSupplier<CognitoUserAccounts> accounts = SingletonSupplier
			.of(() -> beans.find(name, CognitoUserAccounts.class, () -> CognitoUserAccounts.create(client.obtain())));
		return new ConfiguredUserPool(settings, client::obtain, authenticator::obtain, accounts::obtain);
	}

}
