// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/**
 * The answer to {@code InitiateAuth}: tokens of the lengths that Cognito issues.
 */
final class SignInAnswer {

	static final String ACCESS_TOKEN = jwt(1000, "\"client_id\":\"1example23456789\",\"token_use\":\"access\","
			+ "\"scope\":\"aws.cognito.signin.user.admin\",\"username\":\"alice\"");

	static final String ID_TOKEN = jwt(1200, "\"aud\":\"1example23456789\",\"token_use\":\"id\","
			+ "\"cognito:username\":\"alice\",\"email\":\"alice@example.com\",\"email_verified\":true");

	static final String REFRESH_TOKEN = token(1800, 5);

	static final String JSON = "{\"AuthenticationResult\":{\"AccessToken\":\"" + ACCESS_TOKEN
			+ "\",\"ExpiresIn\":3600,\"IdToken\":\"" + ID_TOKEN + "\",\"RefreshToken\":\"" + REFRESH_TOKEN
			+ "\",\"TokenType\":\"Bearer\"},\"ChallengeParameters\":{}}";

	private SignInAnswer() {
	}

	/** A client reads the claims of both; nothing verifies the signature. */
	private static String jwt(int length, String own) {
		String header = encoded("{\"kid\":\"one\",\"alg\":\"RS256\"}");
		String signature = token(342, 1);
		String claims = "{\"sub\":\"3c1f0d5e-0000-0000-0000-000000000000\",\"cognito:groups\":[\"admins\"],"
				+ "\"iss\":\"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3\","
				+ "\"auth_time\":1795910400,\"exp\":4102444800,\"iat\":1795910400," + own + ",\"custom:rest\":\"%s\"}";
		int rest = (length - header.length() - signature.length() - 2) * 3 / 4 - claims.length() + 2;
		return header + "." + encoded(claims.formatted("x".repeat(rest))) + "." + signature;
	}

	private static String encoded(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** The parts of a refresh token are nobody's to read. */
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
