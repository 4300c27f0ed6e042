// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.pool.CognitoUserPools;
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

	private final String attribute;

	/**
	 * Create a repository for the users of the main pool.
	 */
	public HttpSessionCognitoTokensRepository() {
		this(CognitoUserPools.MAIN);
	}

	/**
	 * Create a repository for the users of a pool.
	 * @param pool the name of the user pool, whose tokens are apart from those of others
	 */
	public HttpSessionCognitoTokensRepository(String pool) {
		this.attribute = RequestPools.attribute(ATTRIBUTE, pool);
	}

	@Override
	public @Nullable CognitoTokens loadTokens(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(this.attribute) instanceof CognitoTokens tokens) ? tokens
				: null;
	}

	@Override
	public void saveTokens(CognitoTokens tokens, HttpServletRequest request, HttpServletResponse response) {
		request.getSession().setAttribute(this.attribute, tokens);
	}

	@Override
	public @Nullable CognitoTokens removeTokens(HttpServletRequest request, HttpServletResponse response) {
		CognitoTokens tokens = loadTokens(request);
		if (tokens != null) {
			request.getSession().removeAttribute(this.attribute);
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
				if (!(session.getAttribute(this.attribute) instanceof CognitoTokens current)
						|| !current.accessToken().equals(expected.accessToken())) {
					return false;
				}
				session.setAttribute(this.attribute, replacement);
				return true;
			}
		}
		catch (IllegalStateException ex) {
			// it was invalidated meanwhile
			return false;
		}
	}

}
