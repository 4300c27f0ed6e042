package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoUserActionRequiredException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about an account that could not sign in. */
final class ServiceAccountSignInFailureAnalyzer extends AbstractFailureAnalyzer<ServiceAccountSignInException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ServiceAccountSignInException cause) {
		String prefix = ServiceAccountsValidator.PREFIX + cause.getAccount();
		String description = "The service account '%s' could not sign in: Amazon Cognito answered %s. "
			.formatted(cause.getAccount(), cause.getCode()) + "The application does not start without it, since '"
				+ prefix + ".fail-fast' is set.";
		return new FailureAnalysis(description, action(prefix, cause.getCause()), cause);
	}

	private static String action(String prefix, @Nullable Throwable reason) {
		if (reason instanceof CognitoCredentialsRejectedException) {
			return "Check '" + prefix + ".username' and '" + prefix
					+ ".password' before the next start: five wrong passwords lock the account.";
		}
		if (reason instanceof CognitoUserActionRequiredException) {
			return "Finish the account's sign-in once by hand: confirm it, or set a permanent password.";
		}
		if (reason instanceof CognitoMisconfiguredException) {
			return "Check the app client: its id, its secret, and whether it allows the authentication flow.";
		}
		return "Check that the endpoint can be reached, or unset '" + prefix
				+ ".fail-fast' to start without and sign in later.";
	}

}
