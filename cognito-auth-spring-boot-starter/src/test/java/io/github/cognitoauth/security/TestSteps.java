// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Instant;

import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Steps as provider and manager make them, for tests without one.
 */
public final class TestSteps {

	private TestSteps() {
	}

	public static PendingSignIn step(CognitoChallenge challenge) {
		return step(challenge, null);
	}

	public static PendingSignIn step(CognitoChallenge challenge, @Nullable SoftwareTokenSetup setup) {
		return new PendingSignIn(challenge, setup, SignInFactors.beside(null).afterStart(true, Instant.now()));
	}

	public static CognitoChallengeException exception(CognitoChallenge challenge) {
		return new CognitoChallengeException("Another step is required to sign in", step(challenge));
	}

	public static @Nullable ChallengeAnswer answerOf(Authentication token) {
		return ((CognitoChallengeAuthenticationToken) token).answer();
	}

}
