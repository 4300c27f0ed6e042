package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * Keeps tokens in the HTTP session, as a serializable attribute.
 *
 * @since 0.1.0
 */
public final class HttpSessionCognitoTokensRepository implements CognitoTokensRepository {

	private static final String ATTRIBUTE = HttpSessionCognitoTokensRepository.class.getName() + ".TOKENS";

	@Override
	public @Nullable CognitoTokens loadTokens(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(ATTRIBUTE) instanceof CognitoTokens tokens) ? tokens : null;
	}

	@Override
	public void saveTokens(CognitoTokens tokens, HttpServletRequest request, HttpServletResponse response) {
		request.getSession().setAttribute(ATTRIBUTE, tokens);
	}

	@Override
	public @Nullable CognitoTokens removeTokens(HttpServletRequest request, HttpServletResponse response) {
		CognitoTokens tokens = loadTokens(request);
		if (tokens != null) {
			request.getSession().removeAttribute(ATTRIBUTE);
		}
		return tokens;
	}

	@Override
	public boolean replaceTokens(CognitoTokens expected, @Nullable CognitoTokens replacement,
			HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return false;
		}
		try {
			synchronized (WebUtils.getSessionMutex(session)) {
				if (!(session.getAttribute(ATTRIBUTE) instanceof CognitoTokens current)
						|| !current.accessToken().equals(expected.accessToken())) {
					return false;
				}
				session.setAttribute(ATTRIBUTE, replacement);
				return true;
			}
		}
		catch (IllegalStateException ex) {
			// it was invalidated meanwhile
			return false;
		}
	}

}
