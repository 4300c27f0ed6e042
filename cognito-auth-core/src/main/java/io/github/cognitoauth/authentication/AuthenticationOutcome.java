// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * What came out of one step of a sign-in: tokens, or the next question.
 *
 * @since 0.1.0
 */
public sealed interface AuthenticationOutcome
		permits AuthenticationOutcome.Authenticated, AuthenticationOutcome.ChallengeRequired {

	/**
	 * The user is signed in.
	 *
	 * @param tokens the tokens
	 * @param passwordProven whether the pool checked a password on the way; {@code false}
	 * where a code, a passkey or a custom challenge took its place
	 * @since 0.1.0
	 */
	record Authenticated(CognitoTokens tokens, boolean passwordProven) implements AuthenticationOutcome {

		/**
		 * Create the outcome of a sign-in of which nothing more is known: it vouches for
		 * no password.
		 * @param tokens the tokens
		 */
		public Authenticated(CognitoTokens tokens) {
			this(tokens, false);
		}

	}

	/**
	 * The pool asks something first. No token exists yet.
	 *
	 * @param challenge the question
	 * @since 0.1.0
	 */
	record ChallengeRequired(CognitoChallenge challenge) implements AuthenticationOutcome {

	}

}
