// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.web.service.registry.AbstractHttpServiceRegistrar;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Finds names of HTTP service groups that do not exist: their calls would go out without
 * a token. The registry of the groups knows them, but it makes their clients, which need
 * a configuration that was checked; the names of the services' beans are there before.
 */
final class HttpServiceGroupsValidator implements CognitoConfigurationValidator {

	/**
	 * The group and the type of a service, as the registrar of the groups names beans.
	 */
	private static final Pattern SERVICE = Pattern.compile("(.+)#[\\w$]+(?:\\.[\\w$]+)+");

	private final CognitoServiceAccountsProperties properties;

	private final ListableBeanFactory beans;

	HttpServiceGroupsValidator(CognitoServiceAccountsProperties properties, ListableBeanFactory beans) {
		this.properties = properties;
		this.beans = beans;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		if (this.properties.getServiceAccounts()
			.values()
			.stream()
			.allMatch((account) -> account.getHttpServiceGroups().isEmpty()) || hasOtherRegistries()) {
			return;
		}
		Set<String> known = groups();
		this.properties.getServiceAccounts().forEach((name, account) -> {
			for (String group : account.getHttpServiceGroups()) {
				if (!known.contains(group)) {
					problems.add("cognito.service-accounts." + name + ".http-service-groups",
							"names the HTTP service group '" + group + "', which does not exist", action(known));
				}
			}
		});
	}

	/**
	 * What is in a registry of the application's own cannot be known before it is made.
	 */
	private boolean hasOtherRegistries() {
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beans,
				HttpServiceProxyRegistry.class, true, false)) {
			if (!name.equals(AbstractHttpServiceRegistrar.HTTP_SERVICE_PROXY_REGISTRY_BEAN_NAME)) {
				return true;
			}
		}
		return false;
	}

	private Set<String> groups() {
		Set<String> groups = new TreeSet<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beans, Object.class, true, false)) {
			Matcher service = SERVICE.matcher(name);
			if (service.matches()) {
				groups.add(service.group(1));
			}
		}
		return groups;
	}

	private static String action(Set<String> known) {
		return known.isEmpty()
				? "Declare HTTP service groups with @ImportHttpServices(group = \"...\"), or remove the property."
				: "Name one of " + known + ", or declare the group with @ImportHttpServices.";
	}

}
