package io.github.cognitoauth.benchmarks;

import java.util.Base64;
import java.util.Random;

/**
 * The answer to {@code InitiateAuth}: tokens of the lengths that Cognito issues.
 */
final class SignInAnswer {

	static final String ACCESS_TOKEN = token(1000, 3);

	static final String ID_TOKEN = token(1200, 3);

	static final String REFRESH_TOKEN = token(1800, 5);

	static final String JSON = "{\"AuthenticationResult\":{\"AccessToken\":\"" + ACCESS_TOKEN
			+ "\",\"ExpiresIn\":3600,\"IdToken\":\"" + ID_TOKEN + "\",\"RefreshToken\":\"" + REFRESH_TOKEN
			+ "\",\"TokenType\":\"Bearer\"},\"ChallengeParameters\":{}}";

	private SignInAnswer() {
	}

	/** The parts are not JSON: nobody reads claims here. */
	private static String token(int length, int parts) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		StringBuilder token = new StringBuilder(
				Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length));
		for (int i = 1; i < parts; i++) {
			token.setCharAt(i * length / parts, '.');
		}
		return token.toString();
	}

}
