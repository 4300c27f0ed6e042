package io.github.cognitoauth.token;

import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;

/** Decides what an error means for the life of a session. */
final class TokenErrors {

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
		return error.error().toException(null);
	}

	/** Whether trying again can help although nobody changed anything. */
	static boolean canPass(CognitoException error) {
		return error.reason().canPass();
	}

	/** Whether a failed refresh is followed by a sign-in. */
	static boolean allowsSignIn(Throwable failure) {
		return failure instanceof CognitoException error && error.reason().allowsSignIn();
	}

}
