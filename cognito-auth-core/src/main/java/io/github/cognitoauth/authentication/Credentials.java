// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.nio.charset.StandardCharsets;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Refuses without a call what Cognito cannot accept. */
final class Credentials {

	/** {@code UsernameType} of the service model. */
	private static final int MAX_USERNAME = 128;

	/** {@code PasswordType} of the service model. */
	private static final int MAX_PASSWORD = 256;

	private Credentials() {
	}

	static @Nullable CognitoException problemOf(AuthenticationRequest request, AuthFlow flow) {
		String password = request.password();
		boolean needsPassword = flow == AuthFlow.USER_PASSWORD_AUTH || flow == AuthFlow.USER_SRP_AUTH
				|| (flow == AuthFlow.USER_AUTH && prefersPassword(request));
		if (!isUsable(request.username(), MAX_USERNAME) || (needsPassword && password == null)
				|| (password != null && !isUsable(password, MAX_PASSWORD))) {
			return CognitoError.local(CognitoErrorCodes.UNUSABLE_CREDENTIALS, CognitoErrorReason.UNUSABLE_CREDENTIALS)
				.toException(null);
		}
		return null;
	}

	private static boolean prefersPassword(AuthenticationRequest request) {
		return ChallengeName.PASSWORD.equals(request.preferredChallenge())
				|| ChallengeName.PASSWORD_SRP.equals(request.preferredChallenge());
	}

	/** A lone surrogate has no form in UTF-8, so that no account can have it. */
	private static boolean isUsable(String text, int maxLength) {
		return StringUtils.hasText(text) && text.length() <= maxLength
				&& StandardCharsets.UTF_8.newEncoder().canEncode(text);
	}

}
