// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;

/**
 * What the users of each of an application's pools may do with their accounts. For the
 * pages and the JSON API. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class PoolAccounts {

	private final CognitoUserPools pools;

	private final Function<CognitoUserPool, AccountOperations> factory;

	private final ConcurrentMap<String, AccountOperations> operations = new ConcurrentHashMap<>();

	/**
	 * Collect the operations.
	 * @param pools the pools of the application
	 * @param factory gives the operations of a pool; asked once for each
	 */
	public PoolAccounts(CognitoUserPools pools, Function<CognitoUserPool, AccountOperations> factory) {
		this.pools = pools;
		this.factory = factory;
	}

	/**
	 * Return what the users of a pool may do.
	 * @param pool the name of the pool
	 * @return the operations, which call that pool only
	 * @throws IllegalArgumentException if there is no such pool; the message says which
	 * there are
	 */
	public AccountOperations get(String pool) {
		return this.operations.computeIfAbsent(pool, (name) -> this.factory.apply(this.pools.get(name)));
	}

}
