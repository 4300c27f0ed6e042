package io.github.cognitoauth.autoconfigure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException.Problem;
import io.github.cognitoauth.autoconfigure.token.CognitoServiceAccountsProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Refuses to start when a property names an HTTP service group that does not exist: its
 * calls would go out without a token.
 */
final class HttpServiceGroupsCheck implements SmartInitializingSingleton {

	private final CognitoServiceAccountsProperties properties;

	private final ObjectProvider<HttpServiceProxyRegistry> registries;

	HttpServiceGroupsCheck(CognitoServiceAccountsProperties properties,
			ObjectProvider<HttpServiceProxyRegistry> registries) {
		this.properties = properties;
		this.registries = registries;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<String> named = new TreeSet<>();
		this.properties.getServiceAccounts()
			.values()
			.forEach((account) -> named.addAll(account.getHttpServiceGroups()));
		if (!named.isEmpty()) {
			check();
		}
	}

	private void check() {
		Set<String> known = new TreeSet<>();
		this.registries.forEach((registry) -> known.addAll(registry.getGroupNames()));
		List<Problem> problems = new ArrayList<>();
		this.properties.getServiceAccounts().forEach((name, account) -> {
			for (String group : account.getHttpServiceGroups()) {
				if (!known.contains(group)) {
					problems.add(problem(name, group, known));
				}
			}
		});
		if (!problems.isEmpty()) {
			throw new CognitoConfigurationException(problems);
		}
	}

	private static Problem problem(String name, String group, Set<String> known) {
		return new Problem("cognito.service-accounts." + name + ".http-service-groups",
				"names the HTTP service group '" + group + "', which does not exist",
				known.isEmpty()
						? "Declare HTTP service groups with @ImportHttpServices(group = \"...\"), or remove the property."
						: "Name one of " + known + ", or declare the group with @ImportHttpServices.");
	}

}
