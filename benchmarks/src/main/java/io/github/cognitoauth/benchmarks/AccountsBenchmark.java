package io.github.cognitoauth.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.management.OperatingSystemMXBean;
import io.github.cognitoauth.token.CognitoTokenProvider;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Ten thousand service accounts in one process, each with tokens and an armed timer. All
 * share the texts of their tokens, so what is left of the heap is the cost of the account
 * itself. Not a JMH benchmark: what it measures has no operation to repeat.
 */
public final class AccountsBenchmark {

	private static final int ACCOUNTS = 10_000;

	/** The compiler's rest from the start. */
	private static final Duration SETTLING = Duration.ofSeconds(10);

	private static final Duration IDLE = Duration.ofSeconds(20);

	private AccountsBenchmark() {
	}

	/**
	 * Measure.
	 * @param args the file for the result
	 * @throws IOException if the result cannot be written
	 * @throws InterruptedException if it is interrupted
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		accounts(100, Schedulers.parallel());
		Scheduler scheduler = Schedulers.newSingle("account-timer");
		int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
		long heapBefore = usedHeap();
		List<CognitoTokenProvider> accounts = accounts(ACCOUNTS, scheduler);
		double bytes = (double) (usedHeap() - heapBefore) / ACCOUNTS;
		int threads = ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore;
		double idle = idleCpu();
		long alive = accounts.stream().filter((account) -> account.currentTokens() != null).count();
		new FigureFile("AccountsBenchmark").add("cognitoAuth", "accounts with tokens", alive, "")
			.add("cognitoAuth", "heap for each account beyond the token strings", bytes, "B")
			.add("cognitoAuth", "timer threads", threads, "")
			.add("cognitoAuth", "processor time while idle", idle, "ms/s")
			.write(Path.of(args[0]));
		scheduler.dispose();
	}

	private static List<CognitoTokenProvider> accounts(int count, Scheduler scheduler) {
		List<CognitoTokenProvider> accounts = new ArrayList<>(count);
		AtomicLong requests = new AtomicLong();
		for (int i = 0; i < count; i++) {
			CognitoTokenProvider account = CognitoTokenProvider
				.builder("account-" + i, Tokens.source(requests, Duration.ZERO, Instant::now))
				.scheduler(scheduler)
				.eager(true)
				.build();
			account.start();
			accounts.add(account);
		}
		Flux.fromIterable(accounts).flatMap(CognitoTokenProvider::getTokens).then().block(Duration.ofMinutes(1));
		return accounts;
	}

	private static double idleCpu() throws InterruptedException {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		CountDownLatch never = new CountDownLatch(1);
		never.await(SETTLING.toSeconds(), TimeUnit.SECONDS);
		long before = system.getProcessCpuTime();
		never.await(IDLE.toSeconds(), TimeUnit.SECONDS);
		return (system.getProcessCpuTime() - before) / 1e6 / IDLE.toSeconds();
	}

	private static long usedHeap() {
		for (int i = 0; i < 5; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
