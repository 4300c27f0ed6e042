// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

import io.github.cognitoauth.security.flow.PoolLogin;
import io.github.cognitoauth.security.flow.PoolLogins;
import org.jspecify.annotations.Nullable;

/**
 * The JSON APIs for the users of each of an application's pools. For the chains of both
 * web stacks. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class PoolApis {

	private final PoolLogins logins;

	private final BiFunction<PoolLogin, @Nullable String, Api> factory;

	private final ConcurrentMap<Key, Api> apis = new ConcurrentHashMap<>();

	/**
	 * Create the APIs.
	 * @param logins how the users of the pools sign in
	 * @param factory makes the API of a pool, at a path or, with {@code null}, where it
	 * is by default; asked once for each pool and path
	 */
	public PoolApis(PoolLogins logins, BiFunction<PoolLogin, @Nullable String, Api> factory) {
		this.logins = logins;
		this.factory = factory;
	}

	/**
	 * Return the API for the users of a pool.
	 * @param pool the name of the pool
	 * @param basePath where it is, or {@code null} for the default
	 * @return the API
	 * @throws IllegalArgumentException if there is no such pool; the message says which
	 * there are
	 */
	public Api get(String pool, @Nullable String basePath) {
		PoolLogin login = login(pool);
		return this.apis.computeIfAbsent(new Key(pool, basePath), (key) -> this.factory.apply(login, key.basePath()));
	}

	/**
	 * Return how the users of a pool sign in.
	 * @param pool the name of the pool
	 * @return the login
	 * @throws IllegalArgumentException if there is no such pool; the message says which
	 * there are
	 */
	public PoolLogin login(String pool) {
		return this.logins.get(pool);
	}

	private record Key(String pool, @Nullable String basePath) {

	}

}
