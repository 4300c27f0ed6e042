package io.github.cognitoauth.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.TokenLease;
import io.github.cognitoauth.token.TokenRefusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link RedisTokenStore} on a real redis-server.
 */
class RedisTokenStoreTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration LEASE = Duration.ofSeconds(30);

	private static TestRedis redis;

	private static ReactiveStringRedisTemplate template;

	private final RedisTokenStore store = store(TokenCipherTests.KEY);

	private final CognitoTokens tokens = CognitoTokens.builder("access-1", Instant.now(), Duration.ofHours(1))
		.idToken("id-1")
		.refreshToken("refresh-1")
		.loginName("worker@example.com")
		.deviceKey("device-1")
		.build();

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

	private static RedisTokenStore store(String key, String... previous) {
		return new RedisTokenStore(redis.connectionFactory(), TokenCipher.of(key, List.of(previous)), "test:",
				Clock.systemUTC());
	}

	private TokenLease acquire() {
		return this.store.acquire("billing", LEASE).block(PATIENCE);
	}

	private CognitoTokens load() {
		return this.store.load("billing").block(PATIENCE);
	}

	private boolean save(TokenLease lease) {
		return this.store.save(lease, this.tokens).block(PATIENCE);
	}

	@Test
	void loadWhenSavedThenReturnsEverythingButTheDevicesBirth() {
		assertThat(load()).isNull();
		assertThat(save(acquire())).isTrue();
		CognitoTokens loaded = load();
		assertThat(loaded.expiresAt()).isCloseTo(this.tokens.expiresAt(), within(Duration.ofSeconds(2)));
		assertThat(loaded.accessToken()).isEqualTo("access-1");
		assertThat(loaded.idToken()).isEqualTo("id-1");
		assertThat(loaded.refreshToken()).isEqualTo("refresh-1");
		assertThat(loaded.lifetime()).isEqualTo(Duration.ofHours(1));
		assertThat(loaded.loginName()).isEqualTo("worker@example.com");
		assertThat(loaded.deviceKey()).isEqualTo("device-1");
		assertThat(this.store.load("worker").block(PATIENCE)).isNull();
	}

	@Test
	void loadWhenClockOfTheReaderIsWrongThenRemainingLifeIsRight() {
		save(acquire());
		Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-7));
		CognitoTokens loaded = new RedisTokenStore(redis.connectionFactory(),
				TokenCipher.of(TokenCipherTests.KEY, List.of()), "test:", wrong)
			.load("billing")
			.block(PATIENCE);
		assertThat(Duration.between(wrong.instant(), loaded.expiresAt())).isCloseTo(Duration.ofHours(1),
				Duration.ofSeconds(2));
	}

	@Test
	void saveThenRedisHoldsNothingReadable() {
		save(acquire());
		List<String> values = template.<String, String>opsForHash()
			.values("test:{billing}:tokens")
			.collectList()
			.block(PATIENCE);
		assertThat(values).hasSize(2)
			.allSatisfy((value) -> assertThat(value).doesNotContain("access-1", "refresh-1", "id-1", "worker@",
					"device-1"));
	}

	@Test
	void acquireWhenHeldThenEmptyUntilReleased() {
		TokenLease lease = acquire();
		assertThat(acquire()).isNull();
		assertThat(this.store.acquire("worker", LEASE).block(PATIENCE)).isNotNull();
		this.store.release(lease).block(PATIENCE);
		assertThat(acquire().fencingToken()).isGreaterThan(lease.fencingToken());
	}

	@Test
	void acquireWhenHolderDiedThenFreeAfterItsTime() {
		TokenLease dead = this.store.acquire("billing", Duration.ofMillis(200)).block(PATIENCE);
		TokenLease next = await().atMost(20, SECONDS).until(this::acquire, (lease) -> lease != null);
		assertThat(next.fencingToken()).isGreaterThan(dead.fencingToken());
		assertThat(save(dead)).as("its lease has passed to another").isFalse();
		this.store.release(dead).block(PATIENCE);
		assertThat(acquire()).as("the other's lease was not released").isNull();
		assertThat(this.store.extend(dead, LEASE).block(PATIENCE)).isFalse();
		assertThat(this.store.extend(next, LEASE).block(PATIENCE)).isTrue();
		assertThat(save(next)).isTrue();
	}

	@Test
	void acquireWhenFlushedThenFencingTokensStillGrow() {
		TokenLease before = acquire();
		flush();
		TokenLease after = acquire();
		assertThat(after.fencingToken()).isGreaterThan(before.fencingToken());
		assertThat(save(before)).isFalse();
		assertThat(save(after)).isTrue();
	}

	@Test
	void saveWhenFlushedMeanwhileThenSavesAgain() {
		TokenLease lease = acquire();
		flush();
		assertThat(save(lease)).isTrue();
		assertThat(load()).isNotNull();
	}

	@Test
	void loadWhenGarbageThenEmptyAndReplaced() {
		String key = "test:{billing}:tokens";
		template.opsForValue().set(key, "garbage").block(PATIENCE);
		assertThat(load()).isNull();
		template.opsForHash().put(key, "value", "garbage").block(PATIENCE);
		assertThat(load()).isNull();
		template.opsForHash().put(key, "expiry", "not a number").block(PATIENCE);
		assertThat(load()).isNull();
		template.opsForHash().put(key, "expiry", "99999999999999").block(PATIENCE);
		assertThat(load()).isNull();
		assertThat(save(acquire())).isTrue();
		assertThat(load()).isNotNull();
	}

	@Test
	void loadWhenExpiryIsForgedThenNoLongerThanTheLifetime() {
		save(acquire());
		template.opsForHash().put("test:{billing}:tokens", "expiry", "9999999999999").block(PATIENCE);
		assertThat(load().expiresAt()).isBefore(Instant.now().plus(Duration.ofMinutes(61)));
	}

	@Test
	void acquireWhenKeysHoldGarbageThenWorks() {
		template.opsForList().leftPush("test:{billing}:lease", "x").block(PATIENCE);
		template.opsForList().leftPush("test:{billing}:fence", "x").block(PATIENCE);
		TokenLease lease = acquire();
		assertThat(lease).isNotNull();
		this.store.release(lease).block(PATIENCE);
		template.opsForValue().set("test:{billing}:lease", "for ever").block(PATIENCE);
		template.opsForValue().set("test:{billing}:fence", "not a number").block(PATIENCE);
		assertThat(acquire()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "17" })
	void acquireWhenSomethingElseLooksLikeALongLeaseThenIsNotKeptOff(String garbage) {
		template.opsForValue().set("test:{billing}:lease", garbage, Duration.ofDays(1)).block(PATIENCE);
		assertThat(acquire()).isNotNull();
		assertThat(acquire()).isNull();
	}

	/** Users of Redis 7 may not publish unless they are given channels. */
	@Test
	void saveWhenUserMayNotPublishThenSaves() {
		acl("SETUSER", "app", "on", ">secret", "~test:*", "+@all", "resetchannels");
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", redis.port());
		configuration.setUsername("app");
		configuration.setPassword("secret");
		LettuceConnectionFactory factory = new LettuceConnectionFactory(configuration);
		factory.afterPropertiesSet();
		factory.start();
		try {
			RedisTokenStore restricted = new RedisTokenStore(factory, TokenCipher.of(TokenCipherTests.KEY, List.of()),
					"test:", Clock.systemUTC());
			assertThat(restricted.save(acquire(), this.tokens).block(PATIENCE)).isTrue();
			assertThat(load()).isNotNull();
		}
		finally {
			factory.destroy();
			acl("SETUSER", "app", "off");
		}
	}

	private static void acl(String... arguments) {
		try (RedisConnection connection = redis.connectionFactory().getConnection()) {
			connection.execute("ACL",
					Stream.of(arguments).map((text) -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
		}
	}

	@Test
	void loadWhenEntryBelongsToAnotherAccountThenEmpty() {
		save(acquire());
		Object stolen = template.opsForHash().get("test:{billing}:tokens", "value").block(PATIENCE);
		template.opsForHash().put("test:{worker}:tokens", "value", stolen).block(PATIENCE);
		template.opsForHash().put("test:{worker}:tokens", "expiry", "99999999999999").block(PATIENCE);
		assertThat(this.store.load("worker").block(PATIENCE)).isNull();
	}

	@Test
	void loadWhenKeyIsRotatedThenReadsOldAndRefusesUnknown() {
		save(acquire());
		assertThat(store(TokenCipherTests.OTHER_KEY, TokenCipherTests.KEY).load("billing").block(PATIENCE)).isNotNull();
		assertThat(store(TokenCipherTests.OTHER_KEY).load("billing").block(PATIENCE)).isNull();
	}

	@Test
	void refusalWhenKeptThenReturnsItUntilTokensAreSaved() {
		assertThat(this.store.refusal("billing").block(PATIENCE)).isNull();
		TokenLease lease = acquire();
		assertThat(refuse(lease)).isTrue();
		TokenRefusal refusal = this.store.refusal("billing").block(PATIENCE);
		assertThat(refusal.code()).isEqualTo("NotAuthorizedException");
		assertThat(refusal.reason()).isEqualTo(CognitoErrorReason.WRONG_CREDENTIALS);
		assertThat(refusal.credentials()).isEqualTo("digest-1");
		assertThat(refusal.refusals()).isEqualTo(3);
		assertThat(refusal.pause()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
		assertThat(template.opsForValue().get("test:{billing}:refusal").block(PATIENCE)).doesNotContain("digest-1",
				"NotAuthorized");
		assertThat(save(lease)).isTrue();
		assertThat(this.store.refusal("billing").block(PATIENCE)).isNull();
	}

	@Test
	void refuseWhenLeaseHasPassedToAnotherThenIsNotKept() {
		TokenLease lease = acquire();
		this.store.release(lease).block(PATIENCE);
		acquire();
		assertThat(refuse(lease)).isFalse();
		assertThat(this.store.refusal("billing").block(PATIENCE)).isNull();
	}

	@Test
	void refusalWhenGarbageThenEmptyAndReplaced() {
		template.opsForList().leftPush("test:{billing}:refusal", "x").block(PATIENCE);
		assertThat(this.store.refusal("billing").block(PATIENCE)).isNull();
		template.opsForValue().set("test:{billing}:refusal", "garbage", Duration.ofMinutes(1)).block(PATIENCE);
		assertThat(this.store.refusal("billing").block(PATIENCE)).isNull();
		assertThat(refuse(acquire())).isTrue();
		assertThat(this.store.refusal("billing").block(PATIENCE)).isNotNull();
	}

	@Test
	void loadWhenEntryBelongsToAnotherPrefixThenEmpty() {
		save(acquire());
		Object stolen = template.opsForHash().get("test:{billing}:tokens", "value").block(PATIENCE);
		template.opsForHash().put("other:{billing}:tokens", "value", stolen).block(PATIENCE);
		template.opsForHash().put("other:{billing}:tokens", "expiry", "99999999999999").block(PATIENCE);
		RedisTokenStore other = new RedisTokenStore(redis.connectionFactory(),
				TokenCipher.of(TokenCipherTests.KEY, List.of()), "other:", Clock.systemUTC());
		assertThat(other.load("billing").block(PATIENCE)).isNull();
	}

	private boolean refuse(TokenLease lease) {
		return this.store
			.refuse(lease,
					new TokenRefusal("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS, "digest-1", 3,
							Duration.ofMinutes(1)),
					Duration.ofHours(1))
			.block(PATIENCE);
	}

	@Test
	void loadWhenRedisNeverAnswersThenCallerIsNotBlocked() throws IOException {
		assertThat(blockedBySilentRedis(
				(store) -> store.load("billing").timeout(Duration.ofMillis(100)).onErrorComplete().block()))
			.isLessThan(PATIENCE);
	}

	@Test
	void changesWhenRedisNeverAnswersThenSubscriberIsNotBlocked() throws IOException {
		assertThat(blockedBySilentRedis((store) -> store.changes("billing").subscribe().dispose()))
			.isLessThan(PATIENCE);
	}

	/** The system accepts the connection, and nobody reads what comes. */
	private static Duration blockedBySilentRedis(Consumer<RedisTokenStore> call) throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			LettuceConnectionFactory factory = new LettuceConnectionFactory(
					new RedisStandaloneConfiguration("127.0.0.1", silent.getLocalPort()),
					LettuceClientConfiguration.builder()
						.commandTimeout(PATIENCE.plusSeconds(10))
						.shutdownTimeout(Duration.ZERO)
						.build());
			factory.afterPropertiesSet();
			factory.start();
			Instant before = Instant.now();
			call.accept(new RedisTokenStore(factory, TokenCipher.of(TokenCipherTests.KEY, List.of()), "test:",
					Clock.systemUTC()));
			return Duration.between(before, Instant.now());
		}
	}

	@Test
	void changesWhenSavedByAnotherThenTells() {
		RedisTokenStore other = store(TokenCipherTests.KEY);
		AtomicBoolean told = new AtomicBoolean();
		StepVerifier.create(other.changes("billing").doOnNext((fence) -> told.set(true)).take(1))
			.expectSubscription()
			.then(() -> await().atMost(20, SECONDS).until(() -> {
				TokenLease lease = acquire();
				save(lease);
				this.store.release(lease).block(PATIENCE);
				return told.get();
			}))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

}
