// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A thousand callers at once ask for a token: while there is none, and when the one at
 * hand has just expired. A request takes 20 milliseconds. What counts is {@code requests}
 * for each of the {@code herds}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HerdBenchmark {

	private static final int CALLERS = 1000;

	private static final Duration LATENCY = Duration.ofMillis(20);

	@Param({ "cold", "expired" })
	String start = "cold";

	private final AtomicLong requests = new AtomicLong();

	private final SpringManager spring = new SpringManager(this.requests, LATENCY);

	private volatile Instant now = Instant.EPOCH;

	private CognitoTokenProvider provider = provider();

	@Setup(Level.Invocation)
	public void reset() {
		this.provider = provider();
		this.spring.forget();
		if (this.start.equals("expired")) {
			this.provider.getTokens().block(Tokens.PATIENCE);
			this.spring.expire();
			this.now = this.now.plus(Tokens.LIFETIME);
		}
		this.requests.set(0);
	}

	@Benchmark
	public void cognitoAuth(Herd herd) {
		ask(() -> this.provider.getTokens());
		if (this.requests.get() != 1) {
			throw new IllegalStateException(this.requests + " requests");
		}
		herd.count(this.requests.get());
	}

	@Benchmark
	public void springManager(Herd herd) {
		ask(this.spring::authorize);
		herd.count(this.requests.get());
	}

	private void ask(Supplier<Mono<?>> token) {
		Long answers = Flux.range(0, CALLERS)
			.flatMap((caller) -> Mono.defer(token).subscribeOn(Schedulers.parallel()), CALLERS)
			.count()
			.block(Tokens.PATIENCE);
		if (answers == null || answers != CALLERS) {
			throw new IllegalStateException("Not all callers have a token");
		}
	}

	private CognitoTokenProvider provider() {
		InstantSource source = () -> this.now;
		Clock clock = source.withZone(ZoneOffset.UTC);
		return CognitoTokenEngine.builder()
			.account("worker", Tokens.source(this.requests, LATENCY, clock::instant))
			.clock(clock)
			.build()
			.providers()
			.get("worker");
	}

	/** JMH sums both over all iterations. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Herd {

		public long herds;

		public long requests;

		void count(long made) {
			this.herds++;
			this.requests += made;
		}

	}

}
