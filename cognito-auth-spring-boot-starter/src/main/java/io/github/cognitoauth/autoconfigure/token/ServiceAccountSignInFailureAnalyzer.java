// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoErrorAdvice.Setting;
import io.github.cognitoauth.protocol.CognitoErrorKind;
import io.github.cognitoauth.protocol.CognitoException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about an account that could not sign in. */
final class ServiceAccountSignInFailureAnalyzer extends AbstractFailureAnalyzer<ServiceAccountSignInException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ServiceAccountSignInException cause) {
		String prefix = ServiceAccountsValidator.PREFIX + cause.getAccount();
		String description = "The service account '%s' could not sign in: %s. ".formatted(cause.getAccount(),
				cause.getCode()) + "The application does not start without it, since '" + prefix
				+ ".fail-fast' is set.";
		return new FailureAnalysis(description, action(prefix, cause), cause);
	}

	private static String action(String prefix, ServiceAccountSignInException cause) {
		String start = "Or unset '" + prefix + ".fail-fast' to start without and sign in later.";
		if (!(cause.getCause() instanceof CognitoException error)) {
			return "See the cause for what went wrong. " + start;
		}
		String advice = CognitoErrorAdvice.of(error, (setting) -> property(prefix, setting));
		return (error.reason().kind() == CognitoErrorKind.UNAVAILABLE) ? advice + " " + start : advice;
	}

	private static String property(String prefix, Setting setting) {
		return switch (setting) {
			case USERNAME -> "'" + prefix + ".username'";
			case PASSWORD -> "'" + prefix + ".password'";
			case TOTP_SECRET -> "'" + prefix + ".totp-secret'";
			case FLOW -> "'" + prefix + ".flow'";
			case CLIENT_ID -> "'" + prefix + ".client-id' (if the account has one, otherwise 'cognito.client-id')";
			case CLIENT_SECRET -> "'" + prefix
					+ ".client-secret' (if the account has a client of its own, otherwise 'cognito.client-secret')";
			case REFRESH_OPERATION -> "'cognito.sign-in.refresh-operation'";
			case USER_POOL_ID -> "'cognito.user-pool-id'";
			case REGION -> "'cognito.region'";
			case MAX_CONNECTIONS -> "'cognito.http.max-connections'";
			case CALLS_PER_SECOND -> "'cognito.calls-per-second'";
			case ENDPOINT -> "'cognito.endpoint'";
		};
	}

}
