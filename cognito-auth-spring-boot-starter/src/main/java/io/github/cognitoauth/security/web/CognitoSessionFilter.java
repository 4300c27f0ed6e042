// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the user who is signed in follow the account, when the user is read: requests that
 * do not ask who is there cost nothing.
 */
final class CognitoSessionFilter extends OncePerRequestFilter {

	private final ChainPools pools;

	private final SecurityContextHolderStrategy contextHolder;

	CognitoSessionFilter(ChainPools pools, SecurityContextHolderStrategy contextHolder) {
		this.pools = pools;
		this.contextHolder = contextHolder;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		LoginSession session = this.pools.of(request).session();
		if (session != null) {
			session.use(request);
			Supplier<SecurityContext> stored = this.contextHolder.getDeferredContext();
			this.contextHolder
				.setDeferredContext(SingletonSupplier.of(() -> session.follow(stored.get(), request, response)));
		}
		else {
			LoginSession.forbid(request);
		}
		chain.doFilter(request, response);
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
