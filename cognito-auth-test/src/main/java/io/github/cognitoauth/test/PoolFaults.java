// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.List;
import java.util.function.Consumer;

import io.github.cognitoauth.test.internal.http.FaultPlan;
import io.github.cognitoauth.test.internal.http.PoolHttpServer;
import io.github.cognitoauth.test.pool.PoolFault;

/**
 * Makes requests to the pool go wrong. Only requests that name an operation are spoiled,
 * not the published keys, unless the whole Region is out. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public final class PoolFaults {

	private final FaultPlan plan;

	private final PoolHttpServer http;

	private final Consumer<String> operations;

	/**
	 * Create faults.
	 * @param plan the faults to come
	 * @param http the port
	 * @param operations refuses the name of none
	 */
	PoolFaults(FaultPlan plan, PoolHttpServer http, Consumer<String> operations) {
		this.plan = plan;
		this.http = http;
		this.operations = operations;
	}

	/**
	 * Spoils the next requests of any operation.
	 * @param count how many requests
	 * @param fault what goes wrong
	 * @return these faults
	 */
	public PoolFaults next(int count, PoolFault fault) {
		this.plan.next(null, count, fault);
		return this;
	}

	/**
	 * Spoils the next requests of one operation.
	 * @param operation the operation, such as {@code InitiateAuth}
	 * @param count how many requests
	 * @param fault what goes wrong
	 * @return these faults
	 * @throws IllegalArgumentException if there is no such operation
	 */
	public PoolFaults next(String operation, int count, PoolFault fault) {
		this.operations.accept(operation);
		this.plan.next(operation, count, fault);
		return this;
	}

	/**
	 * Throttles the next requests.
	 * @param count how many requests
	 * @return these faults
	 */
	public PoolFaults throttle(int count) {
		return next(count, PoolFault.throttled());
	}

	/**
	 * Spoils some of the requests at random until {@link #clear()}.
	 * @param seed the seed; the same seed spoils the same requests in order
	 * @param probability the part of the requests, 0 to 1
	 * @param faults what can go wrong, all equally likely
	 * @return these faults
	 */
	public PoolFaults random(long seed, double probability, PoolFault... faults) {
		this.plan.random(seed, probability, List.of(faults));
		return this;
	}

	/**
	 * Begins an outage: every connection is reset.
	 * @return these faults
	 */
	public PoolFaults startOutage() {
		return startOutage(PoolFault.connectionReset());
	}

	/**
	 * Begins an outage of another kind.
	 * @param fault what every request meets
	 * @return these faults
	 */
	public PoolFaults startOutage(PoolFault fault) {
		this.plan.outage(fault);
		return this;
	}

	/**
	 * Begins an outage of the whole Region: the port is closed, so that connections are
	 * refused.
	 * @return these faults
	 */
	public PoolFaults startRegionOutage() {
		this.http.refuseConnections();
		return this;
	}

	/**
	 * Begins an outage of the whole Region of another kind.
	 * @param fault what every request meets, also one for the published keys
	 * @return these faults
	 */
	public PoolFaults startRegionOutage(PoolFault fault) {
		this.plan.regionOutage(fault);
		return this;
	}

	/**
	 * Ends all outages.
	 * @return these faults
	 */
	public PoolFaults endOutage() {
		this.plan.outage(null);
		this.plan.regionOutage(null);
		this.http.acceptConnections();
		return this;
	}

	/**
	 * Forgets all faults.
	 */
	public void clear() {
		this.plan.clear();
		this.http.acceptConnections();
	}

}
