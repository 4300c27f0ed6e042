package io.github.cognitoauth.security;

import java.io.Serializable;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that waits for an answer: the question and what was proved before it.
 * Immutable and serializable, so it can be kept in the session of the browser that
 * started it. It holds secrets: keep it on the server. {@link #toString()} shows none.
 *
 * @since 0.1.0
 */
public final class PendingSignIn implements Serializable {

	private static final long serialVersionUID = 1L;

	private final CognitoChallenge challenge;

	private final @Nullable SoftwareTokenSetup softwareTokenSetup;

	private final SignInFactors factors;

	PendingSignIn(CognitoChallenge challenge, @Nullable SoftwareTokenSetup softwareTokenSetup, SignInFactors factors) {
		this.challenge = challenge;
		this.softwareTokenSetup = softwareTokenSetup;
		this.factors = factors;
	}

	/**
	 * Return the question.
	 * @return the challenge
	 */
	public CognitoChallenge challenge() {
		return this.challenge;
	}

	/**
	 * Return the secret that the user adds to an authenticator app.
	 * @return the set-up, or {@code null} unless one has begun
	 */
	public @Nullable SoftwareTokenSetup softwareTokenSetup() {
		return this.softwareTokenSetup;
	}

	SignInFactors factors() {
		return this.factors;
	}

	@Override
	public String toString() {
		return "PendingSignIn[" + this.challenge + "]";
	}

}
