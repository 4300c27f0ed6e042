// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.stream.LongStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hours of {@link CognitoTokenProvider} in virtual time while everything goes wrong. A
 * failure names the seed; {@code -Dchaos.seed=} repeats it and {@code -Dchaos.seeds=}
 * sets how many are tried.
 */
class ScriptedHourTests {

	private static final Logger logger = (Logger) LoggerFactory.getLogger(CognitoTokenProvider.class);

	/** Weeks of bad weather are thousands of lines. */
	@BeforeAll
	static void beSilent() {
		logger.setLevel(Level.OFF);
	}

	@AfterAll
	static void speakAgain() {
		logger.setLevel(null);
	}

	static LongStream seeds() {
		Long seed = Long.getLong("chaos.seed");
		return (seed != null) ? LongStream.of(seed) : LongStream.range(0, Long.getLong("chaos.seeds", 15));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void hourWhenTokensLiveFiveMinutesThenNoRuleIsBroken(long seed) {
		check(seed, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMillis(700));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void dayWhenTokensLiveOneHourThenNoRuleIsBroken(long seed) {
		check(seed, Duration.ofHours(1), Duration.ofDays(1), Duration.ofMillis(7_300));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void weekWhenTokensLiveOneDayThenNoRuleIsBroken(long seed) {
		check(seed, Duration.ofDays(1), Duration.ofDays(7), Duration.ofSeconds(61));
	}

	private static void check(long seed, Duration lifetime, Duration span, Duration step) {
		ChaosRun run = new ChaosRun(seed, lifetime, step);
		run.run(span);
		run.end();
		assertThat(run.log.violations()).as("seed %d", seed).isEmpty();
		assertThat(run.servedExpired).as("calls with an expired token, seed %d", seed).isZero();
		assertThat((long) run.log.calls()).as("calls of Cognito, seed %d", seed)
			.isLessThanOrEqualTo(run.budget.calls());
		assertThat(run.tasks.count()).as("timers after the end, seed %d", seed).isZero();
		assertThat(run.weather.spells()).as("spells of bad weather, seed %d", seed).isGreaterThan(3);
		assertThat(run.served).as("calls that were served, seed %d", seed).isGreaterThan(1000);
	}

}
