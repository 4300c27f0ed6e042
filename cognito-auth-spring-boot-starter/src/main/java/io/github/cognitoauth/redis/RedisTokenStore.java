// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.token.store.TokenStore;
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
 * A {@link TokenStore} on Redis 5 or newer, or what is compatible with it. Tokens and
 * refusals are encrypted; what Redis sees beside them is the name of the account, who
 * renews it until when, when the access token expires, and a keyed digest of credentials
 * that were refused. What it decides by is authenticated with the encrypted part. Leases
 * and ages are counted on the clock of Redis, so the clocks of the instances need not
 * agree. Works on a cluster, since an account is one key.
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

	private final RedisTime time = new RedisTime(System::nanoTime);

	private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

	/**
	 * Create a store and begin to connect.
	 * @param connectionFactory connects to Redis; is not closed here
	 * @param cipher encrypts tokens and refusals
	 * @param keyPrefix begins each key; must differ between applications that share a
	 * Redis and not the accounts
	 * @param clock the clock of this process, which tokens are issued on
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
		this.channel = keyPrefix + "notices";
		this.redis.connect();
	}

	@Override
	public Mono<Claim> claim(String account, Known known, Duration lease) {
		checkLease(lease);
		return Mono.fromSupplier(() -> this.cipher.macs(known.credentials(), key(account)))
			.flatMap((macs) -> claim(account, known, lease, macs));
	}

	private Mono<Claim> claim(String account, Known known, Duration lease, List<String> macs) {
		List<String> arguments = new ArrayList<>(List.of(Long.toString(known.version()), millis(lease),
				millis(MAX_LEASE), millis(REFUSAL_MEMORY), millis(ENTRY_LIFE)));
		arguments.addAll(macs);
		return run(RedisScripts.CLAIM, account, arguments, (answer) -> switch (answer.text(1)) {
			case "newer" -> {
				Stored stored = stored(account, answer, 2);
				// what cannot be read is claimed again as if it were known
				yield (stored != null) ? Mono.<Claim>just(new Claim.Newer(stored))
						: claim(account, new Known(answer.number(2), known.credentials()), lease, macs);
			}
			case "refused" -> {
				Refusal refusal = refusal(account, known, answer.text(3), answer.number(2), answer);
				yield (refusal != null) ? Mono.<Claim>just(new Claim.Refused(refusal))
						: claim(account, known, lease, List.of());
			}
			case "held" ->
				Mono.<Claim>just(new Claim.Held(Duration.ofMillis(Math.min(answer.number(2), MAX_LEASE.toMillis()))));
			case "granted" -> Mono.<Claim>just(granted(account, known, answer));
			default -> throw new IllegalStateException("Redis answers a claim with something else");
		});
	}

	private Claim granted(String account, Known known, RedisAnswer answer) {
		Refusal last = answer.text(5).isEmpty() ? null
				: refusal(account, known, answer.text(5), answer.number(4), answer);
		return new Claim.Granted(new Lease(account, answer.number(2)), stored(account, answer, 6),
				(last != null) ? last.inARow() : 0, answer.is(3));
	}

	@Override
	public Mono<Boolean> extend(Lease lease, Duration time) {
		checkLease(time);
		return run(RedisScripts.EXTEND, lease.account(), List.of(Long.toString(lease.fence()), millis(time)),
				(answer) -> Mono.just(answer.is(1)));
	}

	@Override
	public Mono<Settled> settle(Lease lease, Result result) {
		Mono<?> ready = this.time.isKnown() || result instanceof Result.Nothing ? Mono.empty()
				: run(RedisScripts.TIME, lease.account(), List.of(), Mono::just);
		return ready.then(Mono.fromSupplier(() -> arguments(lease, result)))
			.flatMap((arguments) -> run(RedisScripts.SETTLE, lease.account(), arguments,
					(answer) -> Mono.just(settled(lease, answer))));
	}

	private Settled settled(Lease lease, RedisAnswer answer) {
		if ("kept".equals(answer.text(1))) {
			return new Settled.Kept();
		}
		return new Settled.Overtaken(stored(lease.account(), answer, 2));
	}

	private List<String> arguments(Lease lease, Result result) {
		String account = lease.account();
		String fence = Long.toString(lease.fence());
		List<String> arguments = new ArrayList<>(
				List.of(fence, millis(ENTRY_LIFE), this.channel, fence + ' ' + account));
		if (result instanceof Result.Fresh fresh) {
			long expiry = this.time.now()
					+ Duration.between(this.clock.instant(), fresh.tokens().expiresAt()).toMillis();
			byte[] json = EntryJson.write(new Stored(fresh.tokens(), fresh.rotates(), lease.fence()), expiry);
			arguments.addAll(List.of("tokens", fence, Long.toString(expiry),
					this.cipher.encrypt(json, context(account, "tokens"))));
		}
		else if (result instanceof Result.Refused refused) {
			Refusal refusal = refused.refusal();
			long pauseEnd = this.time.now() + refusal.pause().toMillis();
			arguments.addAll(List.of("refusal", this.cipher.macs(refusal.credentials(), key(account)).get(0),
					Long.toString(pauseEnd),
					this.cipher.encrypt(EntryJson.write(refusal, pauseEnd), context(account, "refusal"))));
		}
		return arguments;
	}

	@Override
	public Flux<Notice> notices() {
		return this.redis.use((template) -> template.listenTo(ChannelTopic.of(this.channel)))
			.map(Message::getMessage)
			.flatMap((message) -> Mono.justOrEmpty(notice(message)))
			.onErrorMap(RedisFailures::translate);
	}

	private static @Nullable Notice notice(String message) {
		int blank = message.indexOf(' ');
		try {
			return (blank > 0) ? new Notice(message.substring(blank + 1), Long.parseLong(message, 0, blank, 10)) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private @Nullable Stored stored(String account, RedisAnswer answer, int at) {
		String value = answer.text(at + 2);
		if (value.isEmpty()) {
			return null;
		}
		Stored stored = this.cipher.decrypt(value, context(account, "tokens"))
			.map((json) -> EntryJson.readTokens(json, answer.number(at), answer.number(at + 1), answer.now(),
					this.clock.instant()))
			.orElse(null);
		noteReadable(account, stored != null);
		return stored;
	}

	private @Nullable Refusal refusal(String account, Known known, String value, long pauseEnd, RedisAnswer answer) {
		return this.cipher.decrypt(value, context(account, "refusal"))
			.map((json) -> EntryJson.readRefusal(json, known.credentials(), pauseEnd, answer.now()))
			.orElse(null);
	}

	private void noteReadable(String account, boolean readable) {
		if (readable) {
			this.unreadable.remove(account);
		}
		else if (this.unreadable.add(account)) {
			logger.warn("What is stored for service account '{}' cannot be read and will be replaced: it was made with "
					+ "another encryption key, or changed by something else", account);
		}
	}

	private <T> Mono<T> run(RedisScript<String> script, String account, List<String> arguments,
			Function<RedisAnswer, Mono<T>> reader) {
		return this.redis.use((template) -> template.execute(script, List.of(key(account)), arguments))
			.next()
			.onErrorMap(RedisFailures::translate)
			.map(RedisAnswer::of)
			.doOnNext((answer) -> this.time.read(answer.now()))
			.flatMap(reader);
	}

	/** The braces keep what belongs to an account together in a cluster. */
	private String key(String account) {
		return this.keyPrefix + '{' + account + '}';
	}

	private String context(String account, String field) {
		return key(account) + ':' + field;
	}

	private static void checkLease(Duration time) {
		Assert.isTrue(!time.isNegative() && time.compareTo(MAX_LEASE) <= 0,
				() -> "A lease lasts from 0 to " + MAX_LEASE.toSeconds() + " seconds");
	}

	private static String millis(Duration duration) {
		return Long.toString(duration.toMillis());
	}

	@Override
	public String toString() {
		return "RedisTokenStore[" + this.keyPrefix + "]";
	}

}
