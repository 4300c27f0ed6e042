// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;

/**
 * How the users of each of an application's pools sign in. One for all chains, so that
 * they share what is refreshed. For the two logins. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class PoolLogins {

	private final CognitoUserPools pools;

	private final Function<CognitoUserPool, PoolLogin> factory;

	private final ConcurrentMap<String, PoolLogin> logins = new ConcurrentHashMap<>();

	/**
	 * Create the logins.
	 * @param pools the pools of the application
	 * @param factory says how the users of a pool sign in; asked once for each
	 */
	public PoolLogins(CognitoUserPools pools, Function<CognitoUserPool, PoolLogin> factory) {
		this.pools = pools;
		this.factory = factory;
	}

	/**
	 * Return how the users of a pool sign in.
	 * @param pool the name of the pool
	 * @return the login
	 * @throws IllegalArgumentException if there is no such pool; the message says which
	 * there are
	 */
	public PoolLogin get(String pool) {
		return this.logins.computeIfAbsent(pool, (name) -> this.factory.apply(this.pools.get(name)));
	}

	/**
	 * Return the pools.
	 * @return all pools of the application
	 */
	public CognitoUserPools pools() {
		return this.pools;
	}

}
