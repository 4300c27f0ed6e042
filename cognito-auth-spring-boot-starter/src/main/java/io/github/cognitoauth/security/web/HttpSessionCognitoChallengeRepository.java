package io.github.cognitoauth.security.web;

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

	@Override
	public @Nullable OpenChallenge loadChallenge(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? challenge(session) : null;
	}

	@Override
	public void saveChallenge(OpenChallenge challenge, HttpServletRequest request, HttpServletResponse response) {
		request.getSession().setAttribute(ATTRIBUTE, challenge);
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
				session.removeAttribute(ATTRIBUTE);
			}
			return challenge;
		}
	}

	private static @Nullable OpenChallenge challenge(HttpSession session) {
		return (session.getAttribute(ATTRIBUTE) instanceof OpenChallenge challenge) ? challenge : null;
	}

}
