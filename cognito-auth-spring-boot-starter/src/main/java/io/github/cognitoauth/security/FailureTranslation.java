// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.Locale;
import java.util.function.BiFunction;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Maps failures to Spring Security's own exceptions, exactly these classes, since
 * {@code DefaultAuthenticationEventPublisher} knows no subclasses. Unless the account
 * state may be revealed, every reason why an account cannot sign in looks the same.
 */
final class FailureTranslation {

	private final boolean revealAccountState;

	private final CognitoTexts texts;

	private final Locale locale;

	/**
	 * Create one for a step. The locale is the one of the request: failures come in on
	 * the threads of the HTTP client, which know of none.
	 */
	FailureTranslation(boolean revealAccountState, CognitoTexts texts, Locale locale) {
		this.revealAccountState = revealAccountState;
		this.texts = texts;
		this.locale = locale;
	}

	AuthenticationException translate(Throwable failure) {
		if (failure instanceof AuthenticationException translated) {
			return translated;
		}
		if (failure instanceof CognitoMisconfiguredException misconfigured) {
			MisconfigurationLog.write(misconfigured);
			return internal(failure);
		}
		if (failure instanceof CognitoException lost && lost.reason() == CognitoErrorReason.SESSION_REGION_DOWN) {
			return named(CredentialsExpiredException::new, lost);
		}
		if (failure instanceof CognitoException refused && !(failure instanceof CognitoUnavailableException)) {
			return refused(refused);
		}
		return internal(failure);
	}

	/**
	 * Translate what an answer to a challenge led to. An answer that breaks a rule is no
	 * failed attempt, and the same step can be answered again. A code of an authenticator
	 * app is called expired when it was used before: the next one will do.
	 */
	AuthenticationException translate(Throwable failure, PendingSignIn step) {
		if (failure instanceof CognitoException refused && isInputProblem(refused)) {
			return challenge(step, problem(refused), refused);
		}
		if (failure instanceof CognitoException refused && refused.reason() == CognitoErrorReason.CODE_EXPIRED
				&& step.challenge().name().equals(ChallengeName.SOFTWARE_TOKEN_MFA)) {
			return named(BadCredentialsException::new, refused);
		}
		return translate(failure);
	}

	private static boolean isInputProblem(CognitoException failure) {
		return switch (failure.reason()) {
			// an address that another user has: it came with the required attributes
			case PASSWORD_POLICY, INPUT_REFUSED, ALIAS_EXISTS -> true;
			case UNSPECIFIED -> failure.code().equals("InvalidParameterException");
			default -> false;
		};
	}

	private static Text problem(CognitoException failure) {
		String message = failure.userMessage();
		return (message != null && !message.isBlank()) ? PasswordRules.broken(message)
				: Text.of("cognito.problem.input-refused");
	}

	AuthenticationException badCredentials(@Nullable Throwable cause) {
		String message = message(Text.of("cognito.problem.credentials-rejected"));
		return (cause != null) ? new BadCredentialsException(message, cause) : new BadCredentialsException(message);
	}

	AuthenticationException challenge(PendingSignIn step) {
		return new CognitoChallengeException(message(Text.of("cognito.problem.next-step")), step);
	}

	private AuthenticationException challenge(PendingSignIn step, Text problem, Throwable cause) {
		return new CognitoChallengeException(message(problem), step, problem, cause);
	}

	private AuthenticationException refused(CognitoException failure) {
		return switch (failure.reason()) {
			case CODE_MISMATCH -> named(BadCredentialsException::new, failure);
			case CODE_EXPIRED, SESSION_EXPIRED, SESSION_SPENT -> named(CredentialsExpiredException::new, failure);
			default -> this.revealAccountState ? accountState(failure) : badCredentials(failure);
		};
	}

	private AuthenticationException accountState(CognitoException failure) {
		return switch (failure.reason()) {
			// not confirmed comes before the password is checked, so it says nothing
			// about it
			case USER_DISABLED, USER_NOT_CONFIRMED -> named(DisabledException::new, failure);
			case LOCKED_OUT -> named(LockedException::new, failure);
			case PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED ->
				named(CredentialsExpiredException::new, failure);
			case REFUSED_BY_TRIGGER ->
				(failure.userMessage() != null) ? named(DisabledException::new, failure) : badCredentials(failure);
			default -> badCredentials(failure);
		};
	}

	/** Which text belongs to an exception is told by the exception alone. */
	private AuthenticationException named(BiFunction<String, Throwable, AuthenticationException> type,
			CognitoException failure) {
		Text text = SignInFailures.textOf(type.apply("", failure));
		return type.apply(message(text), failure);
	}

	private AuthenticationException internal(Throwable cause) {
		return new InternalAuthenticationServiceException(message(Text.of("cognito.problem.unavailable")), cause);
	}

	private String message(Text text) {
		return this.texts.text(text, this.locale);
	}

}
