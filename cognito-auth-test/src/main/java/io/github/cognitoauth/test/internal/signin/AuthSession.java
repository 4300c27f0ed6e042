package io.github.cognitoauth.test.internal.signin;

import java.time.Instant;

import io.github.cognitoauth.test.internal.protocol.CognitoError;

/**
 * A challenge that can be answered once, until it expires.
 */
final class AuthSession {

	private final SignIn signIn;

	private final Challenge challenge;

	private final Instant expiresAt;

	private boolean spent;

	AuthSession(SignIn signIn, Challenge challenge, Instant expiresAt) {
		this.signIn = signIn;
		this.challenge = challenge;
		this.expiresAt = expiresAt;
	}

	SignIn signIn() {
		return this.signIn;
	}

	Challenge challenge() {
		return this.challenge;
	}

	synchronized void checkUsable(Instant now) {
		if (this.spent) {
			throw CognitoError.notAuthorized("Invalid session for the user, session can only be used once.");
		}
		if (!now.isBefore(this.expiresAt)) {
			throw Sessions.expired();
		}
	}

	/**
	 * Spends the session.
	 * @return false if it was spent before
	 */
	synchronized boolean spend() {
		boolean first = !this.spent;
		this.spent = true;
		return first;
	}

}
