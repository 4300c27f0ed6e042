// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.protocol.CognitoErrorKind;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.security.MisconfigurationLog;
import io.github.cognitoauth.security.PasswordRules;
import io.github.cognitoauth.security.SignInFailures;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.core.AuthenticationException;

/** Says which problem a failure is for clients. What operators must know is logged. */
final class ApiFailures {

	/** The pool does not say how long; a token bucket of a second fills again soon. */
	static final Duration AFTER_THROTTLING = Duration.ofSeconds(3);

	static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);

	private static final Logger logger = LoggerFactory.getLogger(ApiFailures.class);

	private static final String PREFIX = "cognito.problem.";

	/** By the text that people read, which is chosen with the account state in mind. */
	private static final Map<String, ApiProblemCode> BY_TEXT = Map.ofEntries(
			Map.entry("step-expired", ApiProblemCode.CHALLENGE_GONE),
			Map.entry("step-spent", ApiProblemCode.CHALLENGE_GONE),
			Map.entry("step-lost", ApiProblemCode.CHALLENGE_GONE),
			Map.entry("answer-lost", ApiProblemCode.CHALLENGE_GONE),
			Map.entry("new-password-lost", ApiProblemCode.CHALLENGE_GONE),
			Map.entry("too-many-steps", ApiProblemCode.CHALLENGE_GONE),
			Map.entry("too-many-answers", ApiProblemCode.CHALLENGE_GONE),
			Map.entry("account-unconfirmed", ApiProblemCode.ACCOUNT_UNCONFIRMED),
			Map.entry("account-disabled", ApiProblemCode.ACCOUNT_DISABLED),
			Map.entry("account-locked", ApiProblemCode.ACCOUNT_LOCKED),
			Map.entry("password-reset-required", ApiProblemCode.PASSWORD_RESET_REQUIRED));

	private ApiFailures() {
	}

	/** Describe whatever ended a request. */
	static ApiProblem of(Throwable failure) {
		if (failure instanceof ApiProblemException known) {
			return known.problem();
		}
		if (failure instanceof InvalidAnswerException invalid) {
			// what the form calls required was left out
			return ApiProblem.builder(ApiProblemCode.BAD_REQUEST)
				.detail(invalid.problem())
				.error(invalid.field(), invalid.problem())
				.build();
		}
		if (failure instanceof CognitoException refused) {
			return ofCall(refused);
		}
		if (failure instanceof AuthenticationException refused) {
			return ofSignIn(refused, SignInFailures.textOf(refused));
		}
		logger.error("A request to the sign-in API failed", failure);
		return unavailable(ApiProblemCode.UNAVAILABLE, AFTER_OUTAGE);
	}

	/** Describe how a sign-in ended. */
	static ApiProblem ofSignIn(AuthenticationException failure, Text text) {
		ApiProblem outage = outage(failure);
		if (outage != null) {
			return outage;
		}
		String name = text.code().startsWith(PREFIX) ? text.code().substring(PREFIX.length()) : "";
		ApiProblemCode code = BY_TEXT.getOrDefault(name, ApiProblemCode.CREDENTIALS_REJECTED);
		// the words of another provider can tell which accounts exist
		Text detail = name.equals("other") ? code.text() : text;
		ApiProblem.Builder problem = ApiProblem.builder(code).detail(detail);
		return (code == ApiProblemCode.CHALLENGE_GONE) ? problem.build() : problem.actions().build();
	}

	/** Return the problem of a sign-in that failed for nothing that its user did. */
	static @Nullable ApiProblem outage(AuthenticationException failure) {
		if (!SignInFailures.textOf(failure).code().equals(PREFIX + "unavailable")) {
			return null;
		}
		// a wrong set-up was logged when the failure was translated
		return (failure.getCause() instanceof CognitoException refused
				&& !(refused instanceof CognitoMisconfiguredException)) ? ofOutage(refused.reason())
						: unavailable(ApiProblemCode.UNAVAILABLE, AFTER_OUTAGE);
	}

	private static ApiProblem ofOutage(CognitoErrorReason reason) {
		return switch (reason) {
			case THROTTLED -> unavailable(ApiProblemCode.RATE_LIMITED, AFTER_THROTTLING);
			case LIMIT_EXCEEDED -> unavailable(ApiProblemCode.LIMIT_EXCEEDED, null);
			default -> unavailable(ApiProblemCode.UNAVAILABLE, AFTER_OUTAGE);
		};
	}

	private static ApiProblem unavailable(ApiProblemCode code, @Nullable Duration retryAfter) {
		return ApiProblem.builder(code).retryAfter(retryAfter).build();
	}

	private static ApiProblem ofCall(CognitoException failure) {
		return switch (failure.reason()) {
			case CODE_MISMATCH, CODE_EXPIRED -> ApiProblem.of(ApiProblemCode.CODE_REFUSED);
			case PASSWORD_POLICY -> passwordPolicy(failure);
			case INPUT_REFUSED, ALIAS_EXISTS, USERNAME_EXISTS, FACTOR_NOT_SET_UP, PASSKEY_REFUSED, DEVICE_EXISTS ->
				ApiProblem.of(ApiProblemCode.INPUT_REFUSED);
			case ACCESS_TOKEN_REJECTED, ACCESS_TOKEN_REVOKED -> ApiProblem.of(ApiProblemCode.TOKEN_REJECTED);
			case REFRESH_TOKEN_REJECTED, REFRESH_TOKEN_REUSED -> ApiProblem.of(ApiProblemCode.SESSION_ENDED);
			case UNSPECIFIED -> failure.code().equals("InvalidParameterException")
					? ApiProblem.of(ApiProblemCode.INPUT_REFUSED) : ofKind(failure);
			default -> ofKind(failure);
		};
	}

	private static ApiProblem passwordPolicy(CognitoException failure) {
		String message = failure.userMessage();
		return ApiProblem.builder(ApiProblemCode.PASSWORD_POLICY)
			.detail((message != null && !message.isBlank()) ? PasswordRules.broken(message)
					: ApiProblemCode.INPUT_REFUSED.text())
			.build();
	}

	private static ApiProblem ofKind(CognitoException failure) {
		if (failure instanceof CognitoMisconfiguredException misconfigured) {
			MisconfigurationLog.write(misconfigured);
			return unavailable(ApiProblemCode.UNAVAILABLE, AFTER_OUTAGE);
		}
		return (failure.reason().kind() == CognitoErrorKind.UNAVAILABLE) ? ofOutage(failure.reason())
				: ApiProblem.of(ApiProblemCode.CREDENTIALS_REJECTED);
	}

}
