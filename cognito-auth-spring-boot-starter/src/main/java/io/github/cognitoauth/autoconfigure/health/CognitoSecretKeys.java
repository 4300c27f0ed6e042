// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognizes the keys of secrets as properties, in any of the spellings that binding
 * accepts, and as environment variables.
 */
final class CognitoSecretKeys {

	private static final Pattern SECRET = Pattern
		.compile("cognito.*(clientsecrets?|password|totpsecret|encryptionkeys?)\\d*");

	private CognitoSecretKeys() {
	}

	static boolean isSecret(String key) {
		String plain = key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
		return SECRET.matcher(plain).matches();
	}

}
