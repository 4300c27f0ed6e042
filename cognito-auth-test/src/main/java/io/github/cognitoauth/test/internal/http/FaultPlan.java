// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.cognitoauth.test.pool.PoolFault;
import org.jspecify.annotations.Nullable;

/**
 * The faults to come: an outage spoils everything, scripted faults the next requests,
 * random faults some of the others.
 */
public final class FaultPlan {

	private final List<Scripted> scripted = new ArrayList<>();

	private @Nullable PoolFault outage;

	private @Nullable PoolFault regionOutage;

	private @Nullable Randomized randomized;

	/**
	 * Spoils the next requests.
	 * @param operation the operation, null for any
	 * @param count how many requests
	 * @param fault what goes wrong
	 */
	public synchronized void next(@Nullable String operation, int count, PoolFault fault) {
		if (count < 1) {
			throw new IllegalArgumentException("'count' must be positive");
		}
		this.scripted.add(new Scripted(operation, count, fault));
	}

	/**
	 * Spoils every request from now on.
	 * @param fault what goes wrong, null to end the outage
	 */
	public synchronized void outage(@Nullable PoolFault fault) {
		this.outage = fault;
	}

	/**
	 * Spoils everything that is served, the published documents too.
	 * @param fault what goes wrong, null to end the outage
	 */
	public synchronized void regionOutage(@Nullable PoolFault fault) {
		this.regionOutage = fault;
	}

	/**
	 * Spoils some requests at random.
	 * @param seed the seed; the same seed spoils the same requests
	 * @param probability the part of the requests, 0 to 1
	 * @param faults what can go wrong
	 */
	public synchronized void random(long seed, double probability, List<PoolFault> faults) {
		if (faults.isEmpty() || !(probability >= 0 && probability <= 1)) {
			throw new IllegalArgumentException("'faults' must not be empty and 'probability' must be 0 to 1");
		}
		this.randomized = new Randomized(new Random(seed), probability, List.copyOf(faults));
	}

	/**
	 * Forgets all faults.
	 */
	public synchronized void clear() {
		this.scripted.clear();
		this.outage = null;
		this.regionOutage = null;
		this.randomized = null;
	}

	synchronized @Nullable PoolFault regionOutage() {
		return this.regionOutage;
	}

	synchronized @Nullable PoolFault take(String operation) {
		if (this.regionOutage != null) {
			return this.regionOutage;
		}
		if (this.outage != null) {
			return this.outage;
		}
		for (int i = 0; i < this.scripted.size(); i++) {
			Scripted entry = this.scripted.get(i);
			if (entry.operation == null || entry.operation.equals(operation)) {
				if (--entry.left == 0) {
					this.scripted.remove(i);
				}
				return entry.fault;
			}
		}
		return (this.randomized != null) ? this.randomized.take() : null;
	}

	private static final class Scripted {

		private final @Nullable String operation;

		private final PoolFault fault;

		private int left;

		Scripted(@Nullable String operation, int count, PoolFault fault) {
			this.operation = operation;
			this.left = count;
			this.fault = fault;
		}

	}

	private record Randomized(Random random, double probability, List<PoolFault> faults) {

		@Nullable PoolFault take() {
			boolean hit = this.random.nextDouble() < this.probability;
			return hit ? this.faults.get(this.random.nextInt(this.faults.size())) : null;
		}

	}

}
