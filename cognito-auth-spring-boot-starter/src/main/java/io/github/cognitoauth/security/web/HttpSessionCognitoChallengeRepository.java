// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.flow.OpenChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * Keeps the open challenge in the HTTP session, as a serializable attribute.
 *
 * @since 0.1.0
 */
public final class HttpSessionCognitoChallengeRepository implements CognitoChallengeRepository {

	private static final String ATTRIBUTE = HttpSessionCognitoChallengeRepository.class.getName() + ".CHALLENGE";

	private final String attribute;

	/**
	 * Create a repository for the users of the main pool.
	 */
	public HttpSessionCognitoChallengeRepository() {
		this(CognitoUserPools.MAIN);
	}

	/**
	 * Create a repository for the users of a pool.
	 * @param pool the name of the user pool, whose open challenge is apart from those of
	 * others
	 */
	public HttpSessionCognitoChallengeRepository(String pool) {
		this.attribute = RequestPools.attribute(ATTRIBUTE, pool);
	}

	@Override
	public @Nullable OpenChallenge loadChallenge(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? challenge(session) : null;
	}

	@Override
	public void saveChallenge(OpenChallenge challenge, HttpServletRequest request, HttpServletResponse response) {
		request.getSession().setAttribute(this.attribute, challenge);
	}

	@Override
	public @Nullable OpenChallenge removeChallenge(HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return null;
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			OpenChallenge challenge = challenge(session);
			if (challenge != null) {
				session.removeAttribute(this.attribute);
			}
			return challenge;
		}
	}

	private @Nullable OpenChallenge challenge(HttpSession session) {
		return (session.getAttribute(this.attribute) instanceof OpenChallenge challenge) ? challenge : null;
	}

}
