// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Keeps who is signed in for each user pool apart, so that one sign-in is none at another
 * pool. Whose request is about no pool is signed in nowhere.
 */
final class PoolContextRepository implements SecurityContextRepository {

	private final RequestPools pools;

	private final Map<String, SecurityContextRepository> repositories = new HashMap<>();

	private final SecurityContextRepository none = new NullSecurityContextRepository();

	PoolContextRepository(RequestPools pools) {
		this.pools = pools;
		pools.names().forEach((name) -> this.repositories.put(name, repository(name)));
	}

	private static SecurityContextRepository repository(String pool) {
		HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
		session.setSpringSecurityContextKey(
				RequestPools.attribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, pool));
		return new DelegatingSecurityContextRepository(new RequestAttributeSecurityContextRepository(
				RequestPools.attribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME, pool)),
				session);
	}

	private SecurityContextRepository of(HttpServletRequest request) {
		String pool = this.pools.of(request);
		return (pool != null) ? this.repositories.getOrDefault(pool, this.none) : this.none;
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return of(request).loadDeferredContext(request);
	}

	@Override
	@Deprecated
	@SuppressWarnings({ "deprecation", "removal" })
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return of(holder.getRequest()).loadContext(holder);
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		of(request).saveContext(context, request, response);
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return of(request).containsContext(request);
	}

}
