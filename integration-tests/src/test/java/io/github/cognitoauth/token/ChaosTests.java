// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Service accounts in real time, over HTTP, against a pool that fails in every way it
 * can, with callers who never pause. It runs for 15 seconds, or {@code -Dchaos.seconds=}.
 * A failure names the seed of the spells; {@code -Dchaos.seed=} repeats them, though not
 * the timing.
 */
class ChaosTests {

	private static final Duration LIFETIME = Duration.ofSeconds(4);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int ACCOUNTS = 3;

	private static final int CALLERS = 6;

	/** A busy machine manages few. */
	private static final int ENOUGH_CALLS = 20;

	/** The first try and two repetitions. */
	private static final int REQUESTS_PER_CALL = 3;

	private static final String THREADS = "chaos-test";

	private final long seed = Long.getLong("chaos.seed", System.nanoTime());

	private final Duration time = Duration.ofSeconds(Long.getLong("chaos.seconds", 15));

	private final LoopResources loops = LoopResources.create(THREADS + "-http", 2, true);

	private final ConnectionProvider connections = ConnectionProvider.create(THREADS, 100);

	private final Scheduler timers = Schedulers.newSingle(THREADS + "-timers", true);

	private final PendingTasks tasks = new PendingTasks(this.timers);

	private final AtomicReference<Duration> clockError = new AtomicReference<>(Duration.ZERO);

	@Test
	void callsWhenEverythingFailsAtTimesThenNoRuleIsBroken() throws Exception {
		long began = System.nanoTime();
		CognitoUserPoolServer pool = pool();
		BearerService service = new BearerService(pool, this.loops);
		List<ChaosAccount> accounts = accounts(pool);
		ChaosBudget budget = new ChaosBudget(ChaosAccount.POLICY, LIFETIME);
		ChaosSpells spells = new ChaosSpells(this.seed, pool, service, accounts, budget, this.clockError);
		accounts.forEach((account) -> account.engine.start());
		Disposable callers = Flux.fromIterable(accounts)
			.flatMap((account) -> account.callers(CALLERS, client(), service, pool.clock(), Schedulers.parallel()))
			.subscribe();
		try {
			spells.run(this.time).block(this.time.multipliedBy(4).plusSeconds(60));
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError("Seed " + this.seed, ex);
		}
		finally {
			callers.dispose();
			Flux.fromIterable(accounts).flatMap((account) -> account.engine.close()).then().block(PATIENCE);
		}
		budget.time(Duration.ofNanos(System.nanoTime() - began));
		checkRules(accounts, service, spells);
		checkBudget(accounts, pool, budget);
		service.close();
		pool.close();
		checkNothingIsLeft(accounts);
	}

	private static CognitoUserPoolServer pool() {
		CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.client("chaos",
					(client) -> client.tokenLifetime(LIFETIME)
						.refreshTokenLifetime(Duration.ofSeconds(20))
						.refreshTokenRotation(Duration.ofSeconds(1)))
			.start();
		usernames().forEach((name) -> pool.createUser(name).password(ChaosAccount.PASSWORD));
		return pool;
	}

	private static Stream<String> usernames() {
		return Stream.iterate(1, (number) -> number + 1).limit(ACCOUNTS).map((number) -> "account-" + number);
	}

	private List<ChaosAccount> accounts(CognitoUserPoolServer pool) {
		Clock clock = new SuppliedClock(() -> pool.clock().instant().plus(this.clockError.get()));
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.endpoint(pool.endpoint())
			.clock(clock)
			.clientSettings((client) -> client.webClient(client())
				.requestTimeout(Duration.ofSeconds(1))
				.retry(new CognitoRetryPolicy(REQUESTS_PER_CALL, Duration.ofMillis(20), Duration.ofMillis(200))))
			.build();
		return usernames().map((name) -> new ChaosAccount(name, authenticator, clock, this.tasks)).toList();
	}

	private WebClient client() {
		HttpClient http = HttpClient.create(this.connections).runOn(this.loops).disableRetry(true);
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

	private void checkRules(List<ChaosAccount> accounts, BearerService service, ChaosSpells spells) {
		assertThat(service.expiredWhenSent).as("calls with an expired token, seed %d", this.seed).hasValue(0);
		assertThat(accounts).as("seed %d", this.seed)
			.allSatisfy((account) -> assertThat(account.source.violations).isEmpty());
		assertThat(accounts).as("seed %d", this.seed).allSatisfy((account) -> assertThat(account.others).hasValue(0));
		assertThat(service.accepted.get()).as("calls that were served, seed %d", this.seed).isGreaterThan(ENOUGH_CALLS);
		assertThat(spells.spells).as("spells, seed %d", this.seed).isPositive();
	}

	private void checkBudget(List<ChaosAccount> accounts, CognitoUserPoolServer pool, ChaosBudget budget) {
		assertThat(accounts).as("calls of Cognito, seed %d", this.seed)
			.allSatisfy((account) -> assertThat((long) account.source.calls.get()).isLessThanOrEqualTo(budget.calls()));
		assertThat(pool.requests()).as("requests, seed %d", this.seed)
			.isLessThanOrEqualTo(
					accounts.stream().mapToLong((account) -> account.source.calls.get()).sum() * REQUESTS_PER_CALL);
	}

	private void checkNothingIsLeft(List<ChaosAccount> accounts) {
		int calls = accounts.stream().mapToInt((account) -> account.source.calls.get()).sum();
		await(() -> this.tasks.count() == 0, "no timer is left");
		assertThat(this.tasks.most()).as("timers of an account at a time").isLessThanOrEqualTo(4 * ACCOUNTS);
		Mono.when(this.connections.disposeLater(), this.timers.disposeGracefully(),
				this.loops.disposeLater(Duration.ZERO, PATIENCE))
			.block(PATIENCE);
		await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch((it) -> it.getName().startsWith(THREADS)),
				"no thread is left");
		assertThat(accounts.stream().mapToInt((account) -> account.source.calls.get()).sum()).isEqualTo(calls);
	}

	private void await(BooleanSupplier condition, String what) {
		Flux.interval(Duration.ZERO, Duration.ofMillis(20))
			.onBackpressureDrop()
			.takeUntil((tick) -> condition.getAsBoolean())
			.then()
			.timeout(PATIENCE, Mono.error(() -> new AssertionError("Not so: " + what + ", seed " + this.seed)))
			.block();
	}

}
