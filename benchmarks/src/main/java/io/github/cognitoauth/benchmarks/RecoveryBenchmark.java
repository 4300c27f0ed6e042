// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenEngineBuilder;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.TokenSource;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How soon 60 accounts have tokens again after the service refused connections for a
 * while, with callers who ask each of them ten times a second, and what they ask
 * meanwhile. What counts are the {@link Recovery} figures; time is real, with tokens that
 * live for 20 seconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class RecoveryBenchmark {

	private static final int ACCOUNTS = 60;

	private static final Duration LIFETIME = Duration.ofSeconds(20);

	private static final Duration BETWEEN_CALLS = Duration.ofMillis(100);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@Param({ "10", "60" })
	int outageSeconds = 10;

	private final AtomicBoolean away = new AtomicBoolean();

	private final AtomicInteger probes = new AtomicInteger();

	@Benchmark
	public void cognitoAuth(Recovery recovery) throws InterruptedException {
		CallBudget budget = CallBudget.builder().build();
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder();
		IntStream.range(0, ACCOUNTS).forEach((number) -> builder.account("account-" + number, source(budget)));
		CognitoTokenEngine engine = builder.build();
		engine.start();
		Flux.fromIterable(engine.providers()).flatMap(CognitoTokenProvider::getTokens).then().block(PATIENCE);
		Disposable callers = Flux.interval(BETWEEN_CALLS)
			.onBackpressureDrop()
			.concatMap((tick) -> Flux.fromIterable(engine.providers())
				.doOnNext((provider) -> provider.getTokens().onErrorComplete().subscribe()))
			.subscribe();
		this.away.set(true);
		pause(Duration.ofSeconds(this.outageSeconds).plus(LIFETIME));
		recovery.probesPerSecond = (double) this.probes.get() / (this.outageSeconds + LIFETIME.toSeconds());
		this.away.set(false);
		double[] back = back(engine);
		callers.dispose();
		engine.close().block(PATIENCE);
		recovery.medianSeconds = back[back.length / 2];
		recovery.worstSeconds = back[back.length - 1];
	}

	/** After how many seconds each has a token again, in order. */
	private static double[] back(CognitoTokenEngine engine) throws InterruptedException {
		long began = System.nanoTime();
		double[] seconds = new double[ACCOUNTS];
		List<String> names = List.copyOf(engine.providers().names());
		int left = ACCOUNTS;
		while (left > 0) {
			pause(Duration.ofMillis(10));
			double passed = (System.nanoTime() - began) / 1e9;
			if (passed > PATIENCE.toSeconds()) {
				throw new IllegalStateException(left + " accounts are not back");
			}
			for (int i = 0; i < ACCOUNTS; i++) {
				if (seconds[i] == 0 && engine.providers().get(names.get(i)).currentTokens() != null) {
					seconds[i] = passed;
					left--;
				}
			}
		}
		Arrays.sort(seconds);
		return seconds;
	}

	private static void pause(Duration time) throws InterruptedException {
		new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
	}

	private TokenSource source(CallBudget budget) {
		Mono<CognitoTokens> request = Mono.defer(() -> {
			if (this.away.get()) {
				this.probes.incrementAndGet();
				return Mono
					.error(CognitoError.local("ConnectFailure", CognitoErrorReason.CONNECT_FAILURE).toException(null));
			}
			return Mono.just(CognitoTokens.builder(SignInAnswer.ACCESS_TOKEN, Instant.now(), LIFETIME)
				.refreshToken(SignInAnswer.REFRESH_TOKEN)
				.build());
		});
		return new TokenSource() {

			@Override
			public Mono<CognitoTokens> signIn() {
				return request;
			}

			@Override
			public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
				return request;
			}

			@Override
			public CallBudget callBudget() {
				return budget;
			}

		};
	}

	/** When they were back, and what they asked before. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Recovery {

		public double medianSeconds;

		public double worstSeconds;

		public double probesPerSecond;

	}

}
