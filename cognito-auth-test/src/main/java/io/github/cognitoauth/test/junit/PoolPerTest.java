// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Gives each test that runs a pool of its own, one after the other the same one. Safe for
 * use by several threads.
 */
final class PoolPerTest {

	private final CognitoUserPoolServerBuilder builder;

	private final Deque<CognitoUserPoolServer> idle = new ArrayDeque<>();

	private final Map<String, CognitoUserPoolServer> byTest = new HashMap<>();

	private final ThreadLocal<@Nullable CognitoUserPoolServer> ofThread = new ThreadLocal<>();

	PoolPerTest(CognitoUserPoolServerBuilder builder) {
		this.builder = builder.copy();
	}

	/** Each extension has settings of its own. */
	PoolPerTest named(String name) {
		return new PoolPerTest(this.builder.copy().name(name));
	}

	/**
	 * Starts a pool for what comes before the first test.
	 */
	synchronized void prepare() {
		if (this.idle.isEmpty() && this.byTest.isEmpty()) {
			this.idle.add(this.builder.start());
		}
	}

	synchronized void acquire(String test) {
		CognitoUserPoolServer free = this.idle.poll();
		CognitoUserPoolServer pool = (free != null) ? free : this.builder.start();
		this.byTest.put(test, pool);
		this.ofThread.set(pool);
	}

	void release(String test) {
		CognitoUserPoolServer pool = remove(test);
		this.ofThread.remove();
		if (pool != null) {
			pool.reset();
			synchronized (this) {
				this.idle.addFirst(pool);
			}
		}
	}

	private synchronized @Nullable CognitoUserPoolServer remove(String test) {
		return this.byTest.remove(test);
	}

	/**
	 * Returns the pool of a test, or before the first one the pool that it will have.
	 * @param test the test
	 * @return the pool
	 */
	synchronized CognitoUserPoolServer of(String test) {
		CognitoUserPoolServer pool = this.byTest.get(test);
		return (pool != null) ? pool : current();
	}

	synchronized CognitoUserPoolServer current() {
		CognitoUserPoolServer pool = this.ofThread.get();
		if (pool != null) {
			return pool;
		}
		if (this.byTest.size() > 1) {
			throw new IllegalStateException("Several tests run, each with a user pool: declare the pool as parameter "
					+ "of the test and pass it to its threads");
		}
		CognitoUserPoolServer only = this.byTest.isEmpty() ? this.idle.peek() : this.byTest.values().iterator().next();
		if (only == null) {
			throw new IllegalStateException("The user pool runs during tests only");
		}
		return only;
	}

	synchronized void close() {
		this.idle.forEach(CognitoUserPoolServer::close);
		this.idle.clear();
	}

}
