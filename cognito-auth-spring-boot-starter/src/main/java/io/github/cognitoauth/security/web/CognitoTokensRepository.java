// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of the user who is signed in, apart from the principal. The login DSL
 * fills it at sign-in and empties it at logout. Tokens that it returns can be expired;
 * {@link CognitoSessionTokens} refreshes them.
 *
 * @since 0.1.0
 */
public interface CognitoTokensRepository {

	/**
	 * Return the tokens of the current user.
	 * @param request the request
	 * @return the tokens, possibly expired, or {@code null} if there are none
	 */
	@Nullable CognitoTokens loadTokens(HttpServletRequest request);

	/**
	 * Keep tokens.
	 * @param tokens the tokens
	 * @param request the request
	 * @param response the response
	 */
	void saveTokens(CognitoTokens tokens, HttpServletRequest request, HttpServletResponse response);

	/**
	 * Forget the tokens of the current user.
	 * @param request the request
	 * @param response the response
	 * @return what was forgotten, or {@code null} if there were none
	 */
	@Nullable CognitoTokens removeTokens(HttpServletRequest request, HttpServletResponse response);

	/**
	 * Put tokens in the place of others if these are still there. A refresh can end when
	 * its user has signed out, or somebody else has signed in: it must neither bring
	 * tokens back nor make a session.
	 * @param expected the tokens that are replaced
	 * @param replacement the tokens to keep, or {@code null} to forget the expected ones
	 * @param request the request
	 * @param response the response
	 * @return whether it was done; {@code false} if there are other tokens, or none
	 */
	default boolean replaceTokens(CognitoTokens expected, @Nullable CognitoTokens replacement,
			HttpServletRequest request, HttpServletResponse response) {
		CognitoTokens current = loadTokens(request);
		if (current == null || !current.accessToken().equals(expected.accessToken())) {
			return false;
		}
		if (replacement != null) {
			saveTokens(replacement, request, response);
		}
		else {
			removeTokens(request, response);
		}
		return true;
	}

}
