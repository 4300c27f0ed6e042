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
	 */
	record Authenticated(CognitoTokens tokens) implements AuthenticationOutcome {

	}

	/**
	 * The pool asks something first. No token exists yet.
	 *
	 * @param challenge the question
	 */
	record ChallengeRequired(CognitoChallenge challenge) implements AuthenticationOutcome {

	}

}
