// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * Ends the start of an application whose login would not know which authenticator to use,
 * or would use one of another pool than the configured one. Without it the users of that
 * other pool are signed in, and its groups become the application's roles.
 * <p>
 * Beans that are no default candidates do not count: they belong to a chain of their own.
 */
final class AuthenticatorCheck implements BeanFactoryPostProcessor {

	private final ObjectProvider<CognitoConnectionDetails> connectionDetails;

	AuthenticatorCheck(ObjectProvider<CognitoConnectionDetails> connectionDetails) {
		this.connectionDetails = connectionDetails;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<String> candidates = Arrays
			.stream(beanFactory.getBeanNamesForType(CognitoPasswordAuthenticator.class, true, false))
			.filter((name) -> matches(beanFactory, name, AuthenticatorCheck::isDefaultCandidate))
			.toList();
		String chosen = only(candidates);
		if (chosen == null) {
			chosen = only(filter(beanFactory, candidates, BeanDefinition::isPrimary));
		}
		if (chosen == null) {
			chosen = only(filter(beanFactory, candidates, (bean) -> !bean.isFallback()));
		}
		if (chosen != null) {
			beanFactory.addBeanPostProcessor(new PoolCheck(chosen));
		}
		else if (!candidates.isEmpty()) {
			throw ambiguous(candidates);
		}
	}

	private static List<String> filter(ConfigurableListableBeanFactory beanFactory, List<String> names,
			Predicate<BeanDefinition> condition) {
		return names.stream().filter((name) -> matches(beanFactory, name, condition)).toList();
	}

	private static boolean matches(ConfigurableListableBeanFactory beanFactory, String name,
			Predicate<BeanDefinition> condition) {
		return !beanFactory.containsBeanDefinition(name) || condition.test(beanFactory.getMergedBeanDefinition(name));
	}

	private static boolean isDefaultCandidate(BeanDefinition bean) {
		return bean.isAutowireCandidate()
				&& (!(bean instanceof AbstractBeanDefinition definition) || definition.isDefaultCandidate());
	}

	private static @Nullable String only(List<String> names) {
		return (names.size() == 1) ? names.get(0) : null;
	}

	private static CognitoConfigurationException ambiguous(List<String> beans) {
		return new CognitoConfigurationException("CognitoPasswordAuthenticator",
				"is the type of " + beans.size() + " beans (" + String.join(", ", beans)
						+ "), and none says that it is the one for the login",
				"Mark one of them @Primary, or declare those of other pools with '@Bean(defaultCandidate = false)'"
						+ " and give each to its own chain with 'cognitoLogin().authenticator(..)'.");
	}

	private static CognitoConfigurationException ofAnotherPool(String bean, String pool, String configured) {
		return new CognitoConfigurationException(bean,
				"is a CognitoPasswordAuthenticator bean that signs in to '" + pool
						+ "', but 'cognito.user-pool-id' is '" + configured + "'",
				"Configure that pool below 'cognito.user-pools.<name>' instead and give its users a chain of their own"
						+ " with 'cognitoLogin().userPool(..)', or declare the bean with"
						+ " '@Bean(defaultCandidate = false)'. If it is the only pool, set 'cognito.user-pool-id' and"
						+ " 'cognito.client-id' to it.");
	}

	/** Looks at the authenticator when it is made, also where beans are lazy. */
	private final class PoolCheck implements BeanPostProcessor {

		private final String name;

		PoolCheck(String name) {
			this.name = name;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (beanName.equals(this.name) && bean instanceof CognitoPasswordAuthenticator authenticator) {
				UserPoolId pool = authenticator.userPoolId();
				CognitoConnectionDetails details = AuthenticatorCheck.this.connectionDetails.getIfAvailable();
				if (pool != null && details != null && !pool.value().equals(details.getUserPoolId())) {
					throw ofAnotherPool(beanName, pool.value(), details.getUserPoolId());
				}
			}
			return bean;
		}

	}

}
