package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about an account that could not sign in. */
final class ServiceAccountSignInFailureAnalyzer extends AbstractFailureAnalyzer<ServiceAccountSignInException> {

	/** Begin of the code of a challenge that needs a person; its name follows. */
	private static final String CHALLENGE = "ChallengeNotAnswerable:";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ServiceAccountSignInException cause) {
		String prefix = ServiceAccountsValidator.PREFIX + cause.getAccount();
		String description = "The service account '%s' could not sign in: %s. ".formatted(cause.getAccount(),
				cause.getCode()) + "The application does not start without it, since '" + prefix
				+ ".fail-fast' is set.";
		return new FailureAnalysis(description, action(prefix, cause), cause);
	}

	private static String action(String prefix, ServiceAccountSignInException cause) {
		if (!(cause.getCause() instanceof CognitoException error)) {
			return unavailable(prefix);
		}
		if (error.code().startsWith(CHALLENGE)) {
			return challenge(prefix, error.code().substring(CHALLENGE.length()));
		}
		return switch (error.reason()) {
			case WRONG_CREDENTIALS, UNUSABLE_CREDENTIALS -> "Check '" + prefix + ".username' and '" + prefix
					+ ".password' before the next start: five wrong passwords lock the account.";
			case LOCKED_OUT ->
				"Check '" + prefix + ".password' here and wherever else the user is used, and wait up to "
						+ "15 minutes: wrong passwords have locked the account.";
			case USER_DISABLED -> "Enable the user of '" + prefix + ".username' in the user pool.";
			case USER_NOT_CONFIRMED -> "Confirm the user of '" + prefix + ".username' in the user pool.";
			case PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED -> permanentPassword(prefix);
			case CODE_MISMATCH, CODE_EXPIRED -> "Check '" + prefix + ".totp-secret' and the clock of this machine.";
			case CLIENT_SECRET_REJECTED -> "Check the secret of the app client: '" + prefix
					+ ".client-secret' if the account has a 'client-id' of its own, otherwise 'cognito.client-secret'. "
					+ "An app client without a secret must be given none.";
			case CLIENT_NOT_FOUND -> "Check the app client, '" + prefix + ".client-id' if it is set, otherwise "
					+ "'cognito.client-id', and that it belongs to 'cognito.user-pool-id' and 'cognito.region'.";
			case FLOW_NOT_ENABLED ->
				"Allow the authentication flow in the app client, or set '" + prefix + ".flow' to one that it allows.";
			case REFUSED_BY_TRIGGER -> "A Lambda trigger of the user pool refused the account: see the trigger's log.";
			case THROTTLED, LIMIT_EXCEEDED ->
				"Find out what uses up the quota of the user pool or the limit of the user, or unset '" + prefix
						+ ".fail-fast' to start without and sign in later.";
			default -> (error instanceof CognitoUnavailableException) ? unavailable(prefix)
					: "Check the settings of the app client and of the user in the user pool; the documentation of the "
							+ "user pools API explains the code.";
		};
	}

	private static String challenge(String prefix, String name) {
		return switch (name) {
			case "NEW_PASSWORD_REQUIRED" -> permanentPassword(prefix);
			case "SOFTWARE_TOKEN_MFA" ->
				"Set '" + prefix + ".totp-secret' to the secret of the user's authenticator app.";
			case "MFA_SETUP" -> "Set an authenticator app up for the user of '" + prefix + ".username', and '" + prefix
					+ ".totp-secret' to its secret.";
			default -> "The user pool asks for something that needs a person: change the factors of the user of '"
					+ prefix + ".username'.";
		};
	}

	private static String permanentPassword(String prefix) {
		return "Give the user a permanent password in the user pool, and set '" + prefix + ".password' to it.";
	}

	private static String unavailable(String prefix) {
		return "Check that the service can be reached at 'cognito.endpoint', or without that in the region of "
				+ "'cognito.region' or 'cognito.user-pool-id'. Or unset '" + prefix
				+ ".fail-fast' to start without and sign in later.";
	}

}
