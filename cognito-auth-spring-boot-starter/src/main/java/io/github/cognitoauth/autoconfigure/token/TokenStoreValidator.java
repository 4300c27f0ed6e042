// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenStoreProperties.StoreType;

import org.springframework.util.StringUtils;

/** Checks the properties of the token store. */
final class TokenStoreValidator implements CognitoConfigurationValidator {

	private static final int KEY_BYTES = 32;

	private static final String HOW = "Make one with 'openssl rand -base64 32', keep it where other secrets are, "
			+ "and give every instance the same.";

	private final CognitoTokenStoreProperties properties;

	private final BooleanSupplier storePresent;

	/**
	 * Create a validator.
	 * @param properties the properties
	 * @param storePresent whether there is a shared store, ours or one of the application
	 */
	TokenStoreValidator(CognitoTokenStoreProperties properties, BooleanSupplier storePresent) {
		this.properties = properties;
		this.storePresent = storePresent;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		boolean redis = this.properties.getType() == StoreType.REDIS;
		problems.check(!redis || this.storePresent.getAsBoolean(), "cognito.token-store.type",
				"is 'redis', but there is no connection",
				"Add 'spring-boot-starter-data-redis' and set 'spring.data.redis.host', "
						+ "or set 'cognito.token-store.type=memory'.");
		String key = this.properties.getEncryptionKey();
		if (key != null && StringUtils.hasText(key)) {
			check("cognito.token-store.encryption-key", key, problems);
		}
		else {
			problems.check(!redis, "cognito.token-store.encryption-key", "is not set",
					"Set 'cognito.token-store.encryption-key' to the Base64 of 32 random bytes: tokens are not stored "
							+ "unencrypted. " + HOW);
		}
		List<String> previous = this.properties.getPreviousEncryptionKeys();
		for (int i = 0; i < previous.size(); i++) {
			check("cognito.token-store.previous-encryption-keys[" + i + "]", previous.get(i), problems);
		}
		problems.check(StringUtils.hasText(this.properties.getKeyPrefix()), "cognito.token-store.key-prefix",
				"is empty",
				"Set it to a prefix that no other application uses, such as 'orders:cognito:', or remove it.");
		problems.checkPositive("cognito.token-store.timeout", this.properties.getTimeout());
	}

	private static void check(String property, String key, ConfigurationProblems problems) {
		int length = length(key.trim());
		problems.check(length >= 0, property, "is not Base64", HOW);
		problems.check(length < 0 || length == KEY_BYTES, property,
				"has " + length + " bytes, but AES-256 needs " + KEY_BYTES, HOW);
	}

	/**
	 * As the cipher reads it: URLs and shells are spared some letters by the other form.
	 */
	private static int length(String key) {
		try {
			return Base64.getDecoder().decode(key.replace('-', '+').replace('_', '/')).length;
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

}
