package io.github.cognitoauth.security;

import java.util.Locale;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.MessageSourceAccessor;
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

	private final MessageSourceAccessor messages;

	private final Locale locale;

	/**
	 * Create one for a step. The locale is the one of the request: failures come in on
	 * the threads of the HTTP client, which know of none.
	 */
	FailureTranslation(boolean revealAccountState, MessageSourceAccessor messages, Locale locale) {
		this.revealAccountState = revealAccountState;
		this.messages = messages;
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
			return new BadCredentialsException(
					message("usedCode", "That code was used already. Wait for the next one."), refused);
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

	private String problem(CognitoException failure) {
		String text = failure.userMessage();
		return (text != null && !text.isBlank()) ? text
				: message("inputRefused", "What you entered was not accepted. Check it and try again.");
	}

	AuthenticationException badCredentials(@Nullable Throwable cause) {
		String message = springMessage("badCredentials", "Bad credentials");
		return (cause != null) ? new BadCredentialsException(message, cause) : new BadCredentialsException(message);
	}

	AuthenticationException challenge(PendingSignIn step) {
		return new CognitoChallengeException(nextStep(), step);
	}

	private AuthenticationException challenge(PendingSignIn step, String problem, Throwable cause) {
		return new CognitoChallengeException(nextStep(), step, problem, cause);
	}

	private String nextStep() {
		return message("nextStep", "Another step is required to sign in");
	}

	private AuthenticationException refused(CognitoException failure) {
		return switch (failure.reason()) {
			case CODE_MISMATCH ->
				new BadCredentialsException(message("wrongCode", "The code is not right. Try again."), failure);
			case CODE_EXPIRED, SESSION_EXPIRED -> new CredentialsExpiredException(
					message("stepExpired", "Signing in took too long. Start again."), failure);
			case SESSION_SPENT -> new CredentialsExpiredException(
					message("stepSpent", "This step was answered before. Start again."), failure);
			default -> this.revealAccountState ? accountState(failure) : badCredentials(failure);
		};
	}

	private AuthenticationException accountState(CognitoException failure) {
		return switch (failure.reason()) {
			case USER_DISABLED -> new DisabledException(springMessage("disabled", "User is disabled"), failure);
			// comes before the password is checked, so it says nothing about it
			case USER_NOT_CONFIRMED ->
				new DisabledException(message("notConfirmed", "The account has not been confirmed yet"), failure);
			case LOCKED_OUT -> new LockedException(springMessage("locked", "User account is locked"), failure);
			case PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED -> new CredentialsExpiredException(
					springMessage("credentialsExpired", "User credentials have expired"), failure);
			case REFUSED_BY_TRIGGER -> (failure.userMessage() != null)
					? new DisabledException(failure.userMessage(), failure) : badCredentials(failure);
			default -> badCredentials(failure);
		};
	}

	private AuthenticationException internal(Throwable cause) {
		return new InternalAuthenticationServiceException(
				message("unavailable", "Signing in is not possible at the moment. Try again later."), cause);
	}

	private String message(String code, String text) {
		return this.messages.getMessage("CognitoAuthenticationProvider." + code, text, this.locale);
	}

	/** What Spring Security itself says in the same case, in many languages. */
	private String springMessage(String code, String text) {
		return this.messages.getMessage("AbstractUserDetailsAuthenticationProvider." + code, text, this.locale);
	}

}
