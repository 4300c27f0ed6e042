package io.github.cognitoauth.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.TokenLease;
import io.github.cognitoauth.token.TokenRefusal;
import io.github.cognitoauth.token.TokenStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.ReactiveSubscription.Message;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.util.Assert;

/**
 * A {@link TokenStore} on Redis 5 or newer, or what is compatible with it. Tokens are
 * encrypted; what Redis sees beside them is the name of the account and when the access
 * token expires. Expiry and leases are counted on the clock of Redis, so the clocks of
 * the instances need not agree. Works on a cluster, since the keys of an account have one
 * hash tag.
 * <p>
 * What cannot be read (another key, another format, garbage) counts as absent and is
 * logged once for each account until it can be read again.
 *
 * @since 0.1.0
 */
public final class RedisTokenStore implements TokenStore {

	private static final Logger logger = LoggerFactory.getLogger(RedisTokenStore.class);

	/** Every refresh renews it; only what nobody uses any more is dropped. */
	private static final Duration ENTRY_LIFE = Duration.ofDays(30);

	private final RedisAccess redis;

	private final TokenCipher cipher;

	private final String keyPrefix;

	private final Clock clock;

	private final String channel;

	private final Flux<? extends Message<String, String>> messages;

	private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

	/**
	 * Create a store and begin to connect.
	 * @param connectionFactory connects to Redis; is not closed here
	 * @param cipher encrypts the tokens
	 * @param keyPrefix begins each key; must differ between applications that share a
	 * Redis and not the accounts
	 * @param clock the clock that the providers use
	 */
	public RedisTokenStore(ReactiveRedisConnectionFactory connectionFactory, TokenCipher cipher, String keyPrefix,
			Clock clock) {
		Assert.notNull(cipher, "'cipher' must not be null");
		Assert.hasText(keyPrefix, "'keyPrefix' must not be empty");
		Assert.notNull(clock, "'clock' must not be null");
		this.redis = new RedisAccess(connectionFactory);
		this.cipher = cipher;
		this.keyPrefix = keyPrefix;
		this.clock = clock;
		this.channel = keyPrefix + "changes";
		// one subscription serves all accounts of this instance
		this.messages = this.redis.use((template) -> template.listenTo(ChannelTopic.of(this.channel))).share();
		this.redis.connect();
	}

	@Override
	public Mono<CognitoTokens> load(String account) {
		return run(RedisScripts.LOAD, List.of(key(account, "tokens")), List.of())
			.flatMap((entry) -> Mono.justOrEmpty(read(account, entry)));
	}

	private @Nullable CognitoTokens read(String account, String entry) {
		CognitoTokens tokens = decode(account, entry);
		if (tokens != null) {
			this.unreadable.remove(account);
		}
		else if (this.unreadable.add(account)) {
			logger.warn("What is stored for service account '{}' cannot be read and will be replaced: it was made with "
					+ "another encryption key, or by something else", account);
		}
		return tokens;
	}

	private @Nullable CognitoTokens decode(String account, String entry) {
		Instant now = this.clock.instant();
		int blank = entry.indexOf(' ');
		try {
			Duration remaining = Duration.ofMillis(Long.parseLong(entry, 0, blank, 10));
			return this.cipher.decrypt(entry.substring(blank + 1), key(account, "tokens"))
				.map((json) -> TokenJson.read(json, remaining, now))
				.orElse(null);
		}
		catch (NumberFormatException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

	@Override
	public Mono<TokenLease> acquire(String account, Duration time) {
		return run(RedisScripts.ACQUIRE, List.of(key(account, "lease"), key(account, "fence")),
				List.of(millis(time), millis(ENTRY_LIFE)))
			.map((fence) -> new TokenLease(account, Long.parseLong(fence)));
	}

	@Override
	public Mono<Boolean> extend(TokenLease lease, Duration time) {
		return run(RedisScripts.EXTEND, List.of(key(lease.account(), "lease")), List.of(fence(lease), millis(time)))
			.hasElement();
	}

	@Override
	public Mono<Void> release(TokenLease lease) {
		return run(RedisScripts.RELEASE, List.of(key(lease.account(), "lease")), List.of(fence(lease))).then();
	}

	@Override
	public Mono<Boolean> save(TokenLease lease, CognitoTokens tokens) {
		String account = lease.account();
		return Mono
			.fromSupplier(
					() -> List.of(fence(lease), this.cipher.encrypt(TokenJson.write(tokens), key(account, "tokens")),
							millis(Duration.between(this.clock.instant(), tokens.expiresAt())), millis(ENTRY_LIFE),
							this.channel, fence(lease) + ' ' + account))
			.flatMap((arguments) -> run(RedisScripts.SAVE,
					List.of(key(account, "tokens"), key(account, "fence"), key(account, "refusal")), arguments)
				.hasElement());
	}

	@Override
	public Mono<Boolean> refuse(TokenLease lease, TokenRefusal refusal, Duration time) {
		String key = key(lease.account(), "refusal");
		return Mono.fromSupplier(
				() -> List.of(fence(lease), this.cipher.encrypt(RefusalJson.write(refusal, time), key), millis(time)))
			.flatMap((arguments) -> run(RedisScripts.REFUSE, List.of(key, key(lease.account(), "fence")), arguments)
				.hasElement());
	}

	@Override
	public Mono<TokenRefusal> refusal(String account) {
		String key = key(account, "refusal");
		return run(RedisScripts.REFUSAL, List.of(key), List.of()).flatMap((entry) -> {
			int blank = entry.indexOf(' ');
			Duration left = Duration.ofMillis(Long.parseLong(entry, 0, blank, 10));
			return Mono.justOrEmpty(
					this.cipher.decrypt(entry.substring(blank + 1), key).map((json) -> RefusalJson.read(json, left)));
		});
	}

	@Override
	public Flux<Long> changes(String account) {
		String ending = ' ' + account;
		return this.messages.map(Message::getMessage)
			.filter((message) -> message.endsWith(ending))
			.flatMap((message) -> Mono.justOrEmpty(fence(message.substring(0, message.length() - ending.length()))));
	}

	private static @Nullable Long fence(String text) {
		try {
			return Long.valueOf(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private Mono<String> run(RedisScript<String> script, List<String> keys, List<String> arguments) {
		return this.redis.use((template) -> template.execute(script, keys, arguments))
			.next()
			.filter((answer) -> !answer.isEmpty());
	}

	/** The braces keep the keys of an account together in a cluster. */
	private String key(String account, String kind) {
		return this.keyPrefix + '{' + account + "}:" + kind;
	}

	private static String fence(TokenLease lease) {
		return Long.toString(lease.fencingToken());
	}

	private static String millis(Duration duration) {
		return Long.toString(duration.toMillis());
	}

	@Override
	public String toString() {
		return "RedisTokenStore[" + this.keyPrefix + "]";
	}

}
