package io.github.cognitoauth.token;

import io.github.cognitoauth.protocol.CognitoException;

/**
 * Carries a refusal that all instances of a fleet heed from the store to the snapshot.
 */
@SuppressWarnings("serial")
final class SharedRefusalException extends RuntimeException {

	private final CognitoException error;

	private final long pauseMillis;

	private final int refusals;

	SharedRefusalException(CognitoException error, long pauseMillis, int refusals) {
		super(error.code(), null, false, false);
		this.error = error;
		this.pauseMillis = pauseMillis;
		this.refusals = refusals;
	}

	CognitoException error() {
		return this.error;
	}

	/** How long no instance tries again. */
	long pauseMillis() {
		return this.pauseMillis;
	}

	/** How often the fleet was refused in a row. */
	int refusals() {
		return this.refusals;
	}

}
