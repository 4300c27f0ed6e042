// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.redis.RedisTokenStore;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import io.github.cognitoauth.token.store.TokenStore;
import org.jspecify.annotations.Nullable;
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
 * What a pool with refresh-token rotation is asked by 20 instances with one service
 * account: with their session on one real redis-server, and each on its own. What counts
 * are the {@link Requests}; time is real, with tokens that live for seconds.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class FleetBenchmark {

	private static final int INSTANCES = 20;

	private static final int LIFETIMES = 10;

	private static final Duration LIFETIME = Duration.ofSeconds(12);

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final TokenCipher CIPHER = TokenCipher.of("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=", List.of());

	@Benchmark
	public void cognitoAuth(Redis redis, Requests requests) throws InterruptedException {
		live(() -> new RedisTokenStore(redis.connections(), CIPHER, "benchmark:", Clock.systemUTC()), requests);
	}

	@Benchmark
	public void withoutStore(Requests requests) throws InterruptedException {
		live(() -> null, requests);
	}

	private static void live(Supplier<@Nullable TokenStore> store, Requests requests) throws InterruptedException {
		RotatingPool pool = new RotatingPool(LIFETIME, LIFETIMES);
		TokenRefreshPolicy policy = TokenRefreshPolicy.builder().storeTimeout(Duration.ofSeconds(10)).build();
		List<CognitoTokenEngine> engines = IntStream.range(0, INSTANCES)
			.mapToObj((instance) -> CognitoTokenEngine.builder()
				.account("billing", pool, (account) -> account.policy(policy).eager(true))
				.store(store.get())
				.build())
			.toList();
		List<CognitoTokenProvider> fleet = engines.stream().map((engine) -> engine.providers().get("billing")).toList();
		engines.forEach(CognitoTokenEngine::start);
		fleet.forEach((instance) -> Objects.requireNonNull(instance.getTokens().block(PATIENCE)));
		pool.awaitLifetimes(PATIENCE);
		requests.instancesWithTokens = fleet.stream().filter((instance) -> instance.currentTokens() != null).count();
		engines.forEach(CognitoTokenEngine::stop);
		requests.signIns = pool.signIns();
		requests.refreshesPerLifetime = pool.refreshesPerLifetime();
	}

	/** What the pool was asked, and how many instances had tokens at the end. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Requests {

		public int signIns;

		public double refreshesPerLifetime;

		public long instancesWithTokens;

	}

}
