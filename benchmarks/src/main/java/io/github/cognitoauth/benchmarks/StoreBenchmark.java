package io.github.cognitoauth.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
		CountingStore store = new CountingStore();
		List<CognitoTokenEngine> engines = IntStream.range(0, 2)
			.mapToObj((instance) -> CognitoTokenEngine.builder().account("billing", pool).store(store).build())
			.toList();
		engines.forEach(CognitoTokenEngine::start);
		engines
			.forEach((engine) -> Objects.requireNonNull(engine.providers().get("billing").getTokens().block(PATIENCE)));
		store.calls.set(0);
		pool.awaitLifetimes(PATIENCE);
		roundTrips.perRefresh = (double) store.calls.get() / LIFETIMES;
		engines.forEach((engine) -> engine.close().block(PATIENCE));
	}

	/** Round trips for each refresh, of both instances. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class RoundTrips {

		public double perRefresh;

	}

	/** Counts what would be a round trip to a store elsewhere. */
	private static final class CountingStore implements TokenStore {

		private final TokenStore store = new InMemoryTokenStore();

		private final AtomicLong calls = new AtomicLong();

		private <T> Mono<T> counted(Mono<T> answer) {
			return answer.doFirst(this.calls::incrementAndGet);
		}

		@Override
		public Mono<Claim> claim(String account, Known known, Duration lease) {
			return counted(this.store.claim(account, known, lease));
		}

		@Override
		public Mono<Boolean> extend(Lease lease, Duration time) {
			return counted(this.store.extend(lease, time));
		}

		@Override
		public Mono<Settled> settle(Lease lease, Result result) {
			return counted(this.store.settle(lease, result));
		}

		@Override
		public Flux<Notice> notices() {
			return this.store.notices();
		}

	}

}
