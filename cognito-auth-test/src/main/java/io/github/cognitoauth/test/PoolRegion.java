// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.util.List;

import io.github.cognitoauth.test.internal.http.FaultPlan;
import io.github.cognitoauth.test.internal.http.Journal;
import io.github.cognitoauth.test.internal.http.Operations;
import io.github.cognitoauth.test.internal.http.PoolHttpServer;
import io.github.cognitoauth.test.internal.http.UserPoolEndpoint;
import io.github.cognitoauth.test.internal.state.UserPool;

/**
 * A pool in one Region, on a port of its own: what was called there, and what goes wrong.
 * Safe for use by several threads.
 *
 * @since 0.1.0
 */
public abstract sealed class PoolRegion permits CognitoUserPoolServer, CognitoUserPoolReplica {

	private final PoolHttpServer http;

	private final Journal journal = new Journal();

	private final FaultPlan faultPlan = new FaultPlan();

	private final PoolFaults faults;

	PoolRegion(int port) {
		this.http = new PoolHttpServer(port);
		this.faults = new PoolFaults(this.faultPlan, this.http, this::requests);
	}

	abstract UserPool pool();

	abstract Operations operations();

	/** Begins to answer. */
	final void serve() {
		this.http
			.start(new UserPoolEndpoint(endpoint().toString(), pool(), operations(), this.faultPlan, this.journal));
	}

	/** Ends for good. */
	final void stop() {
		this.http.stop();
	}

	/** Forgets faults and exchanges; the counts are those of the operations. */
	final void forgetCalls() {
		this.faults.clear();
		this.journal.clear();
	}

	/**
	 * Returns where the JSON API is served.
	 * @return the base URI, {@code http://localhost:port}
	 */
	public final URI endpoint() {
		return URI.create("http://localhost:" + this.http.port());
	}

	/**
	 * Returns the Region.
	 * @return the Region
	 */
	public final String region() {
		return pool().settings().region();
	}

	/**
	 * Returns what can go wrong here.
	 * @return the faults
	 */
	public final PoolFaults faults() {
		return this.faults;
	}

	/**
	 * Returns how often an operation was called here, spoiled and refused calls included.
	 * @param operation the operation, such as {@code InitiateAuth}
	 * @return the count
	 */
	public final long requests(String operation) {
		return operations().calls(operation);
	}

	/**
	 * Returns how often all operations were called here together.
	 * @return the count
	 */
	public final long requests() {
		return operations().calls();
	}

	/**
	 * Returns the newest calls of operations here with their answers, spoiled ones
	 * included.
	 * @return at most two hundred, oldest first
	 */
	public final List<PoolExchange> exchanges() {
		return this.journal.exchanges();
	}

}
