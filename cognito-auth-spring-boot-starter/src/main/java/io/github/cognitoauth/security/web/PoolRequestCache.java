// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Leads somebody who has signed in to what was asked for at the same user pool, and not
 * to what was asked for at another one.
 */
final class PoolRequestCache implements RequestCache {

	private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

	private static final String POOL = PoolRequestCache.class.getName() + ".POOL";

	private final RequestCache delegate;

	private final RequestPools pools;

	private final String attribute;

	PoolRequestCache(RequestCache delegate, RequestPools pools) {
		this.delegate = delegate;
		this.pools = pools;
		String chain = String.join(",", pools.names().stream().sorted().toList());
		this.attribute = RequestPools.attribute(POOL, chain);
		if (delegate instanceof HttpSessionRequestCache session) {
			session.setSessionAttrName(RequestPools.attribute(SAVED, chain));
		}
	}

	private boolean isOfThePool(HttpServletRequest request) {
		String pool = this.pools.of(request);
		HttpSession session = request.getSession(false);
		return pool != null && session != null && pool.equals(session.getAttribute(this.attribute));
	}

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		String pool = this.pools.of(request);
		if (pool != null) {
			this.delegate.saveRequest(request, response);
			HttpSession session = request.getSession(false);
			if (session != null) {
				session.setAttribute(this.attribute, pool);
			}
		}
	}

	@Override
	public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		return isOfThePool(request) ? this.delegate.getRequest(request, response) : null;
	}

	@Override
	public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
		return isOfThePool(request) ? this.delegate.getMatchingRequest(request, response) : null;
	}

	@Override
	public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
		if (isOfThePool(request)) {
			this.delegate.removeRequest(request, response);
		}
	}

}
