// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.authentication.RememberedDevice;
import io.github.cognitoauth.crypto.TokenCipher;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.util.Assert;

/**
 * A {@link DeviceStore} on Redis, encrypted, for the service accounts of a fleet: with it
 * one device of each account outlives restarts and serves all instances, where each
 * sign-in of each instance would leave another one in the pool.
 * <p>
 * What cannot be read counts as unknown and is replaced by the next sign-in. Redis sees a
 * digest of the user name, and when the entry ends.
 *
 * @since 0.1.0
 */
public final class RedisDeviceStore implements DeviceStore {

	/** Only what nobody uses any more is dropped, for the price of one device a year. */
	private static final Duration ENTRY_LIFE = Duration.ofDays(365);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/** The form of what is stored. */
	private static final int V1 = 1;

	private final RedisAccess redis;

	private final TokenCipher cipher;

	private final String keyPrefix;

	private final Duration timeout;

	/**
	 * Create a store.
	 * @param connectionFactory connects to Redis; is not closed here
	 * @param cipher encrypts the secrets of the devices
	 * @param keyPrefix begins each key; must differ between user pools
	 * @param timeout how long to wait for Redis, after which a device counts as unknown
	 */
	public RedisDeviceStore(ReactiveRedisConnectionFactory connectionFactory, TokenCipher cipher, String keyPrefix,
			Duration timeout) {
		Assert.notNull(cipher, "'cipher' must not be null");
		Assert.hasText(keyPrefix, "'keyPrefix' must not be empty");
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), "'timeout' must be positive");
		this.redis = new RedisAccess(connectionFactory);
		this.cipher = cipher;
		this.keyPrefix = keyPrefix;
		this.timeout = timeout;
	}

	@Override
	public Mono<RememberedDevice> find(String username) {
		String key = key(username);
		return this.redis.use((template) -> template.opsForValue().get(key))
			.next()
			.flatMap((value) -> Mono.justOrEmpty(this.cipher.decrypt(value, key).map(RedisDeviceStore::read)))
			.timeout(this.timeout);
	}

	@Override
	public Mono<Void> save(String username, RememberedDevice device) {
		String key = key(username);
		return Mono.fromSupplier(() -> this.cipher.encrypt(write(device), key))
			.flatMapMany((value) -> this.redis.use((template) -> template.opsForValue().set(key, value, ENTRY_LIFE)))
			.then()
			.timeout(this.timeout);
	}

	@Override
	public Mono<Void> remove(String username) {
		return this.redis.use((template) -> template.delete(key(username))).then().timeout(this.timeout);
	}

	private static byte[] write(RememberedDevice device) {
		return MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
			.put("v", V1)
			.put("key", device.deviceKey())
			.put("group", device.deviceGroupKey())
			.put("password", device.devicePassword()));
	}

	private static @Nullable RememberedDevice read(byte[] json) {
		try {
			JsonNode node = MAPPER.readTree(json);
			if (node.path("v").asInt(0) != V1) {
				return null;
			}
			return new RememberedDevice(node.path("key").asString(""), node.path("group").asString(""),
					node.path("password").asString(""));
		}
		catch (JacksonException | IllegalArgumentException ex) {
			return null;
		}
	}

	private String key(String username) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(username.getBytes(StandardCharsets.UTF_8));
			return this.keyPrefix + "device:" + HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "RedisDeviceStore[" + this.keyPrefix + "]";
	}

}
