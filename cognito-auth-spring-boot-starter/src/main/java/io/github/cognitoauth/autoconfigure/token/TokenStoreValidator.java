package io.github.cognitoauth.autoconfigure.token;

import java.util.Base64;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoProperties.StoreType;
import io.github.cognitoauth.autoconfigure.CognitoProperties.TokenStore;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;

import org.springframework.util.StringUtils;

/** Checks the properties of the token store. */
final class TokenStoreValidator {

	private static final int KEY_BYTES = 32;

	private static final String HOW = "Make one with 'openssl rand -base64 32', keep it where other secrets are, "
			+ "and give every instance the same.";

	private TokenStoreValidator() {
	}

	static void validate(TokenStore properties, ConfigurationProblems problems) {
		String key = properties.getEncryptionKey();
		if (key != null && StringUtils.hasText(key)) {
			check("cognito.token-store.encryption-key", key, problems);
		}
		else {
			problems.check(properties.getType() != StoreType.REDIS, "cognito.token-store.encryption-key", "is not set",
					"Set 'cognito.token-store.encryption-key' to the Base64 of 32 random bytes: tokens are not stored "
							+ "unencrypted. " + HOW);
		}
		List<String> previous = properties.getPreviousEncryptionKeys();
		for (int i = 0; i < previous.size(); i++) {
			check("cognito.token-store.previous-encryption-keys[" + i + "]", previous.get(i), problems);
		}
		problems.check(StringUtils.hasText(properties.getKeyPrefix()), "cognito.token-store.key-prefix", "is empty",
				"Set it to a prefix that no other application uses, such as 'orders:cognito:', or remove it.");
		problems.checkPositive("cognito.token-store.timeout", properties.getTimeout());
	}

	private static void check(String property, String key, ConfigurationProblems problems) {
		int length = length(key.trim());
		problems.check(length >= 0, property, "is not Base64", HOW);
		problems.check(length < 0 || length == KEY_BYTES, property,
				"has " + length + " bytes, but AES-256 needs " + KEY_BYTES, HOW);
	}

	private static int length(String key) {
		try {
			return Base64.getDecoder().decode(key).length;
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

}
