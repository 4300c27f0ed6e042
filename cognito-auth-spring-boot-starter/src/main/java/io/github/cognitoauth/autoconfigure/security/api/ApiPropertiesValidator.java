// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import java.util.List;
import java.util.regex.Pattern;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.crypto.TokenCipher;

import org.springframework.util.StringUtils;

/** Checks the properties of the API. */
final class ApiPropertiesValidator implements CognitoConfigurationValidator {

	private static final Pattern BASE_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

	private static final String KEY = "cognito.api.encryption-key";

	private static final String PREVIOUS = "cognito.api.previous-encryption-keys";

	private static final String KEY_ACTION = "Make a key with 'openssl rand -base64 32', keep it in a secret, "
			+ "and give all instances the same.";

	private final CognitoApiProperties properties;

	ApiPropertiesValidator(CognitoApiProperties properties) {
		this.properties = properties;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		problems.check(BASE_PATH.matcher(this.properties.getBasePath()).matches(), "cognito.api.base-path",
				"is no path below which the API can be",
				"Set it to a path such as '/auth': a slash, letters and digits, and no slash at the end.");
		problems.checkResolved(KEY, this.properties.getEncryptionKey());
		String key = this.properties.getEncryptionKey();
		if (StringUtils.hasText(key)) {
			problems.make(KEY, () -> TokenCipher.of(key, List.of()), KEY_ACTION);
		}
		List<String> previous = this.properties.getPreviousEncryptionKeys();
		for (int index = 0; index < previous.size(); index++) {
			String old = previous.get(index);
			problems.make(PREVIOUS + "[" + index + "]", () -> TokenCipher.of(old, List.of()), KEY_ACTION);
		}
		problems.check(previous.isEmpty() || StringUtils.hasText(key), PREVIOUS, "is set without '" + KEY + "'",
				"Set both, or neither.");
	}

}
