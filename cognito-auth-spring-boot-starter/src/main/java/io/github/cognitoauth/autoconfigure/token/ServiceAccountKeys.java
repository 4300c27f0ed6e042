package io.github.cognitoauth.autoconfigure.token;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The keys below {@code cognito.service-accounts}, found by walking through the property
 * sources: binding all accounts to find their names takes a time that grows with the
 * square of their number. As in binding, a source that does not list its keys adds no
 * account.
 */
final class ServiceAccountKeys {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("cognito.service-accounts");

	private static final int NAME_INDEX = ROOT.getNumberOfElements();

	private final Set<String> names;

	private final Set<ConfigurationPropertyName> unknown;

	private ServiceAccountKeys(Set<String> names, Set<ConfigurationPropertyName> unknown) {
		this.names = names;
		this.unknown = unknown;
	}

	static ServiceAccountKeys of(Environment environment) {
		KnownProperties account = new KnownProperties(ServiceAccountProperties.class);
		Set<String> names = new LinkedHashSet<>();
		Set<ConfigurationPropertyName> unknown = new LinkedHashSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName key : iterable) {
					if (ROOT.isAncestorOf(key)) {
						names.add(key.getElement(NAME_INDEX, Form.ORIGINAL));
						if (key.getNumberOfElements() > NAME_INDEX + 1 && !account.knows(key, NAME_INDEX + 1)) {
							unknown.add(key);
						}
					}
				}
			}
		}
		return new ServiceAccountKeys(names, unknown);
	}

	/** Stops at the first. */
	static boolean anyIn(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName key : iterable) {
					if (ROOT.isAncestorOf(key)) {
						return true;
					}
				}
			}
		}
		return false;
	}

	/** All names, also of what has no property that an account knows. */
	Set<String> names() {
		return this.names;
	}

	/** Keys below an account's name that no account has. */
	Set<ConfigurationPropertyName> unknown() {
		return this.unknown;
	}

	static String accountOf(ConfigurationPropertyName key) {
		return key.getElement(NAME_INDEX, Form.ORIGINAL);
	}

}
