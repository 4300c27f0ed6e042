// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An hour in the life of a {@link CognitoTokenProvider} in which everything goes wrong,
 * in virtual time and with many seeds.
 */
class TokenProviderChaosTests {

	/**
	 * Attempts in an hour. A refresh each 200 seconds makes 18; a run of failures adds
	 * some at its start, and one in 30 seconds on average when it lasts.
	 */
	private static final int BUDGET = 18 + 8 * 18;

	static final long[] SEEDS = new Random(42).longs(40).toArray();

	@ParameterizedTest
	@FieldSource("SEEDS")
	void providerWhenEverythingGoesWrongThenNeverExpiredAndWithinBudget(long seed) {
		VirtualTime time = new VirtualTime();
		Random random = new Random(seed);
		ChaoticPool pool = new ChaoticPool(seed, time, time.scheduler());
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.account("billing", pool)
			.clock(time)
			.scheduler(time.scheduler());
		builder.random = random::nextDouble;
		builder.uptime = () -> time.scheduler().now(TimeUnit.MILLISECONDS);
		builder.resumer = Runnable::run;
		CognitoTokenEngine engine = builder.build();
		CognitoTokenProvider provider = engine.providers().get("billing");
		engine.start();
		int[] served = new int[1];
		List<Object> surprises = new ArrayList<>();
		for (int second = 0; second < 3600; second++) {
			time.advance(Duration.ofSeconds(1));
			misfortune(random, time, pool, engine);
			provider.getTokens().subscribe((tokens) -> {
				served[0]++;
				if (tokens.isExpiredAt(time.instant())) {
					surprises.add(tokens);
				}
			}, (failure) -> {
				if (!(failure instanceof CognitoException)) {
					surprises.add(failure);
				}
			});
			CognitoTokens current = provider.currentTokens();
			assertThat(current == null || !current.isExpiredAt(time.instant())).isTrue();
		}
		assertThat(surprises).isEmpty();
		assertThat(pool.repeatedRefusals).isZero();
		assertThat(pool.attempts).isLessThanOrEqualTo(BUDGET);
		assertThat(served[0]).as("most calls are served nevertheless").isGreaterThan(1800);
		recovers(time, pool, provider);
	}

	private static void misfortune(Random random, VirtualTime time, ChaoticPool pool, CognitoTokenEngine engine) {
		CognitoTokenProvider provider = engine.providers().get("billing");
		int chance = random.nextInt(1200);
		if (chance == 0) {
			pool.endSessions();
		}
		else if (chance == 1) {
			// a cool-down is counted on the clock, too
			pool.forgiveRefusal();
			time.jump(Duration.ofMinutes(random.nextInt(120) - 60));
		}
		else if (chance == 2) {
			engine.stop();
			pool.forgiveRefusal();
			engine.start();
		}
		else if (chance == 3 && provider.currentTokens() != null) {
			pool.forgiveRefusal();
			provider.invalidate(provider.currentTokens().accessToken());
		}
	}

	/** A refusal has its cool-down; all else is over after one back-off. */
	private static void recovers(VirtualTime time, ChaoticPool pool, CognitoTokenProvider provider) {
		pool.faulty = false;
		boolean refused = provider.state().status() == Status.REFUSED;
		time.advance(refused ? Duration.ofMinutes(18) : Duration.ofSeconds(60 + 75));
		provider.getTokens().block(Duration.ofSeconds(5));
		assertThat(provider.state().status()).isEqualTo(Status.ACTIVE);
		assertThat(provider.currentTokens()).isNotNull();
	}

}
