// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The providers of several accounts by name. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoTokenProviders implements Iterable<CognitoTokenProvider> {

	/** Of thousands of names, nobody reads more. */
	private static final int MAX_NAMES = 10;

	private final Map<String, CognitoTokenProvider> providers;

	private CognitoTokenProviders(Map<String, CognitoTokenProvider> providers) {
		this.providers = Collections.unmodifiableMap(providers);
	}

	/**
	 * Put providers together.
	 * @param providers the providers, in the order in which they are listed
	 * @return the providers by name
	 * @throws IllegalArgumentException if two of them have one name
	 */
	public static CognitoTokenProviders of(Collection<? extends CognitoTokenProvider> providers) {
		Assert.notNull(providers, "'providers' must not be null");
		Map<String, CognitoTokenProvider> byName = new LinkedHashMap<>();
		for (CognitoTokenProvider provider : providers) {
			Assert.isTrue(byName.put(provider.name(), provider) == null,
					() -> "Two service accounts have the name '" + provider.name() + "': give each its own name");
		}
		return new CognitoTokenProviders(byName);
	}

	/**
	 * Return a provider.
	 * @param name the name of the account
	 * @return the provider
	 * @throws IllegalArgumentException if there is no such account; the message lists the
	 * first ones that there are, and how many
	 */
	public CognitoTokenProvider get(String name) {
		CognitoTokenProvider provider = find(name);
		Assert.isTrue(provider != null,
				() -> "There is no service account with the given name; configured are " + listed());
		return provider;
	}

	/**
	 * Return a provider if there is one.
	 * @param name the name of the account
	 * @return the provider, or {@code null}
	 */
	public @Nullable CognitoTokenProvider find(String name) {
		Assert.notNull(name, "'name' must not be null");
		return this.providers.get(name);
	}

	/**
	 * Return the names of all accounts.
	 * @return the names in the order of the configuration
	 */
	public Set<String> names() {
		return this.providers.keySet();
	}

	@Override
	public Iterator<CognitoTokenProvider> iterator() {
		return this.providers.values().iterator();
	}

	private String listed() {
		return (this.providers.size() <= MAX_NAMES) ? this.providers.keySet().toString()
				: this.providers.keySet()
					.stream()
					.limit(MAX_NAMES)
					.collect(Collectors.joining(", ", "[", ", .. ]: " + this.providers.size() + " in all"));
	}

	@Override
	public String toString() {
		return "CognitoTokenProviders" + listed();
	}

}
