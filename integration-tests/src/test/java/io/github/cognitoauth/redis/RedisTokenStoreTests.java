// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.test.token.TokenStoreContractTests;
import io.github.cognitoauth.token.store.TokenStore;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import io.github.cognitoauth.token.store.TokenStore.Lease;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
import io.github.cognitoauth.token.store.TokenStore.Result;
import io.github.cognitoauth.token.store.TokenStore.Settled;
import io.github.cognitoauth.token.store.TokenStoreException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link RedisTokenStore} on a real redis-server.
 */
class RedisTokenStoreTests extends TokenStoreContractTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration LEASE = Duration.ofSeconds(3);

	private static final Known NOTHING = new Known(0, "digest-1");

	private static final String KEY = "test:{billing}";

	private static TestRedis redis;

	private static ReactiveStringRedisTemplate template;

	private final RedisTokenStore store = store(TestRedis.KEY);

	private final CognitoTokens tokens = CognitoTokens.builder("access-1", Instant.now(), Duration.ofHours(1))
		.idToken("id-1")
		.refreshToken("refresh-1")
		.loginName("worker@example.com")
		.region("us-west-2")
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

	@Override
	protected TokenStore store() {
		return this.store;
	}

	@Override
	protected TokenStore otherInstance() {
		return store(TestRedis.KEY);
	}

	@Override
	protected Clock clock() {
		return Clock.systemUTC();
	}

	@Override
	protected void pass(Duration time) {
		Instant end = Instant.now().plus(time).plusMillis(20);
		Awaitility.await().atMost(20, SECONDS).until(() -> Instant.now().isAfter(end));
	}

	@Override
	protected void await(BooleanSupplier condition) {
		Awaitility.await().atMost(20, SECONDS).until(condition::getAsBoolean);
	}

	private static RedisTokenStore store(String key, String... previous) {
		return new RedisTokenStore(redis.connectionFactory(), TokenCipher.of(key, List.of(previous)), "test:",
				Clock.systemUTC());
	}

	private static Claim claim(TokenStore store) {
		return store.claim("billing", NOTHING, LEASE).block(PATIENCE);
	}

	private Lease flushAndClaim() {
		redis.flush();
		return ((Claim.Granted) claim(this.store)).lease();
	}

	private Settled save(Lease lease) {
		return this.store.settle(lease, new Result.Fresh(this.tokens, true)).block(PATIENCE);
	}

	private Settled refuse(Lease lease) {
		return this.store
			.settle(lease,
					new Result.Refused(new Refusal("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS, null,
							"digest-1", 3, Duration.ofMinutes(1))))
			.block(PATIENCE);
	}

	private static CognitoTokens newer(TokenStore store) {
		return ((Claim.Newer) claim(store)).stored().tokens();
	}

	@Test
	void claimWhenSavedThenReturnsEverythingButTheDevicesBirth() {
		save(flushAndClaim());
		CognitoTokens loaded = newer(store(TestRedis.KEY));
		assertThat(Duration.between(loaded.expiresAt(), this.tokens.expiresAt()).abs())
			.isLessThan(Duration.ofSeconds(2));
		assertThat(loaded.idToken()).isEqualTo("id-1");
		assertThat(loaded.loginName()).isEqualTo("worker@example.com");
		assertThat(loaded.region()).isEqualTo("us-west-2");
		assertThat(loaded.deviceKey()).isEqualTo("device-1");
	}

	@Test
	void claimWhenClockOfTheReaderIsWrongThenRemainingLifeIsRight() {
		save(flushAndClaim());
		Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-7));
		CognitoTokens loaded = newer(new RedisTokenStore(redis.connectionFactory(),
				TokenCipher.of(TestRedis.KEY, List.of()), "test:", wrong));
		assertThat(Duration.between(wrong.instant(), loaded.expiresAt())).isCloseTo(Duration.ofHours(1),
				Duration.ofSeconds(2));
	}

	@Test
	void settleThenRedisHoldsNothingReadable() {
		save(flushAndClaim());
		refuse(((Claim.Granted) this.store.claim("billing", new Known(version(), "digest-1"), LEASE).block(PATIENCE))
			.lease());
		List<String> values = template.<String, String>opsForHash().values(KEY).collectList().block(PATIENCE);
		assertThat(values).isNotEmpty()
			.allSatisfy((value) -> assertThat(value).doesNotContain("access-1", "refresh-1", "id-1", "worker@",
					"device-1", "digest-1", "NotAuthorized"));
	}

	private static long version() {
		return Long.parseLong((String) template.opsForHash().get(KEY, "version").block(PATIENCE));
	}

	@Test
	void claimWhenRefusedAndKeyIsRotatedThenRefusalIsHeeded() {
		refuse(flushAndClaim());
		assertThat(claim(store(TestRedis.OTHER_KEY, TestRedis.KEY))).isInstanceOf(Claim.Refused.class);
		assertThat(claim(store(TestRedis.OTHER_KEY))).as("cannot read it").isInstanceOf(Claim.Granted.class);
	}

	@Test
	void claimWhenKeyIsRotatedThenReadsOldAndReplacesUnknown() {
		save(flushAndClaim());
		assertThat(claim(store(TestRedis.OTHER_KEY, TestRedis.KEY))).isInstanceOf(Claim.Newer.class);
		RedisTokenStore stranger = store(TestRedis.OTHER_KEY);
		Claim.Granted granted = (Claim.Granted) claim(stranger);
		assertThat(granted.stored()).isNull();
		stranger.settle(granted.lease(), new Result.Fresh(this.tokens, true)).block(PATIENCE);
		assertThat(claim(stranger)).as("its own").isInstanceOf(Claim.Newer.class);
	}

	@Test
	void claimWhenFlushedThenFencesStillGrow() {
		Lease before = flushAndClaim();
		Lease after = flushAndClaim();
		assertThat(after.fence()).isGreaterThan(before.fence());
		assertThat(save(before)).isInstanceOf(Settled.Overtaken.class);
		assertThat(save(after)).isInstanceOf(Settled.Kept.class);
	}

	@Test
	void settleWhenFlushedMeanwhileThenKept() {
		Lease lease = flushAndClaim();
		redis.flush();
		assertThat(save(lease)).isInstanceOf(Settled.Kept.class);
		assertThat(newer(this.store).accessToken()).isEqualTo("access-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "expiry", "version" })
	void claimWhenWhatRedisDecidesByIsForgedThenNotServed(String field) {
		save(flushAndClaim());
		template.opsForHash().increment(KEY, field, 1000).block(PATIENCE);
		Claim claim = claim(store(TestRedis.KEY));
		assertThat(claim).isInstanceOfSatisfying(Claim.Granted.class,
				(granted) -> assertThat(granted.stored()).isNull());
		assertThat(save(((Claim.Granted) claim).lease())).isInstanceOf(Settled.Kept.class);
		assertThat(newer(this.store).accessToken()).isEqualTo("access-1");
	}

	@Test
	void claimWhenPauseIsForgedThenNotHeeded() {
		refuse(flushAndClaim());
		template.opsForHash().increment(KEY, "pause", 3_600_000).block(PATIENCE);
		assertThat(claim(this.store)).isInstanceOf(Claim.Granted.class);
	}

	@Test
	void claimWhenLeaseIsForgedForAnHourThenNotWaitedFor() {
		flushAndClaim();
		assertThat(claim(this.store)).isInstanceOf(Claim.Held.class);
		template.opsForHash().increment(KEY, "until", 3_600_000).block(PATIENCE);
		assertThat(claim(this.store)).isInstanceOf(Claim.Granted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "fence", "until", "open", "abandoned", "version", "expiry", "tokens", "mac", "pause",
			"refusal" })
	void claimWhenFieldHoldsGarbageThenReplaced(String field) {
		for (String garbage : List.of("garbage", "", "nan", "inf", "-1", "99999999999999999999", "1\n2", "\u0000")) {
			redis.flush();
			template.opsForHash().put(KEY, field, garbage).block(PATIENCE);
			Claim.Granted granted = (Claim.Granted) claim(this.store);
			assertThat(granted.stored()).as(garbage).isNull();
			assertThat(save(granted.lease())).as(garbage).isInstanceOf(Settled.Kept.class);
			assertThat(newer(this.store)).as(garbage).isNotNull();
		}
	}

	@Test
	void claimWhenKeyHoldsAnotherTypeThenReplaced() {
		redis.flush();
		template.opsForValue().set(KEY, "garbage").block(PATIENCE);
		assertThat(save(((Claim.Granted) claim(this.store)).lease())).isInstanceOf(Settled.Kept.class);
		redis.flush();
		template.opsForList().leftPush(KEY, "garbage").block(PATIENCE);
		assertThat(this.store.extend(new Lease("billing", 1), LEASE).block(PATIENCE)).isFalse();
		assertThat(claim(this.store)).isInstanceOf(Claim.Granted.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "test:{worker}", "other:{billing}" })
	void claimWhenEntryBelongsToAnotherAccountOrPrefixThenNotServed(String key) {
		save(flushAndClaim());
		template.opsForHash()
			.putAll(key, template.opsForHash().entries(KEY).collectMap((e) -> e.getKey(), (e) -> e.getValue()).block())
			.block(PATIENCE);
		RedisTokenStore other = new RedisTokenStore(redis.connectionFactory(), TokenCipher.of(TestRedis.KEY, List.of()),
				key.substring(0, key.indexOf('{')), Clock.systemUTC());
		Claim claim = other.claim(key.contains("worker") ? "worker" : "billing", NOTHING, LEASE).block(PATIENCE);
		assertThat(claim).isInstanceOfSatisfying(Claim.Granted.class,
				(granted) -> assertThat(granted.stored()).isNull());
	}

	/** Users of Redis 7 may not publish unless they are given channels. */
	@Test
	void settleWhenUserMayNotPublishThenKeptAndListeningSaysWhy() {
		withUser("~test:*", "+@all", (restricted) -> {
			redis.flush();
			Lease lease = ((Claim.Granted) claim(restricted)).lease();
			assertThat(restricted.settle(lease, new Result.Fresh(this.tokens, true)).block(PATIENCE))
				.isInstanceOf(Settled.Kept.class);
			assertThat(claim(this.store)).isInstanceOf(Claim.Newer.class);
			assertThatThrownBy(() -> restricted.notices().blockFirst(PATIENCE)).isInstanceOf(TokenStoreException.class)
				.hasMessageContaining("&<key-prefix>*");
		});
	}

	@Test
	void claimWhenUserMayNotUseTheKeysThenSaysSo() {
		withUser("~foreign:*", "+@all",
				(restricted) -> assertThatThrownBy(() -> claim(restricted)).isInstanceOf(TokenStoreException.class)
					.hasMessageContaining("~<key-prefix>*"));
	}

	@Test
	void claimWhenMemoryIsFullThenSaysSo() {
		redis.flush();
		config("maxmemory", "1");
		try {
			assertThatThrownBy(() -> claim(this.store)).isInstanceOf(TokenStoreException.class)
				.hasMessageContaining("maxmemory");
		}
		finally {
			config("maxmemory", "0");
		}
	}

	@Test
	void claimWhenReplicaThenSaysSo() {
		redis.flush();
		command("REPLICAOF", "127.0.0.1", "1");
		try {
			assertThatThrownBy(() -> claim(this.store)).isInstanceOf(TokenStoreException.class)
				.hasMessageContaining("primary");
		}
		finally {
			command("REPLICAOF", "NO", "ONE");
		}
	}

	@Test
	void claimWhenPasswordIsWrongThenSaysSo() {
		command("ACL", "SETUSER", "wrong", "on", ">secret", "~*", "+@all");
		assertThatThrownBy(() -> claim(storeOf(connect("wrong", "another")))).isInstanceOf(TokenStoreException.class)
			.hasMessageContaining("spring.data.redis.password")
			.hasMessageNotContaining("another");
	}

	@Test
	void claimWhenNobodyListensThenSaysSo() {
		LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
		nowhere.afterPropertiesSet();
		nowhere.start();
		assertThatThrownBy(() -> claim(storeOf(nowhere))).isInstanceOf(TokenStoreException.class)
			.hasMessageContaining("cannot be reached");
		nowhere.destroy();
	}

	private static void withUser(String keys, String commands, Consumer<RedisTokenStore> action) {
		command("ACL", "SETUSER", "app", "reset", "on", ">secret", keys, commands, "resetchannels");
		LettuceConnectionFactory factory = connect("app", "secret");
		try {
			action.accept(storeOf(factory));
		}
		finally {
			factory.destroy();
		}
	}

	private static LettuceConnectionFactory connect(String user, String password) {
		RedisStandaloneConfiguration configuration = new RedisStandaloneConfiguration("127.0.0.1", redis.port());
		configuration.setUsername(user);
		configuration.setPassword(password);
		LettuceConnectionFactory factory = new LettuceConnectionFactory(configuration);
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	private static RedisTokenStore storeOf(LettuceConnectionFactory factory) {
		return new RedisTokenStore(factory, TokenCipher.of(TestRedis.KEY, List.of()), "test:", Clock.systemUTC());
	}

	private static void config(String name, String value) {
		try (RedisConnection connection = redis.connectionFactory().getConnection()) {
			connection.serverCommands().setConfig(name, value);
		}
	}

	private static void command(String name, String... arguments) {
		try (RedisConnection connection = redis.connectionFactory().getConnection()) {
			connection.execute(name,
					Stream.of(arguments).map((text) -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
		}
	}

	@Test
	void claimWhenRedisNeverAnswersThenCallerIsNotBlocked() throws IOException {
		assertThat(blockedBySilentRedis((store) -> store.claim("billing", NOTHING, LEASE)
			.timeout(Duration.ofMillis(100))
			.onErrorComplete()
			.block())).isLessThan(PATIENCE);
	}

	@Test
	void noticesWhenRedisNeverAnswersThenSubscriberIsNotBlocked() throws IOException {
		assertThat(blockedBySilentRedis((store) -> store.notices().subscribe().dispose())).isLessThan(PATIENCE);
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
			call.accept(storeOf(factory));
			return Duration.between(before, Instant.now());
		}
	}

}
