// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/**
 * The answer to {@code InitiateAuth}: tokens of the lengths that Cognito issues.
 */
final class SignInAnswer {

	static final String ACCESS_TOKEN = token(1000, 3);

	static final String ID_TOKEN = idToken(1200);

	static final String REFRESH_TOKEN = token(1800, 5);

	static final String JSON = "{\"AuthenticationResult\":{\"AccessToken\":\"" + ACCESS_TOKEN
			+ "\",\"ExpiresIn\":3600,\"IdToken\":\"" + ID_TOKEN + "\",\"RefreshToken\":\"" + REFRESH_TOKEN
			+ "\",\"TokenType\":\"Bearer\"},\"ChallengeParameters\":{}}";

	private SignInAnswer() {
	}

	/** The only token that a client reads. */
	private static String idToken(int length) {
		String header = encoded("{\"kid\":\"one\",\"alg\":\"RS256\"}");
		String signature = token(342, 1);
		String claims = "{\"sub\":\"3c1f0d5e-0000-0000-0000-000000000000\",\"cognito:groups\":[\"admins\"],"
				+ "\"email_verified\":true,\"iss\":\"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3\","
				+ "\"cognito:username\":\"alice\",\"aud\":\"1example23456789\",\"token_use\":\"id\","
				+ "\"auth_time\":1795910400,\"exp\":4102444800,\"iat\":1795910400,\"email\":\"alice@example.com\","
				+ "\"custom:rest\":\"%s\"}";
		int rest = (length - header.length() - signature.length() - 2) * 3 / 4 - claims.length() + 2;
		return header + "." + encoded(claims.formatted("x".repeat(rest))) + "." + signature;
	}

	private static String encoded(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** The parts are not JSON: nobody reads claims of these. */
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
