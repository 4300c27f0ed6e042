// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.List;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.text.Text;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.StringUtils;

/**
 * Says what a failed sign-in is called for people, in any language: the code that goes
 * with an exception of {@link CognitoAuthenticationProvider} or
 * {@link CognitoReactiveAuthenticationManager}. The exceptions are Spring Security's own,
 * which have a message in one language only.
 *
 * @since 0.1.0
 */
public final class SignInFailures {

	private SignInFailures() {
	}

	/**
	 * Return what to tell the user.
	 * @param failure the failure
	 * @return a text; of an exception that is not known here its message
	 */
	public static Text textOf(AuthenticationException failure) {
		if (failure instanceof CognitoChallengeException challenge) {
			Text problem = challenge.getProblem();
			return (problem != null) ? problem : Text.of("cognito.problem.next-step");
		}
		if (failure instanceof CognitoRateLimitException) {
			return Text.of("cognito.problem.rate-limited");
		}
		if (failure instanceof AuthenticationServiceException) {
			return Text.of("cognito.problem.unavailable");
		}
		if (failure.getCause() instanceof CognitoException refused) {
			return textOf(failure, refused);
		}
		if (failure.getClass() == BadCredentialsException.class) {
			return Text.of("cognito.problem.credentials-rejected");
		}
		return StringUtils.hasText(failure.getMessage())
				? new Text("cognito.problem.other", List.of(), failure.getMessage())
				: Text.of("cognito.problem.sign-in-failed");
	}

	private static Text textOf(AuthenticationException failure, CognitoException refused) {
		return switch (refused.reason()) {
			case CODE_MISMATCH -> Text.of("cognito.problem.wrong-code");
			// of an authenticator app, else it is no matter of bad credentials
			case CODE_EXPIRED -> Text.of((failure instanceof BadCredentialsException) ? "cognito.problem.used-code"
					: "cognito.problem.step-expired");
			case SESSION_EXPIRED -> Text.of("cognito.problem.step-expired");
			case SESSION_SPENT -> Text.of("cognito.problem.step-spent");
			case SESSION_REGION_DOWN -> Text.of("cognito.problem.step-lost");
			case USER_NOT_CONFIRMED -> revealed(failure, "cognito.problem.account-unconfirmed");
			case REFUSED_BY_TRIGGER -> (failure instanceof DisabledException && refused.userMessage() != null)
					? Text.of("cognito.problem.from-pool", refused.userMessage())
					: Text.of("cognito.problem.credentials-rejected");
			case USER_DISABLED -> revealed(failure, "cognito.problem.account-disabled");
			case LOCKED_OUT -> revealed(failure, "cognito.problem.account-locked");
			case PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED ->
				revealed(failure, "cognito.problem.password-reset-required");
			default -> Text.of("cognito.problem.credentials-rejected");
		};
	}

	/** The state of an account is told only by the exceptions that reveal it. */
	private static Text revealed(AuthenticationException failure, String code) {
		boolean tells = failure instanceof DisabledException || failure instanceof LockedException
				|| failure instanceof CredentialsExpiredException;
		return Text.of(tells ? code : "cognito.problem.credentials-rejected");
	}

}
