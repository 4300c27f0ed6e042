// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.function.Function;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.EntryKeys;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClient;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;

/**
 * Makes the parts of each named user pool beans with the pool's name as qualifier. They
 * are candidates for nobody who does not name the pool.
 * <p>
 * Which names there are is known when the application starts and not when it is built:
 * what is processed ahead of time has no such bean written down, and gets them here at
 * every start. So it is no {@code ImportBeanDefinitionRegistrar}, which runs at build
 * time only.
 */
final class UserPoolBeanRegistrar implements BeanDefinitionRegistryPostProcessor {

	private final Environment environment;

	UserPoolBeanRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)
				|| !(registry instanceof ConfigurableListableBeanFactory beanFactory)) {
			return;
		}
		UserPoolBeans beans = new UserPoolBeans(beanFactory);
		for (String pool : EntryKeys.of(this.environment, EntryKeys.USER_POOLS, UserPoolProperties.class).names()) {
			if (!pool.equals(CognitoUserPools.MAIN)) {
				register(registry, beans, pool, CognitoClient.class, CognitoUserPool::client);
				register(registry, beans, pool, CognitoPasswordAuthenticator.class, CognitoUserPool::authenticator);
				register(registry, beans, pool, CognitoUserAccounts.class, CognitoUserPool::accounts);
			}
		}
	}

	private static <T> void register(BeanDefinitionRegistry registry, UserPoolBeans beans, String pool, Class<T> type,
			Function<CognitoUserPool, T> part) {
		if (beans.isDeclared(pool, type)) {
			return;
		}
		ConfigurableListableBeanFactory beanFactory = (ConfigurableListableBeanFactory) registry;
		RootBeanDefinition bean = new RootBeanDefinition(type,
				() -> part.apply(beanFactory.getBean(CognitoUserPools.class).get(pool)));
		bean.setDefaultCandidate(false);
		bean.setLazyInit(true);
		bean.addQualifier(new AutowireCandidateQualifier(Qualifier.class, pool));
		registry.registerBeanDefinition(UserPoolBeans.name(pool, type), bean);
	}

}
