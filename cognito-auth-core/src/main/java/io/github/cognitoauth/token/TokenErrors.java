package io.github.cognitoauth.token;

import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;

/** Decides what an error means for the life of a session. */
final class TokenErrors {

	/** Begin of the code of a challenge that needs a person; its name follows. */
	static final String CHALLENGE_NOT_ANSWERABLE = "ChallengeNotAnswerable:";

	/** Code for waiting in vain for another instance. */
	static final String LEASE_HELD = "TokenLeaseHeld";

	/** Code for what no source should throw. */
	static final String UNEXPECTED = "UnexpectedError";

	/** Code for waiting when the provider was closed. */
	static final String CLOSED = "TokenProviderClosed";

	private TokenErrors() {
	}

	static CognitoException typed(Throwable failure) {
		if (failure instanceof CognitoException known) {
			return known;
		}
		if (failure instanceof TimeoutException) {
			return CognitoError.local(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT).toException(failure);
		}
		return CognitoError.local(UNEXPECTED, CognitoErrorReason.SERVICE_FAILURE).toException(failure);
	}

	static CognitoException leaseHeld() {
		return CognitoError.local(LEASE_HELD, CognitoErrorReason.TIMEOUT).toException(null);
	}

	static CognitoException closed() {
		return CognitoError.local(CLOSED, CognitoErrorReason.SERVICE_FAILURE).toException(null);
	}

	static CognitoException useless() {
		return CognitoError.local(CognitoErrorCodes.INVALID_RESPONSE, CognitoErrorReason.INVALID_RESPONSE)
			.toException(null);
	}

	/**
	 * An exception that is thrown again and again collects what each thread that blocks
	 * for it adds, so each caller gets one of its own.
	 */
	static CognitoException copy(CognitoException error) {
		return new CognitoError(error.operation(), error.code(), error.reason(), error.status(), error.requestId(),
				error.userMessage())
			.toException(null);
	}

	/** Whether trying again can help although nobody changed anything. */
	static boolean canPass(CognitoException error) {
		return error instanceof CognitoUnavailableException && error.reason() != CognitoErrorReason.LIMIT_EXCEEDED;
	}

	/** Whether a failed refresh is followed by a sign-in. */
	static boolean endsSession(Throwable failure) {
		if (!(failure instanceof CognitoException error) || canPass(error) || error.code().equals("ForbiddenException")
				|| error.code().equals(CognitoErrorCodes.UNKNOWN_ERROR)) {
			return false;
		}
		return switch (error.reason()) {
			case CLIENT_SECRET_REJECTED, CLIENT_NOT_FOUND, LOCKED_OUT, USER_DISABLED, USER_NOT_CONFIRMED,
					PASSWORD_RESET_REQUIRED, LIMIT_EXCEEDED, REFUSED_BY_TRIGGER ->
				false;
			default -> true;
		};
	}

	/** What somebody has to do about a refusal, or a service that cannot be reached. */
	static String advice(CognitoException error) {
		if (error.code().startsWith(CHALLENGE_NOT_ANSWERABLE)) {
			return challengeAdvice(error.code().substring(CHALLENGE_NOT_ANSWERABLE.length()));
		}
		return switch (error.reason()) {
			case WRONG_CREDENTIALS, UNUSABLE_CREDENTIALS -> "check its user name and password";
			case LOCKED_OUT -> "it is locked for some minutes after wrong passwords; check its password here and "
					+ "wherever else it is used";
			case USER_DISABLED -> "enable the user in the pool";
			case USER_NOT_CONFIRMED -> "confirm the user in the pool";
			case PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED -> "give the user a new permanent password";
			case CODE_MISMATCH, CODE_EXPIRED -> "check its TOTP secret and the clock of this machine";
			case CLIENT_SECRET_REJECTED -> "check the secret of the app client";
			case CLIENT_NOT_FOUND -> "check the client id and the region";
			case FLOW_NOT_ENABLED -> "enable the authentication flow in the app client";
			case REFUSED_BY_TRIGGER -> "a trigger of the pool refused it; see the trigger's log";
			case LIMIT_EXCEEDED -> "a limit of the user is used up; find out who else uses it";
			case CONNECT_FAILURE -> "check the region or the endpoint, and the way there: DNS, proxy, certificates";
			default -> "look the code up in the documentation of the user pools API";
		};
	}

	private static String challengeAdvice(String challenge) {
		return switch (challenge) {
			case "NEW_PASSWORD_REQUIRED" -> "give the user a permanent password: its present one is temporary";
			case "SOFTWARE_TOKEN_MFA" -> "set its TOTP secret";
			case "MFA_SETUP" -> "set an authenticator app up for the user and set its TOTP secret here";
			default -> "the pool asks for something that needs a person; change the user's factors";
		};
	}

}
