// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/**
 * Hands out a token that is at hand and fresh. Run it with {@code -prof gc}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class TokenSupplyBenchmark {

	private final CognitoTokenProvider provider = CognitoTokenEngine.builder()
		.account("worker", Tokens.source(new AtomicLong(), Duration.ZERO, Instant::now))
		.build()
		.providers()
		.get("worker");

	private final SpringManager spring = new SpringManager(new AtomicLong(), Duration.ZERO);

	private CachedSupplier<CognitoTokens> supplier;

	@Setup
	public void fill() {
		this.provider.getTokens().block(Tokens.PATIENCE);
		this.spring.authorize().block(Tokens.PATIENCE);
		Instant now = Instant.now();
		this.supplier = CachedSupplier
			.builder(() -> RefreshResult.builder(Tokens.issuedAt(now))
				.prefetchTime(now.plus(Tokens.LIFETIME.dividedBy(2)))
				.staleTime(now.plus(Tokens.LIFETIME))
				.build())
			.build();
		this.supplier.get();
	}

	@TearDown
	public void close() {
		this.supplier.close();
	}

	@Benchmark
	public @Nullable Object cognitoAuthDirect() {
		return this.provider.currentTokens();
	}

	@Benchmark
	public @Nullable Object cognitoAuthBlocking() {
		return this.provider.getTokens().block(Tokens.PATIENCE);
	}

	@Benchmark
	public void cognitoAuthMono(Taker taker) {
		this.provider.getTokens().subscribe(taker);
	}

	@Benchmark
	public Object cachedSupplier() {
		return this.supplier.get();
	}

	@Benchmark
	public void springManager(Taker taker) {
		this.spring.authorize().subscribe(taker);
	}

	/** A subscriber that costs nothing, so that only the publisher's cost is seen. */
	@State(Scope.Thread)
	public static class Taker implements CoreSubscriber<Object> {

		private Blackhole blackhole;

		@Setup
		public void use(Blackhole hole) {
			this.blackhole = hole;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(Object token) {
			this.blackhole.consume(token);
		}

		@Override
		public void onError(Throwable failure) {
			throw new IllegalStateException(failure);
		}

		@Override
		public void onComplete() {
			this.blackhole.consume(true);
		}

	}

}
