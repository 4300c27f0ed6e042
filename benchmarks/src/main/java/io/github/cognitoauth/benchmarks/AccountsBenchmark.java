// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.management.OperatingSystemMXBean;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenEngineBuilder;
import io.github.cognitoauth.token.CognitoTokenProvider;
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
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Ten thousand service accounts in one process, each with tokens and an armed timer. All
 * share the texts of their tokens, so what is left of the heap is the cost of the account
 * itself. What counts are the {@link Cost}s; the time is that of the measurement, half a
 * minute of which it does nothing.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class AccountsBenchmark {

	private static final int ACCOUNTS = 10_000;

	/** The compiler's rest from the start. */
	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final Duration IDLE = Duration.ofSeconds(20);

	@Benchmark
	public void cognitoAuth(Cost cost) throws InterruptedException {
		engine(100, Schedulers.parallel());
		Scheduler scheduler = Schedulers.newSingle("account-timer");
		int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
		long heapBefore = usedHeap();
		long cpuBefore = cpuNanos();
		CognitoTokenEngine engine = engine(ACCOUNTS, scheduler);
		cost.startCpuMillis = (cpuNanos() - cpuBefore) / 1e6;
		cost.heapBytesPerAccount = (double) (usedHeap() - heapBefore) / ACCOUNTS;
		cost.timerThreads = ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore;
		cost.idleCpuMillisPerSecond = idleCpu();
		for (CognitoTokenProvider account : engine.providers()) {
			cost.accountsWithTokens += (account.currentTokens() != null) ? 1 : 0;
		}
		scheduler.dispose();
	}

	private static CognitoTokenEngine engine(int count, Scheduler scheduler) {
		AtomicLong requests = new AtomicLong();
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder().scheduler(scheduler);
		for (int i = 0; i < count; i++) {
			builder.account("account-" + i, Tokens.source(requests, Duration.ZERO, Instant::now),
					(account) -> account.eager(true));
		}
		CognitoTokenEngine engine = builder.build();
		engine.start();
		Flux.fromIterable(engine.providers())
			.flatMap(CognitoTokenProvider::getTokens)
			.then()
			.block(Duration.ofMinutes(1));
		return engine;
	}

	private static double idleCpu() throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		never.await(SETTLING.toSeconds(), TimeUnit.SECONDS);
		long before = cpuNanos();
		never.await(IDLE.toSeconds(), TimeUnit.SECONDS);
		return (cpuNanos() - before) / 1e6 / IDLE.toSeconds();
	}

	private static long cpuNanos() {
		return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
	}

	private static long usedHeap() {
		for (int i = 0; i < 5; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/** What ten thousand accounts cost. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Cost {

		public long accountsWithTokens;

		public double heapBytesPerAccount;

		public double startCpuMillis;

		public int timerThreads;

		public double idleCpuMillisPerSecond;

	}

}
