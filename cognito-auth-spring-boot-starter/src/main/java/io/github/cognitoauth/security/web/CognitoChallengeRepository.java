// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.security.flow.OpenChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the open challenge of a browser between two requests. An implementation must give
 * it to no other browser.
 *
 * @since 0.1.0
 */
public interface CognitoChallengeRepository {

	/**
	 * Return the open challenge.
	 * @param request the request
	 * @return the challenge, possibly expired, or {@code null} if there is none
	 */
	@Nullable OpenChallenge loadChallenge(HttpServletRequest request);

	/**
	 * Keep a challenge instead of the one before.
	 * @param challenge the challenge
	 * @param request the request
	 * @param response the response
	 */
	void saveChallenge(OpenChallenge challenge, HttpServletRequest request, HttpServletResponse response);

	/**
	 * Take the open challenge out. Of two requests at the same time only one gets it.
	 * @param request the request
	 * @param response the response
	 * @return the challenge, or {@code null} if there was none
	 */
	@Nullable OpenChallenge removeChallenge(HttpServletRequest request, HttpServletResponse response);

}
