// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The keys below a map of service accounts or user pools, found by walking through the
 * property sources: binding all accounts to find their names takes a time that grows with
 * the square of their number. As in binding, a source that does not list its keys adds no
 * entry. Public for the auto-configurations below only.
 *
 * @since 0.1.0
 */
public final class EntryKeys {

	/** The map of service accounts. */
	public static final ConfigurationPropertyName SERVICE_ACCOUNTS = ConfigurationPropertyName
		.of("cognito.service-accounts");

	/** The map of user pools beside the main one. */
	public static final ConfigurationPropertyName USER_POOLS = ConfigurationPropertyName.of("cognito.user-pools");

	private final Set<String> names;

	private final Set<ConfigurationPropertyName> unknown;

	private EntryKeys(Set<String> names, Set<ConfigurationPropertyName> unknown) {
		this.names = names;
		this.unknown = unknown;
	}

	/**
	 * Find the keys of a map.
	 * @param environment where to look
	 * @param root the map
	 * @param type the class of its entries
	 * @return the keys
	 */
	public static EntryKeys of(Environment environment, ConfigurationPropertyName root, Class<?> type) {
		int index = root.getNumberOfElements();
		KnownProperties known = new KnownProperties(type);
		Set<String> names = new LinkedHashSet<>();
		Set<ConfigurationPropertyName> unknown = new LinkedHashSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName key : iterable) {
					if (root.isAncestorOf(key)) {
						names.add(key.getElement(index, Form.ORIGINAL));
						if (key.getNumberOfElements() > index + 1 && !known.knows(key, index + 1)) {
							unknown.add(key);
						}
					}
				}
			}
		}
		return new EntryKeys(names, unknown);
	}

	/**
	 * Return whether anything is said about a map: a key below it, or a value in its
	 * place, which binding reports. Stops at the first.
	 * @param environment where to look
	 * @param root the map
	 * @return whether there is something
	 */
	public static boolean anyIn(Environment environment, ConfigurationPropertyName root) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName key : iterable) {
					if (root.isAncestorOf(key) || root.equals(key)) {
						return true;
					}
				}
			}
		}
		return false;
	}

	/**
	 * Return all names, also of what has no property that an entry knows.
	 * @return the names, in the order of binding
	 */
	public Set<String> names() {
		return this.names;
	}

	/**
	 * Return the keys below a name that no entry has.
	 * @return the keys
	 */
	public Set<ConfigurationPropertyName> unknown() {
		return this.unknown;
	}

	/**
	 * Return the name of the entry that a key is of.
	 * @param root the map
	 * @param key the key
	 * @return the name
	 */
	public static String nameOf(ConfigurationPropertyName root, ConfigurationPropertyName key) {
		return key.getElement(root.getNumberOfElements(), Form.ORIGINAL);
	}

}
