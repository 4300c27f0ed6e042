// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.pool;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.protocol.CognitoClient;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The user pools of an application. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoUserPools implements Iterable<CognitoUserPool> {

	/** The name of the pool that is configured directly below {@code cognito}. */
	public static final String MAIN = CognitoClient.MAIN_POOL;

	private final Map<String, CognitoUserPool> pools = new LinkedHashMap<>();

	/**
	 * Collect pools.
	 * @param pools the pools, in the order in which they are iterated over
	 * @throws IllegalArgumentException if two have the same name
	 */
	public CognitoUserPools(Collection<? extends CognitoUserPool> pools) {
		for (CognitoUserPool pool : pools) {
			Assert.isTrue(this.pools.put(pool.name(), pool) == null,
					() -> "There are two user pools of the name '" + pool.name() + "'");
		}
	}

	/**
	 * Return the main pool.
	 * @return the pool
	 * @throws IllegalArgumentException if the application has named pools only
	 */
	public CognitoUserPool main() {
		return get(MAIN);
	}

	/**
	 * Return a pool.
	 * @param name its name
	 * @return the pool
	 * @throws IllegalArgumentException if there is none of that name; the message says
	 * which there are
	 */
	public CognitoUserPool get(String name) {
		CognitoUserPool pool = find(name);
		if (pool == null) {
			throw new IllegalArgumentException("There is no "
					+ (name.equals(MAIN) ? "main user pool: 'cognito.user-pool-id' is not set"
							: "'cognito.user-pools." + name + "'")
					+ "; known: " + (this.pools.isEmpty() ? "none" : String.join(", ", this.pools.keySet())));
		}
		return pool;
	}

	/**
	 * Find a pool.
	 * @param name its name
	 * @return the pool, or {@code null} if there is none of that name
	 */
	public @Nullable CognitoUserPool find(String name) {
		return this.pools.get(name);
	}

	/**
	 * Return the names of all pools.
	 * @return the names, unmodifiable, in the order of the pools
	 */
	public Set<String> names() {
		return Collections.unmodifiableSet(this.pools.keySet());
	}

	@Override
	public Iterator<CognitoUserPool> iterator() {
		return Collections.unmodifiableCollection(this.pools.values()).iterator();
	}

	@Override
	public String toString() {
		return "CognitoUserPools" + this.pools.keySet();
	}

}
