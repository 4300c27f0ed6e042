// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Limits failed attempts by address, by user name and address together, and by sign-in,
 * and failed refreshes by address, with the same limit and apart from the others, in the
 * memory of this process: token buckets of Bucket4j in a cache of Caffeine, both of which
 * an application brings. User names are kept as keyed hashes only.
 *
 * @since 0.1.0
 */
public final class InMemoryCognitoRateLimiter implements CognitoRateLimiter {

	private static final String HASH = "HmacSHA256";

	private final RateLimit perAddress;

	private final RateLimit perNameAndAddress;

	private final RateLimit perFlow;

	private final LongSupplier ticker;

	private final SecretKeySpec key;

	private final Cache<String, Bucket> buckets;

	private InMemoryCognitoRateLimiter(Builder builder) {
		this.perAddress = builder.perAddress;
		this.perNameAndAddress = builder.perNameAndAddress;
		this.perFlow = builder.perFlow;
		this.ticker = builder.ticker;
		byte[] secret = new byte[32];
		new SecureRandom().nextBytes(secret);
		this.key = new SecretKeySpec(secret, HASH);
		Duration longest = this.perAddress.period();
		for (RateLimit limit : List.of(this.perNameAndAddress, this.perFlow)) {
			longest = (limit.period().compareTo(longest) > 0) ? limit.period() : longest;
		}
		this.buckets = Caffeine.newBuilder()
			.maximumSize(builder.maximumEntries)
			.expireAfterAccess(longest)
			.ticker(this.ticker::getAsLong)
			.build();
	}

	/**
	 * Start with generous limits.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public Mono<RateDecision> check(Attempt attempt) {
		return Mono.fromSupplier(() -> take(bucketsOf(attempt)));
	}

	private Map<String, Bucket> bucketsOf(Attempt attempt) {
		Map<String, Bucket> all = new LinkedHashMap<>();
		if (attempt.kind() == Attempt.Kind.REFRESH) {
			if (attempt.address() != null) {
				all.put("refresh", bucket("r" + attempt.address(), this.perAddress));
			}
			return all;
		}
		if (attempt.address() != null) {
			all.put("address", bucket("a" + attempt.address(), this.perAddress));
			if (attempt.name() != null) {
				all.put("name-and-address",
						bucket("n" + hash(attempt.name(), attempt.address()), this.perNameAndAddress));
			}
		}
		if (attempt.flow() != null) {
			all.put("flow", bucket("f" + attempt.flow(), this.perFlow));
		}
		return all;
	}

	private Bucket bucket(String name, RateLimit limit) {
		return this.buckets.get(name,
				(missing) -> Bucket.builder()
					.addLimit(Bandwidth.builder()
						.capacity(limit.attempts())
						.refillGreedy(limit.attempts(), limit.period())
						.build())
					.withCustomTimePrecision(new Ticker(this.ticker))
					.build());
	}

	private static RateDecision take(Map<String, Bucket> buckets) {
		List<Bucket> taken = new ArrayList<>(buckets.size());
		for (Map.Entry<String, Bucket> entry : buckets.entrySet()) {
			Bucket bucket = entry.getValue();
			if (!bucket.tryConsume(1)) {
				giveBack(taken);
				long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
				return RateDecision.refused(entry.getKey(), Duration.ofNanos(nanos));
			}
			taken.add(bucket);
		}
		return RateDecision.allowed(Mono.fromRunnable(() -> giveBack(taken)));
	}

	private static void giveBack(List<Bucket> taken) {
		taken.forEach((bucket) -> bucket.addTokens(1));
	}

	private String hash(String name, String address) {
		try {
			Mac mac = Mac.getInstance(HASH);
			mac.init(this.key);
			mac.update(address.getBytes(StandardCharsets.UTF_8));
			mac.update((byte) 0);
			return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + HASH, ex);
		}
	}

	/** The clock of the buckets. */
	private record Ticker(LongSupplier nanos) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.nanos.getAsLong();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

	/**
	 * Builds an {@link InMemoryCognitoRateLimiter}.
	 */
	public static final class Builder {

		private RateLimit perAddress = new RateLimit(100, Duration.ofMinutes(1));

		private RateLimit perNameAndAddress = new RateLimit(10, Duration.ofMinutes(10));

		private RateLimit perFlow = new RateLimit(6, Duration.ofMinutes(15));

		private long maximumEntries = 100_000;

		private LongSupplier ticker = System::nanoTime;

		private Builder() {
		}

		/**
		 * Set how many attempts from one address may fail, whatever the user names, and
		 * as many refreshes.
		 * @param limit the limit; 100 a minute by default, since offices share addresses
		 * @return this builder
		 */
		public Builder perAddress(RateLimit limit) {
			Assert.notNull(limit, "'limit' must not be null");
			this.perAddress = limit;
			return this;
		}

		/**
		 * Set how many attempts with one user name from one address may fail.
		 * @param limit the limit; 10 in ten minutes by default
		 * @return this builder
		 */
		public Builder perNameAndAddress(RateLimit limit) {
			Assert.notNull(limit, "'limit' must not be null");
			this.perNameAndAddress = limit;
			return this;
		}

		/**
		 * Set how many answers within one sign-in may fail.
		 * @param limit the limit; 6 in 15 minutes by default
		 * @return this builder
		 */
		public Builder perFlow(RateLimit limit) {
			Assert.notNull(limit, "'limit' must not be null");
			this.perFlow = limit;
			return this;
		}

		/**
		 * Set how much is kept.
		 * @param maximumEntries how many buckets; 100,000 by default
		 * @return this builder
		 */
		public Builder maximumEntries(long maximumEntries) {
			Assert.isTrue(maximumEntries > 0, "'maximumEntries' must be positive");
			this.maximumEntries = maximumEntries;
			return this;
		}

		Builder ticker(LongSupplier ticker) {
			this.ticker = ticker;
			return this;
		}

		/**
		 * Build the limiter.
		 * @return a new limiter
		 */
		public InMemoryCognitoRateLimiter build() {
			return new InMemoryCognitoRateLimiter(this);
		}

	}

}
