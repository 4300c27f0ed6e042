// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Duration;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.security.MisconfigurationLog;
import io.github.cognitoauth.security.account.OperationProblem.Kind;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to somebody who is signed in why the pool refused. What strangers may learn is
 * decided before, by the operations that are for them.
 */
final class OperationFailures {

	private static final Logger logger = LoggerFactory.getLogger(OperationFailures.class);

	/** The pool tells no time; its quota is one of requests each second. */
	private static final Duration THROTTLED = Duration.ofSeconds(3);

	private static final Duration OUTAGE = Duration.ofSeconds(2);

	private OperationFailures() {
	}

	static OperationRefusedException of(Kind kind, Text text, @Nullable String field, @Nullable Throwable cause) {
		return new OperationRefusedException(new OperationProblem(kind, text, field, null), cause);
	}

	static OperationRefusedException codeRefused(Throwable cause) {
		return of(Kind.CODE_REFUSED, Text.of("cognito.problem.code-refused"), "code", cause);
	}

	static OperationRefusedException translate(Throwable failure) {
		if (failure instanceof OperationRefusedException refused) {
			return refused;
		}
		if (failure instanceof InvalidAnswerException invalid) {
			return of(Kind.ANSWER_INCOMPLETE, invalid.problem(), invalid.field(), null);
		}
		if (failure instanceof CognitoException refused) {
			return translate(refused);
		}
		logger.error("An operation of an account failed", failure);
		return unavailable(failure, OUTAGE);
	}

	/**
	 * Whether somebody may be trying codes or passwords, or which accounts there are: for
	 * some of them a rule is told that a password breaks.
	 */
	static boolean isGuess(OperationRefusedException failure, Access access) {
		return failure.problem().kind() == Kind.CODE_REFUSED
				|| (failure.problem().kind() == Kind.PASSWORD_POLICY && access == Access.PUBLIC)
				|| (failure.getCause() instanceof CognitoException refused && switch (refused.reason()) {
					case WRONG_CREDENTIALS, NOT_AUTHORIZED, LOCKED_OUT, LIMIT_EXCEEDED -> true;
					default -> false;
				});
	}

	private static OperationRefusedException translate(CognitoException failure) {
		return switch (failure.reason()) {
			case CODE_MISMATCH, CODE_EXPIRED -> codeRefused(failure);
			case PASSWORD_POLICY ->
				of(Kind.PASSWORD_POLICY, Text.of("cognito.problem.password-refused"), null, failure);
			case ACCESS_TOKEN_REJECTED, ACCESS_TOKEN_REVOKED, USER_DISABLED, WRONG_CREDENTIALS, NOT_AUTHORIZED,
					USER_NOT_CONFIRMED, PASSWORD_RESET_REQUIRED ->
				of(Kind.TOKEN_REJECTED, Text.of("cognito.problem.sign-in-required"), null, failure);
			case ALIAS_EXISTS -> input("cognito.problem.alias-exists", failure);
			case PASSKEY_REFUSED -> input("cognito.problem.passkey-refused", failure);
			case FACTOR_NOT_SET_UP -> input("cognito.problem.factor-not-set-up", failure);
			case REFUSED_BY_TRIGGER -> (failure.userMessage() != null)
					? of(Kind.INPUT_REFUSED, Text.of("cognito.problem.from-pool", failure.userMessage()), null, failure)
					: input("cognito.problem.input-refused", failure);
			case INPUT_REFUSED, UNUSABLE_CREDENTIALS, DEVICE_EXISTS, USERNAME_EXISTS, ALREADY_CONFIRMED ->
				input("cognito.problem.input-refused", failure);
			case LIMIT_EXCEEDED, LOCKED_OUT ->
				of(Kind.LIMIT_EXCEEDED, Text.of("cognito.problem.limit-exceeded"), null, failure);
			case THROTTLED, LOCAL_LIMIT -> limited(failure, THROTTLED);
			case DEVICE_NOT_FOUND -> notFound(failure);
			case UNSPECIFIED -> unspecified(failure);
			default -> unavailable(failure, OUTAGE);
		};
	}

	private static OperationRefusedException unspecified(CognitoException failure) {
		return switch (failure.code()) {
			case "ResourceNotFoundException" -> notFound(failure);
			case "InvalidParameterException" -> input("cognito.problem.input-refused", failure);
			default -> unavailable(failure, OUTAGE);
		};
	}

	private static OperationRefusedException input(String code, Throwable cause) {
		return of(Kind.INPUT_REFUSED, Text.of(code), null, cause);
	}

	private static OperationRefusedException notFound(Throwable cause) {
		return of(Kind.NOT_OFFERED, Text.of("cognito.problem.not-found"), null, cause);
	}

	static OperationRefusedException limited(Throwable cause, Duration retryAfter) {
		return new OperationRefusedException(
				new OperationProblem(Kind.RATE_LIMITED, Text.of("cognito.problem.rate-limited"), null, retryAfter),
				cause);
	}

	private static OperationRefusedException unavailable(Throwable cause, Duration retryAfter) {
		if (cause instanceof CognitoMisconfiguredException misconfigured) {
			MisconfigurationLog.write(misconfigured);
		}
		return new OperationRefusedException(new OperationProblem(Kind.UNAVAILABLE,
				Text.of("cognito.problem.account-unavailable"), null, retryAfter), cause);
	}

}
