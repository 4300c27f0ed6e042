// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.api;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.security.flow.HandleSeal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.StringUtils;

/** The keys of all pools, each of which has a seal that no other one opens. */
final class HandleKeys {

	private static final Logger logger = LoggerFactory.getLogger(HandleKeys.class);

	private final TokenCipher cipher;

	HandleKeys(CognitoApiProperties properties) {
		this.cipher = cipher(properties);
	}

	private static TokenCipher cipher(CognitoApiProperties properties) {
		String key = properties.getEncryptionKey();
		if (StringUtils.hasText(key)) {
			return TokenCipher.of(key, properties.getPreviousEncryptionKeys());
		}
		logger.info("The sign-in API seals open sign-ins with a random key: a restart ends them, and another instance"
				+ " does not know them. Set 'cognito.api.encryption-key' to the same value for all instances");
		return TokenCipher.random();
	}

	HandleSeal seal(CognitoConnectionDetails details) {
		return new HandleSeal(this.cipher, details.getUserPoolId(), details.getClientId());
	}

}
