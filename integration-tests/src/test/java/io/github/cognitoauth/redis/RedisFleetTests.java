// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.TokenRefreshPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for a fleet on one real redis-server, with refresh-token rotation on.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisFleetTests {

	private static final Duration LIFETIME = Duration.ofSeconds(6);

	/** Early, so that a machine that is busy for a second or two loses no token. */
	private static final Duration REFRESH_BEFORE_END = Duration.ofSeconds(3);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final RotatingPool pool = new RotatingPool(LIFETIME);

	private final List<CognitoTokenEngine> engines = new ArrayList<>();

	private final List<CognitoTokenProvider> fleet = new ArrayList<>();

	private TestRedis redis;

	@BeforeEach
	void startRedis() throws IOException {
		this.redis = new TestRedis();
	}

	@AfterEach
	void stop() {
		this.engines.forEach(CognitoTokenEngine::stop);
		this.redis.close();
	}

	private void instances(int count) {
		instances(count, Duration.ofSeconds(10));
	}

	private void instances(int count, Duration storeTimeout) {
		for (int i = 0; i < count; i++) {
			TokenRefreshPolicy policy = TokenRefreshPolicy.builder()
				.windows(REFRESH_BEFORE_END, REFRESH_BEFORE_END.minusMillis(100))
				.storeTimeout(storeTimeout)
				.build();
			CognitoTokenEngine engine = CognitoTokenEngine.builder()
				.account("billing", this.pool, (account) -> account.policy(policy))
				.store(new RedisTokenStore(this.redis.connectionFactory(), TokenCipher.of(TestRedis.KEY, List.of()),
						"test:", Clock.systemUTC()))
				.build();
			this.engines.add(engine);
			this.fleet.add(engine.providers().get("billing"));
			engine.start();
		}
	}

	private List<String> everybodyAsks() {
		return Flux.fromIterable(this.fleet)
			.flatMap(CognitoTokenProvider::getTokens, 64)
			.map(CognitoTokens::accessToken)
			.collectList()
			.block(PATIENCE);
	}

	private boolean everybodyHasTheSame() {
		return Set.copyOf(everybodyAsks()).size() == 1;
	}

	/** Callers ask all the time, and always get a token. */
	private void liveUntilRefreshes(int refreshes) {
		await().atMost(60, SECONDS).until(() -> {
			assertThat(everybodyAsks()).hasSize(this.fleet.size());
			return this.pool.refreshes.get() >= refreshes;
		});
	}

	@Test
	void twentyInstancesWhenTheyLiveForSomeLifetimesThenOneSignInAndOneRefreshEach() {
		instances(20);
		assertThat(everybodyAsks()).containsOnly("access-session1-0");
		liveUntilRefreshes(3);
		assertThat(this.pool.signIns).hasValue(1);
		assertThat(this.pool.reuses).hasValue(0);
		await().atMost(20, SECONDS).until(this::everybodyHasTheSame);
		await().atMost(20, SECONDS)
			.until(() -> this.fleet.stream()
				.mapToLong((provider) -> provider.state().refreshes())
				.sum() == this.pool.refreshes.get());
	}

	@Test
	void twoInstancesWhenRedisIsKilledThenCarryOnAloneAndComeTogetherAgain(CapturedOutput output) {
		instances(2, Duration.ofMillis(400));
		everybodyAsks();
		this.redis.kill();
		liveUntilRefreshes(1);
		await().atMost(40, SECONDS).until(() -> {
			everybodyAsks();
			return this.pool.signIns.get() >= 2;
		});
		this.redis.start();
		await().atMost(60, SECONDS).until(this::everybodyHasTheSame);
		int signIns = this.pool.signIns.get();
		liveUntilRefreshes(this.pool.refreshes.get() + 2);
		assertThat(this.pool.signIns).hasValue(signIns);
		assertThat(output.getAll().split("does not answer, carrying on alone", -1)).as("one line for each instance")
			.hasSizeLessThanOrEqualTo(3);
		assertThat(output).doesNotContain("session1-");
	}

	@Test
	void twoInstancesWhenRedisIsFlushedThenNobodyNotices() {
		instances(2);
		everybodyAsks();
		this.redis.flush();
		liveUntilRefreshes(2);
		assertThat(this.pool.signIns).hasValue(1);
		assertThat(this.pool.reuses).hasValue(0);
	}

	@Test
	void twoInstancesWhenRedisHoldsGarbageThenItIsReplaced() {
		ReactiveStringRedisTemplate template = new ReactiveStringRedisTemplate(this.redis.connectionFactory());
		template.opsForValue().set("test:{billing}:tokens", "garbage").block(PATIENCE);
		template.opsForList().leftPush("test:{billing}:lease", "garbage").block(PATIENCE);
		template.opsForList().leftPush("test:{billing}:fence", "garbage").block(PATIENCE);
		instances(2);
		assertThat(everybodyAsks()).containsOnly("access-session1-0");
		template.convertAndSend("test:changes", "garbage billing").block(PATIENCE);
		liveUntilRefreshes(1);
		assertThat(this.pool.signIns).hasValue(1);
	}

	@Test
	void instanceWhenRedisIsSilentThenCarriesOnAfterTheTimeout() {
		ReactiveStringRedisTemplate template = new ReactiveStringRedisTemplate(this.redis.connectionFactory());
		pause(template, 5000);
		instances(1, Duration.ofMillis(400));
		assertThat(everybodyAsks()).containsOnly("access-session1-0");
	}

	/** Keeps Redis busy, as a slow command of somebody else would. */
	private static void pause(ReactiveStringRedisTemplate template, int millis) {
		template.execute(RedisScript.of("""
				local until_ = tonumber(ARGV[1]) * 20000
				local n = 0
				while n < until_ do n = n + 1 end
				return 'done'
				""", String.class), List.of(), List.of(Integer.toString(millis))).subscribe((done) -> {
		}, (killed) -> {
		});
	}

}
