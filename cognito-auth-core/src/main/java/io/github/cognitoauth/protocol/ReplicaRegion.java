// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The secondary Region of a pool that is replicated, and how it is used. The id of the
 * pool, the app client and its secret are the same there; only the host differs.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class ReplicaRegion {

	/** How long calls go to the replica at least where nothing else is said. */
	public static final Duration DEFAULT_MINIMUM_STAY = Duration.ofMinutes(5);

	private static final Duration SHORTEST_STAY = Duration.ofSeconds(1);

	/** Its nanoseconds, doubled, fit a long. */
	private static final Duration LONGEST_STAY = Duration.ofDays(365);

	private final String region;

	private final @Nullable CognitoEndpoint endpoint;

	private final Mode mode;

	private final Duration minimumStay;

	private ReplicaRegion(Builder builder) {
		this.region = builder.region;
		this.endpoint = builder.endpoint;
		this.mode = builder.mode;
		this.minimumStay = builder.minimumStay;
	}

	/**
	 * Return a replica that is used when the primary Region does not answer.
	 * @param region a region name such as {@code us-west-2}
	 * @return the replica with all defaults
	 */
	public static ReplicaRegion of(String region) {
		return builder(region).build();
	}

	/**
	 * Start to describe a replica.
	 * @param region a region name such as {@code us-west-2}
	 * @return a builder
	 * @throws IllegalArgumentException if it is empty
	 */
	public static Builder builder(String region) {
		return new Builder(region);
	}

	/**
	 * Return the Region.
	 * @return a region name
	 */
	public String region() {
		return this.region;
	}

	/**
	 * Check that this can be the replica of a pool.
	 * @param primaryRegion the primary Region of the pool
	 * @param primaryHasEndpoint whether the endpoint of the primary Region was given
	 * @throws IllegalArgumentException if it cannot; the message says why
	 */
	public void requireReplicaOf(String primaryRegion, boolean primaryHasEndpoint) {
		Assert.isTrue(!primaryRegion.equals(this.region), "The replica is in the primary region itself");
		Assert.isTrue(CognitoPartition.ofRegion(primaryRegion) == CognitoPartition.ofRegion(this.region),
				"The replica is in another partition of AWS than the primary region");
		Assert.isTrue(!primaryHasEndpoint || this.endpoint != null,
				"The primary region has an endpoint of its own and the replica has none");
	}

	/**
	 * Return where requests for the replica go.
	 * @return the endpoint, or {@code null} for the one that AWS has in the Region
	 */
	public @Nullable CognitoEndpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * Return who decides which Region is called.
	 * @return the mode
	 */
	public Mode mode() {
		return this.mode;
	}

	/**
	 * Return how long calls go to the replica at least, once they do.
	 * @return at least a second, a year at most
	 */
	public Duration minimumStay() {
		return this.minimumStay;
	}

	@Override
	public String toString() {
		return "ReplicaRegion[" + this.region + ", " + this.mode + "]";
	}

	/**
	 * Who decides which Region is called.
	 *
	 * @since 0.1.0
	 */
	public enum Mode {

		/** What calls meet, and probes. */
		AUTOMATIC,

		/** {@link RegionRouter#useRegion(String)} alone. */
		MANUAL

	}

	/**
	 * Builds a {@link ReplicaRegion}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String region;

		private @Nullable CognitoEndpoint endpoint;

		private Mode mode = Mode.AUTOMATIC;

		private Duration minimumStay = DEFAULT_MINIMUM_STAY;

		private Builder(String region) {
			Assert.hasText(region, "'region' must not be empty");
			this.region = region;
		}

		/**
		 * Set where requests for the replica go, for emulators, proxies and VPC
		 * endpoints. Needed where the primary Region has such an endpoint.
		 * @param endpoint the endpoint, or {@code null} for the one of AWS
		 * @return this builder
		 */
		public Builder endpoint(@Nullable CognitoEndpoint endpoint) {
			this.endpoint = endpoint;
			return this;
		}

		/**
		 * Set who decides which Region is called.
		 * @param mode the mode; {@link Mode#AUTOMATIC} by default
		 * @return this builder
		 */
		public Builder mode(Mode mode) {
			Assert.notNull(mode, "'mode' must not be null");
			this.mode = mode;
			return this;
		}

		/**
		 * Set how long calls go to the replica at least, once they do.
		 * @param minimumStay at least a second and a year at most; 5 minutes by default
		 * @return this builder
		 */
		public Builder minimumStay(Duration minimumStay) {
			Assert.isTrue(minimumStay.compareTo(SHORTEST_STAY) >= 0 && minimumStay.compareTo(LONGEST_STAY) <= 0,
					"'minimumStay' must be at least one second and a year at most");
			this.minimumStay = minimumStay;
			return this;
		}

		/**
		 * Build the description.
		 * @return a new description
		 */
		public ReplicaRegion build() {
			return new ReplicaRegion(this);
		}

	}

}
