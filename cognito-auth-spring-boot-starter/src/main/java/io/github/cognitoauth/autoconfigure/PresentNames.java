// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The names below a root that have a value, so that binding need not look up all the
 * others: of a service account most properties are not set.
 */
final class PresentNames {

	private final ConfigurationPropertyName root;

	private final List<ConfigurationPropertyName> names = new ArrayList<>();

	/** Those in between too. */
	private final Set<ConfigurationPropertyName> all = new HashSet<>();

	private PresentNames(ConfigurationPropertyName root) {
		this.root = root;
	}

	/**
	 * Find the names below a root.
	 * @param root the root
	 * @param sources what binding reads
	 * @return the names, or {@code null} if a source may have values below the root under
	 * names that it does not list, or lists in another form
	 */
	static @Nullable PresentNames below(ConfigurationPropertyName root, Iterable<ConfigurationPropertySource> sources) {
		PresentNames present = new PresentNames(root);
		for (ConfigurationPropertySource source : sources) {
			if (listsAsBound(source)) {
				((IterableConfigurationPropertySource) source).forEach(present::add);
			}
			else if (source.containsDescendantOf(root) != ConfigurationPropertyState.ABSENT) {
				return null;
			}
		}
		return present;
	}

	/** An environment variable can stand for several names: A_B is a.b and a-b. */
	private static boolean listsAsBound(ConfigurationPropertySource source) {
		return source instanceof IterableConfigurationPropertySource
				&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource);
	}

	private void add(ConfigurationPropertyName name) {
		if (this.root.isAncestorOf(name)) {
			this.names.add(name);
			ConfigurationPropertyName current = name;
			while (current.getNumberOfElements() > this.root.getNumberOfElements() && this.all.add(current)) {
				current = current.getParent();
			}
		}
	}

	boolean contains(ConfigurationPropertyName name) {
		return this.all.contains(name);
	}

	/** The names that have a value, in the order in which binding comes across them. */
	List<ConfigurationPropertyName> names() {
		return this.names;
	}

}
