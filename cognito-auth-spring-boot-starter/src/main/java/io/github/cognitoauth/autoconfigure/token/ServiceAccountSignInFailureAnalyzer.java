package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoUserActionRequiredException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about an account that could not sign in. */
final class ServiceAccountSignInFailureAnalyzer extends AbstractFailureAnalyzer<ServiceAccountSignInException> {

	/** Begin of the code of a challenge that needs a person; its name follows. */
	private static final String CHALLENGE = "ChallengeNotAnswerable:";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ServiceAccountSignInException cause) {
		String prefix = ServiceAccountsValidator.PREFIX + cause.getAccount();
		String description = "The service account '%s' could not sign in: Amazon Cognito answered %s. "
			.formatted(cause.getAccount(), cause.getCode()) + "The application does not start without it, since '"
				+ prefix + ".fail-fast' is set.";
		return new FailureAnalysis(description, action(prefix, cause.getCause()), cause);
	}

	private static String action(String prefix, @Nullable Throwable failure) {
		if (!(failure instanceof CognitoException error)) {
			return unavailable(prefix);
		}
		if (error.code().startsWith(CHALLENGE)) {
			return challenge(prefix, error.code().substring(CHALLENGE.length()));
		}
		return switch (error.reason()) {
			case LOCKED_OUT -> "Wait some minutes: wrong passwords have locked the account. Check '" + prefix
					+ ".password' here and wherever else the account is used.";
			case USER_DISABLED -> "Enable the user in the user pool.";
			case USER_NOT_CONFIRMED -> "Confirm the user in the user pool.";
			case PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED -> permanentPassword(prefix);
			case CODE_MISMATCH, CODE_EXPIRED -> "Check '" + prefix + ".totp-secret' and the clock of this machine.";
			case REFUSED_BY_TRIGGER ->
				"Look into the log of the user pool's triggers: one of them refused the account.";
			case THROTTLED, LIMIT_EXCEEDED ->
				"Find out what uses up the quota of the user pool or the limit of the user, " + "or unset '" + prefix
						+ ".fail-fast' to start without and sign in later.";
			default -> byKind(prefix, error);
		};
	}

	private static String byKind(String prefix, CognitoException error) {
		if (error instanceof CognitoCredentialsRejectedException) {
			return "Check '" + prefix + ".username' and '" + prefix
					+ ".password' before the next start: five wrong passwords lock the account.";
		}
		if (error instanceof CognitoUserActionRequiredException) {
			return "Finish the account's sign-in once by hand: confirm it, or set a permanent password.";
		}
		if (error instanceof CognitoMisconfiguredException) {
			return "Check the app client: its id, its secret, and whether it allows the authentication flow.";
		}
		return unavailable(prefix);
	}

	private static String challenge(String prefix, String name) {
		return switch (name) {
			case "NEW_PASSWORD_REQUIRED" -> permanentPassword(prefix);
			case "SOFTWARE_TOKEN_MFA" -> "Set '" + prefix
					+ ".totp-secret' to the base32 secret that the authenticator app of the account was set up with.";
			case "MFA_SETUP" ->
				"Set an authenticator app up for the user, and '" + prefix + ".totp-secret' to its secret.";
			default -> "Change the factors of the user: the user pool asks for something that needs a person.";
		};
	}

	private static String permanentPassword(String prefix) {
		return "Give the user a permanent password in the user pool, and set '" + prefix + ".password' to it.";
	}

	private static String unavailable(String prefix) {
		return "Check that the endpoint can be reached, or unset '" + prefix
				+ ".fail-fast' to start without and sign in later.";
	}

}
