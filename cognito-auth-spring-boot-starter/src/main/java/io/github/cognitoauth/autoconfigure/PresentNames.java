package io.github.cognitoauth.autoconfigure;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds the names below a root that have a value, so that binding need not look up all
 * the others: of a service account most properties are not set.
 */
final class PresentNames {

	private PresentNames() {
	}

	/**
	 * Return the names below a root, with those in between.
	 * @param root the root
	 * @param sources what binding reads
	 * @return the names, or {@code null} if a source may have values below the root under
	 * names that it does not list, or lists in another form
	 */
	static @Nullable Set<ConfigurationPropertyName> below(ConfigurationPropertyName root,
			Iterable<ConfigurationPropertySource> sources) {
		Set<ConfigurationPropertyName> names = new HashSet<>();
		for (ConfigurationPropertySource source : sources) {
			if (listsAsBound(source)) {
				((IterableConfigurationPropertySource) source).forEach((name) -> add(names, root, name));
			}
			else if (source.containsDescendantOf(root) != ConfigurationPropertyState.ABSENT) {
				return null;
			}
		}
		return names;
	}

	/** An environment variable can stand for several names: A_B is a.b and a-b. */
	private static boolean listsAsBound(ConfigurationPropertySource source) {
		return source instanceof IterableConfigurationPropertySource
				&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource);
	}

	private static void add(Set<ConfigurationPropertyName> names, ConfigurationPropertyName root,
			ConfigurationPropertyName name) {
		if (root.isAncestorOf(name)) {
			ConfigurationPropertyName current = name;
			while (current.getNumberOfElements() > root.getNumberOfElements() && names.add(current)) {
				current = current.getParent();
			}
		}
	}

}
