package io.github.cognitoauth.token;

final class TokenErrors {

	static final String CHALLENGE_NOT_ANSWERABLE = "ChallengeNotAnswerable:";

	private TokenErrors() {
	}

}
