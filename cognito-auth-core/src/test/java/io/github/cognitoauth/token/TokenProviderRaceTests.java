// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.ProviderFixture.Waiter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoTokenProvider} with many callers at once.
 */
class TokenProviderRaceTests {

	private static final int REPETITIONS = 250;

	private static final int CALLERS = 300;

	private static final int THREADS = 6;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static ExecutorService threads;

	private final ProviderFixture fixture = new ProviderFixture();

	private final ScriptedTokenSource source = this.fixture.source;

	private final CognitoTokenProvider provider = this.fixture.provider;

	@BeforeAll
	static void startThreads() {
		threads = Executors.newFixedThreadPool(THREADS);
	}

	@AfterAll
	static void stopThreads() {
		threads.shutdownNow();
	}

	@RepeatedTest(REPETITIONS)
	void getTokensWhenHerdIsColdThenOneSignIn() throws Exception {
		this.source.then(TokenProviderRaceTests::later);
		assertThat(herd()).hasSize(CALLERS).containsOnly("access-1");
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@RepeatedTest(REPETITIONS)
	void getTokensWhenHerdComesAtExpiryThenOneRefresh() throws Exception {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofHours(1));
		this.source.then(TokenProviderRaceTests::later);
		assertThat(herd()).hasSize(CALLERS).containsOnly("access-2");
		assertThat(this.source.attempts()).isEqualTo(2);
	}

	@RepeatedTest(REPETITIONS)
	void getTokensWhenAttemptFailsAtOnceThenOneAttemptInBackoff() throws Exception {
		this.source.thenFail(CALLERS, ScriptedTokenSource.throttled());
		assertThat(herd()).hasSize(CALLERS).containsOnly("TooManyRequestsException");
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@RepeatedTest(REPETITIONS)
	void getTokensWhenPasswordIsWrongThenOneAttempt() throws Exception {
		this.source.then((fresh) -> later(fresh).then(Mono.error(ScriptedTokenSource.wrongPassword())));
		assertThat(herd()).hasSize(CALLERS).containsOnly("NotAuthorizedException");
		assertThat(herd()).hasSize(CALLERS).containsOnly("NotAuthorizedException");
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@RepeatedTest(REPETITIONS)
	void getTokensWhenAdvisoryRefreshFailsThenOneAttemptAndEverybodyIsServed() throws Exception {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(50));
		this.source.then((fresh) -> later(fresh).then(Mono.error(ScriptedTokenSource.throttled())));
		assertThat(herd()).hasSize(CALLERS).containsOnly("access-1");
		assertThat(this.source.attempts()).isEqualTo(2);
	}

	@RepeatedTest(REPETITIONS)
	void getTokensWhenCallersCancelThenTheOthersAreServed() throws Exception {
		this.source.then(TokenProviderRaceTests::later);
		List<Callable<String>> callers = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			boolean cancels = i % 2 == 0;
			callers.add(() -> {
				if (cancels) {
					this.fixture.subscribe().cancel();
					return "cancelled";
				}
				return this.provider.getTokens().block(PATIENCE).accessToken();
			});
		}
		assertThat(run(callers)).containsOnly("cancelled", "access-1");
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@RepeatedTest(REPETITIONS)
	void getTokensWhenOnlyCallerCancelsThenItsSignInServesTheNext() {
		this.source.then((fresh) -> Mono.delay(Duration.ofSeconds(1), this.fixture.time.scheduler()).thenReturn(fresh));
		Waiter only = this.fixture.subscribe();
		only.cancel();
		Waiter next = this.fixture.subscribe();
		assertThat(next.isWaiting()).isTrue();
		this.fixture.time.advance(Duration.ofSeconds(1));
		assertThat(next.tokens.accessToken()).isEqualTo("access-1");
		assertThat(only.isWaiting()).isTrue();
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@RepeatedTest(REPETITIONS)
	void invalidateWhenRefreshIsUnderWayThenRejectedTokenNeverComesBack() throws Exception {
		String rejected = this.fixture.accessToken();
		this.fixture.time.advance(Duration.ofMinutes(50));
		this.source.then(TokenProviderRaceTests::later).then(TokenProviderRaceTests::later);
		List<Callable<String>> callers = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			callers.add(() -> {
				this.fixture.accessToken();
				this.provider.invalidate(rejected);
				return this.provider.getTokens().block(PATIENCE).accessToken();
			});
		}
		assertThat(run(callers)).doesNotContain(rejected);
		assertThat(this.source.mostActive).hasValue(1);
		assertThat(this.source.refreshes.get()).isBetween(1, 2);
		assertThat(this.source.signIns).hasValue(1);
	}

	@RepeatedTest(REPETITIONS)
	void stopWhenRacingWithStartsThenNothingRunsAfterwards() throws Exception {
		List<Callable<String>> callers = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			callers.add(() -> {
				if (ThreadLocalRandom.current().nextBoolean()) {
					this.fixture.engine.start();
				}
				else {
					this.fixture.engine.stop();
				}
				return this.fixture.accessToken();
			});
		}
		assertThat(run(callers)).containsOnly("access-1");
		this.fixture.engine.stop();
		this.fixture.time.advance(Duration.ofHours(12));
		assertThat(this.source.attempts()).isEqualTo(1);
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(47));
		assertThat(this.source.attempts()).isEqualTo(3);
	}

	private List<String> herd() throws Exception {
		List<Callable<String>> callers = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			callers.add(() -> this.provider.getTokens()
				.map(CognitoTokens::accessToken)
				.onErrorResume(CognitoException.class, (ex) -> Mono.just(ex.code()))
				.block(PATIENCE));
		}
		return run(callers);
	}

	/** All threads begin at one moment, each with its share of the callers. */
	private static List<String> run(List<Callable<String>> callers) throws Exception {
		CyclicBarrier start = new CyclicBarrier(THREADS);
		List<Future<List<String>>> futures = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			int thread = i;
			futures.add(threads.submit(() -> {
				start.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
				List<String> results = new ArrayList<>();
				for (int caller = thread; caller < callers.size(); caller += THREADS) {
					results.add(callers.get(caller).call());
				}
				return results;
			}));
		}
		List<String> results = new ArrayList<>();
		for (Future<List<String>> future : futures) {
			results.addAll(future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
		}
		return results;
	}

	private static Mono<CognitoTokens> later(CognitoTokens fresh) {
		return Mono.just(fresh).publishOn(Schedulers.parallel());
	}

}
