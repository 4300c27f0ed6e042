// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.nio.charset.StandardCharsets;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Refuses without a call what Cognito cannot accept. Only presence, length and valid
 * Unicode are checked: the service's patterns are not anchored, and its policies are its
 * own.
 */
final class InputRules {

	/** {@code UsernameType} of the service model. */
	private static final int MAX_USERNAME = 128;

	/** {@code PasswordType} of the service model. */
	private static final int MAX_PASSWORD = 256;

	private InputRules() {
	}

	static @Nullable CognitoException problemOfUsername(String username) {
		return isUsable(username, MAX_USERNAME) ? null : unusable(CognitoErrorReason.UNUSABLE_CREDENTIALS);
	}

	static @Nullable CognitoException problemOfNewPassword(String password) {
		return isUsable(password, MAX_PASSWORD) ? null : unusable(CognitoErrorReason.PASSWORD_POLICY);
	}

	static @Nullable CognitoException problemOfPassword(@Nullable String password) {
		return (password == null || isUsable(password, MAX_PASSWORD)) ? null
				: unusable(CognitoErrorReason.UNUSABLE_CREDENTIALS);
	}

	static @Nullable CognitoException problemOfOptional(@Nullable String password) {
		return (password != null) ? problemOfNewPassword(password) : null;
	}

	private static boolean isUsable(String text, int maxLength) {
		return StringUtils.hasText(text) && text.length() <= maxLength
				&& StandardCharsets.UTF_8.newEncoder().canEncode(text);
	}

	private static CognitoException unusable(CognitoErrorReason reason) {
		return CognitoError.local(CognitoErrorCodes.UNUSABLE_CREDENTIALS, reason).toException(null);
	}

}
