// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.test.internal.protocol.CognitoError;

/**
 * A challenge that can be answered once, until it expires.
 */
final class AuthSession {

	private final SignIn signIn;

	private final Challenge challenge;

	private final Instant expiresAt;

	private final List<String> keys;

	private boolean spent;

	AuthSession(SignIn signIn, Challenge challenge, Instant expiresAt, List<String> keys) {
		this.signIn = signIn;
		this.challenge = challenge;
		this.expiresAt = expiresAt;
		this.keys = keys;
	}

	SignIn signIn() {
		return this.signIn;
	}

	Challenge challenge() {
		return this.challenge;
	}

	/**
	 * Returns under what the session is kept.
	 * @return the keys
	 */
	List<String> keys() {
		return this.keys;
	}

	boolean isExpired(Instant now) {
		return !now.isBefore(this.expiresAt);
	}

	synchronized void checkUsable(Instant now) {
		if (this.spent) {
			throw usedOnce();
		}
		if (isExpired(now)) {
			throw Sessions.expired();
		}
	}

	synchronized void spend() {
		this.spent = true;
	}

	static CognitoError usedOnce() {
		return CognitoError.notAuthorized("Invalid session for the user, session can only be used once.");
	}

}
