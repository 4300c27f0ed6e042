// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.cognitoauth.test.token.TokenStoreProbe;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many round trips to the store a refresh takes: those of the instance that
 * refreshes, and the look of one other. What counts are the {@link RoundTrips}.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class StoreBenchmark {

	private static final Duration LIFETIME = Duration.ofSeconds(6);

	private static final int LIFETIMES = 8;

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@Benchmark
	public void cognitoAuth(RoundTrips roundTrips) throws InterruptedException {
		RotatingPool pool = new RotatingPool(LIFETIME, LIFETIMES);
		TokenStoreProbe store = new TokenStoreProbe(new InMemoryTokenStore());
		List<CognitoTokenEngine> engines = IntStream.range(0, 2)
			.mapToObj((instance) -> CognitoTokenEngine.builder().account("billing", pool).store(store).build())
			.toList();
		engines.forEach(CognitoTokenEngine::start);
		engines
			.forEach((engine) -> Objects.requireNonNull(engine.providers().get("billing").getTokens().block(PATIENCE)));
		long before = store.roundTrips();
		pool.awaitLifetimes(PATIENCE);
		roundTrips.perRefresh = (double) (store.roundTrips() - before) / LIFETIMES;
		engines.forEach((engine) -> engine.close().block(PATIENCE));
	}

	/** Round trips for each refresh, of both instances. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class RoundTrips {

		public double perRefresh;

	}

}
