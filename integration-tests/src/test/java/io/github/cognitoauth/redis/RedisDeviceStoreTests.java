// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.authentication.RememberedDevice;
import io.github.cognitoauth.crypto.TokenCipher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisDeviceStore} on a real redis-server.
 */
class RedisDeviceStoreTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String USER = "worker@example.com";

	private static TestRedis redis;

	private static ReactiveStringRedisTemplate template;

	private final RememberedDevice device = new RememberedDevice("eu-west-1_device", "-group", "device-password");

	private final RedisDeviceStore store = store(TestRedis.KEY);

	@BeforeAll
	static void startRedis() throws IOException {
		redis = new TestRedis();
		template = new ReactiveStringRedisTemplate(redis.connectionFactory());
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@BeforeEach
	void flush() {
		redis.flush();
	}

	private static RedisDeviceStore store(String key, String... previous) {
		return new RedisDeviceStore(redis.connectionFactory(), TokenCipher.of(key, List.of(previous)), "test:",
				Duration.ofSeconds(10));
	}

	private void save() {
		this.store.save(USER, this.device).block(PATIENCE);
	}

	private static String onlyKey() {
		return template.keys("*").single().block(PATIENCE);
	}

	@Test
	void findWhenSavedThenEveryInstanceKnowsTheDeviceOfThatUserOnly() {
		assertThat(this.store.find(USER).block(PATIENCE)).isNull();
		save();
		RedisDeviceStore other = store(TestRedis.KEY);
		assertThat(other.find(USER).block(PATIENCE)).isEqualTo(this.device);
		assertThat(other.find("somebody@example.com").block(PATIENCE)).isNull();
	}

	@Test
	void findWhenRemovedThenEmpty() {
		save();
		this.store.remove(USER).block(PATIENCE);
		assertThat(this.store.find(USER).block(PATIENCE)).isNull();
		assertThat(template.keys("*").collectList().block(PATIENCE)).isEmpty();
	}

	@Test
	void saveThenRedisHoldsNothingReadableAndEndsIt() {
		save();
		String value = template.opsForValue().get(onlyKey()).block(PATIENCE);
		assertThat(value + onlyKey()).doesNotContain("worker", "_device", "group", "device-password");
		assertThat(template.getExpire(onlyKey()).block(PATIENCE)).isPositive();
	}

	@Test
	void findWhenKeyWasRotatedThenReadsWithThePreviousKeyAndNotWithout() {
		save();
		String next = TestRedis.OTHER_KEY;
		assertThat(store(next, TestRedis.KEY).find(USER).block(PATIENCE)).isEqualTo(this.device);
		assertThat(store(next).find(USER).block(PATIENCE)).isNull();
	}

	@Test
	void findWhenValueOfAnotherUserWasCopiedThenEmpty() {
		save();
		String value = template.opsForValue().get(onlyKey()).block(PATIENCE);
		String source = onlyKey();
		this.store.save("mallory", this.device).block(PATIENCE);
		String target = template.keys("*").filter((key) -> !key.equals(source)).single().block(PATIENCE);
		template.opsForValue().set(target, value).block(PATIENCE);
		assertThat(this.store.find("mallory").block(PATIENCE)).isNull();
	}

	@Test
	void saveWhenGarbageOfAnyTypeIsThereThenReplacesIt() {
		save();
		String key = onlyKey();
		template.opsForValue().set(key, "garbage").block(PATIENCE);
		assertThat(this.store.find(USER).block(PATIENCE)).isNull();
		template.delete(key).then(template.opsForList().leftPush(key, "garbage")).block(PATIENCE);
		StepVerifier.create(this.store.find(USER)).expectError().verify(PATIENCE);
		save();
		assertThat(this.store.find(USER).block(PATIENCE)).isEqualTo(this.device);
	}

	@Test
	void toStringThenShowsThePrefixOnly() {
		assertThat(this.store).hasToString("RedisDeviceStore[test:]");
	}

}
