// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of where the tokens of service accounts are kept. Holds keys
 * and therefore prints none of its values.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.token-store")
public class CognitoTokenStoreProperties {

	/**
	 * Kind of store. In memory every instance has a session of its own; with Redis all
	 * instances share one.
	 */
	private StoreType type = StoreType.MEMORY;

	/**
	 * Base64 of the 32 bytes of the AES-256 key that encrypts what is stored. Needed for
	 * Redis.
	 */
	private @Nullable String encryptionKey;

	/**
	 * Comma-separated list of earlier keys, with which values can still be read while
	 * keys are rotated.
	 */
	private List<String> previousEncryptionKeys = new ArrayList<>();

	/**
	 * Prefix of the keys in the store.
	 */
	private String keyPrefix = "cognito-auth:";

	/**
	 * Maximum time to wait for the store. After that the instance carries on alone.
	 */
	private Duration timeout = Duration.ofSeconds(2);

	public StoreType getType() {
		return this.type;
	}

	public void setType(StoreType type) {
		this.type = type;
	}

	public @Nullable String getEncryptionKey() {
		return this.encryptionKey;
	}

	public void setEncryptionKey(@Nullable String encryptionKey) {
		this.encryptionKey = encryptionKey;
	}

	public List<String> getPreviousEncryptionKeys() {
		return this.previousEncryptionKeys;
	}

	public void setPreviousEncryptionKeys(List<String> previousEncryptionKeys) {
		this.previousEncryptionKeys = previousEncryptionKeys;
	}

	public String getKeyPrefix() {
		return this.keyPrefix;
	}

	public void setKeyPrefix(String keyPrefix) {
		this.keyPrefix = keyPrefix;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Kind of token store.
	 */
	public enum StoreType {

		/** Every instance keeps its own tokens. */
		MEMORY,

		/** All instances share tokens through Redis. */
		REDIS

	}

}
