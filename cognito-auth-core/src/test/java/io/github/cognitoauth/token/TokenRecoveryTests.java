// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how soon accounts are back after an outage, and what they ask meanwhile.
 */
class TokenRecoveryTests {

	private final VirtualTime time = new VirtualTime();

	private final List<Pool> pools = new ArrayList<>();

	private final CallBudget budget = CallBudget.builder()
		.scheduler(this.time.scheduler())
		.ticker(() -> TimeUnit.MILLISECONDS.toNanos(this.time.scheduler().now(TimeUnit.MILLISECONDS)))
		.build();

	private boolean away;

	private int callsWhileAway;

	private CognitoTokenEngine engine(int accounts, Duration life) {
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.clock(this.time)
			.scheduler(this.time.scheduler());
		builder.uptime = () -> this.time.scheduler().now(TimeUnit.MILLISECONDS);
		builder.resumer = Runnable::run;
		for (int i = 0; i < accounts; i++) {
			Pool pool = new Pool(i, life);
			this.pools.add(pool);
			builder.account("account-" + i, pool);
		}
		CognitoTokenEngine engine = builder.build();
		engine.start();
		return engine;
	}

	private static boolean isServed(CognitoTokenProvider provider) {
		boolean[] served = new boolean[1];
		provider.getTokens().subscribe((tokens) -> served[0] = true, (failure) -> {
		}).dispose();
		return served[0];
	}

	/** Everybody asks ten times a second; returns when all were served in one round. */
	private Duration untilAllAreServed(CognitoTokenEngine engine, Duration atMost) {
		Duration passed = Duration.ZERO;
		while (passed.compareTo(atMost) < 0) {
			int served = 0;
			for (CognitoTokenProvider provider : engine.providers()) {
				served += isServed(provider) ? 1 : 0;
			}
			if (served == engine.providers().names().size()) {
				return passed;
			}
			this.time.advance(Duration.ofMillis(100));
			passed = passed.plusMillis(100);
		}
		return passed;
	}

	@ParameterizedTest(name = "{0} accounts, tokens of {1} s, outage of {2} s: back within {3} ms")
	@CsvSource({ "60, 20, 60, 3000", "60, 60, 100, 3000", "1, 20, 60, 2000", "1, 3600, 4000, 2000",
			"240, 20, 30, 7000" })
	void accountsWhenOutageEndsAndCallersAskThenAllAreBackSoon(int accounts, long life, long outage, long back) {
		CognitoTokenEngine engine = engine(accounts, Duration.ofSeconds(life));
		assertThat(untilAllAreServed(engine, Duration.ofMinutes(5))).isLessThan(Duration.ofMinutes(5));
		this.away = true;
		for (int i = 0; i < outage; i++) {
			engine.providers().forEach(TokenRecoveryTests::isServed);
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(engine.providers()).allMatch((provider) -> provider.currentTokens() == null);
		assertThat(this.callsWhileAway).as("probes").isLessThan((int) (2 * outage) + 100);
		this.away = false;
		assertThat(untilAllAreServed(engine, Duration.ofMinutes(5))).isLessThanOrEqualTo(Duration.ofMillis(back));
	}

	@Test
	void accountsWhenManyFailAlikeThenOnlyThoseWhoProbeHaveCallersWhoWait() {
		CognitoTokenEngine engine = engine(20, Duration.ofSeconds(20));
		untilAllAreServed(engine, Duration.ofMinutes(1));
		this.away = true;
		for (int second = 0; second < 40; second++) {
			engine.providers().forEach(TokenRecoveryTests::isServed);
			this.time.advance(Duration.ofSeconds(1));
		}
		int before = this.callsWhileAway;
		for (int second = 0; second < 30; second++) {
			for (CognitoTokenProvider provider : engine.providers()) {
				ProviderFixture.Waiter waiter = new ProviderFixture.Waiter(provider.getTokens());
				assertThat(waiter.failure).as("the last error at once").hasMessageContaining("ConnectFailure");
			}
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(this.callsWhileAway - before).as("one probe a second").isBetween(10, 31);
	}

	@Test
	void accountWhenServerAnswersRefreshesWithFaultsOnlyThenSignsInBeforeLong() {
		CognitoTokenEngine engine = engine(1, Duration.ofMinutes(5));
		CognitoTokenProvider provider = engine.providers().get("account-0");
		untilAllAreServed(engine, Duration.ofSeconds(10));
		this.pools.get(0).refreshesFail = true;
		this.time.advance(Duration.ofMinutes(4).plusSeconds(55));
		assertThat(untilAllAreServed(engine, Duration.ofMinutes(2))).isLessThan(Duration.ofSeconds(10));
		assertThat(provider.state().signIns()).isEqualTo(2);
		assertThat(this.pools.get(0).refreshes).isGreaterThanOrEqualTo(3);
	}

	@Test
	void accountWhenNobodyAsksThenTimerIsBackWithinAMinute() {
		CognitoTokenEngine engine = engine(1, Duration.ofHours(1));
		untilAllAreServed(engine, Duration.ofSeconds(10));
		this.away = true;
		this.time.advance(Duration.ofHours(3));
		this.away = false;
		this.time.advance(Duration.ofSeconds(61));
		assertThat(engine.providers().get("account-0").currentTokens()).isNotNull();
	}

	/** Refuses connections for a while. */
	private final class Pool implements TokenSource {

		private final int number;

		private final Duration life;

		private boolean refreshesFail;

		private int refreshes;

		private int serial;

		Pool(int number, Duration life) {
			this.number = number;
			this.life = life;
		}

		@Override
		public Mono<CognitoTokens> signIn() {
			return Mono.defer(() -> {
				if (TokenRecoveryTests.this.away) {
					TokenRecoveryTests.this.callsWhileAway++;
					return Mono.error(error("ConnectFailure", CognitoErrorReason.CONNECT_FAILURE, 0));
				}
				String name = this.number + "-" + ++this.serial;
				return Mono
					.just(CognitoTokens.builder("access-" + name, TokenRecoveryTests.this.time.instant(), this.life)
						.refreshToken("refresh-" + name)
						.build());
			});
		}

		@Override
		public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
			return Mono.defer(() -> {
				this.refreshes++;
				return this.refreshesFail ? Mono.error(error("UnknownError", CognitoErrorReason.SERVICE_FAILURE, 502))
						: signIn();
			});
		}

		private static CognitoException error(String code, CognitoErrorReason reason, int status) {
			return new CognitoError(CognitoOperation.GetTokensFromRefreshToken, code, reason, status, null, null)
				.toException(null);
		}

		@Override
		public CallBudget callBudget() {
			return TokenRecoveryTests.this.budget;
		}

	}

}
