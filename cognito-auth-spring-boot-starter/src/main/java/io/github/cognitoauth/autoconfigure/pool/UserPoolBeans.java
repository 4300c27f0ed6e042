// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * The parts of a named user pool among the beans: those of the application take the place
 * of ours. They are found by their qualifier, or by their name.
 */
final class UserPoolBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	UserPoolBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/** The name of our own bean. */
	static String name(String pool, Class<?> type) {
		return "cognitoUserPool-" + pool + '-' + type.getSimpleName();
	}

	/** Return the part that the application declares, or the one that is made. */
	<T> T find(String pool, Class<T> type, Supplier<T> factory) {
		List<String> names = ofApplication(pool, type);
		if (names.size() > 1) {
			throw new CognitoConfigurationException(
					type.getSimpleName(), "is the type of " + names.size() + " beans (" + String.join(", ", names)
							+ ") with the qualifier '" + pool + "'",
					"Keep one of them for the user pool '" + pool + "'.");
		}
		return names.isEmpty() ? factory.get() : this.beanFactory.getBean(names.get(0), type);
	}

	boolean isDeclared(String pool, Class<?> type) {
		return !ofApplication(pool, type).isEmpty();
	}

	private List<String> ofApplication(String pool, Class<?> type) {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(type, true, false))
			.filter((name) -> !name.equals(name(pool, type)) && !isDefaultCandidate(name))
			.filter((name) -> BeanFactoryAnnotationUtils.isQualifierMatch(pool::equals, name, this.beanFactory))
			.toList();
	}

	/** The main pool's own can have any name. */
	private boolean isDefaultCandidate(String name) {
		return !this.beanFactory.containsBeanDefinition(name)
				|| !(this.beanFactory.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition definition)
				|| definition.isDefaultCandidate();
	}

}
