// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Signs somebody out of the pool of a request. The session goes on, since the user can be
 * signed in elsewhere in it, under another id.
 */
final class PoolLogoutHandler implements LogoutHandler {

	private final RequestPools pools;

	private final Map<String, LogoutHandler> tokens;

	private final Map<String, CognitoChallengeRepository> challenges;

	private final @Nullable RequestCache requestCache;

	PoolLogoutHandler(RequestPools pools, Map<String, LogoutHandler> tokens,
			Map<String, CognitoChallengeRepository> challenges, @Nullable RequestCache requestCache) {
		this.pools = pools;
		this.tokens = Map.copyOf(tokens);
		this.challenges = Map.copyOf(challenges);
		this.requestCache = requestCache;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		String pool = this.pools.of(request);
		LogoutHandler revocation = (pool != null) ? this.tokens.get(pool) : null;
		CognitoChallengeRepository open = (pool != null) ? this.challenges.get(pool) : null;
		if (revocation != null) {
			revocation.logout(request, response, authentication);
		}
		if (open != null) {
			open.removeChallenge(request, response);
		}
		if (this.requestCache != null) {
			this.requestCache.removeRequest(request, response);
		}
		if (request.getSession(false) != null) {
			request.changeSessionId();
		}
	}

}
