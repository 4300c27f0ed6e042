// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The beans that say which pools names stand for. Of several for one name the primary one
 * counts, as anywhere in Spring; two that claim to be that are one too many.
 */
final class NamedConnections {

	private final Map<String, Candidate> byName = new LinkedHashMap<>();

	private final Set<String> ambiguous = new LinkedHashSet<>();

	NamedConnections(ConfigurableListableBeanFactory beanFactory) {
		beanFactory.getBeansOfType(CognitoUserPoolConnectionDetails.class)
			.forEach((bean, details) -> add(details.getName(),
					new Candidate(details.getConnectionDetails(), isPrimary(bean, beanFactory))));
	}

	private static boolean isPrimary(String bean, ConfigurableListableBeanFactory beanFactory) {
		return beanFactory.containsBeanDefinition(bean) && beanFactory.getMergedBeanDefinition(bean).isPrimary();
	}

	private void add(String name, Candidate candidate) {
		Candidate other = this.byName.get(name);
		if (other == null || candidate.primary() && !other.primary()) {
			this.byName.put(name, candidate);
			this.ambiguous.remove(name);
		}
		else if (candidate.primary() == other.primary()) {
			this.ambiguous.add(name);
		}
	}

	@Nullable CognitoConnectionDetails find(String name) {
		Candidate found = this.byName.get(name);
		return (found != null) ? found.details() : null;
	}

	Set<String> names() {
		return this.byName.keySet();
	}

	/** The names for which no bean is to be preferred. */
	Set<String> ambiguous() {
		return this.ambiguous;
	}

	private record Candidate(CognitoConnectionDetails details, boolean primary) {

	}

}
