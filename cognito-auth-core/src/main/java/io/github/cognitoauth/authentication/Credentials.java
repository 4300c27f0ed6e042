package io.github.cognitoauth.authentication;

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
		boolean needsPassword = flow == AuthFlow.USER_PASSWORD_AUTH || flow == AuthFlow.USER_SRP_AUTH;
		if (!isUsable(request.username(), MAX_USERNAME) || (needsPassword && password == null)
				|| (password != null && !isUsable(password, MAX_PASSWORD))) {
			return CognitoError.local(CognitoErrorCodes.UNUSABLE_CREDENTIALS, CognitoErrorReason.UNUSABLE_CREDENTIALS)
				.toException(null);
		}
		return null;
	}

	private static boolean isUsable(String text, int maxLength) {
		return StringUtils.hasText(text) && text.length() <= maxLength;
	}

}
