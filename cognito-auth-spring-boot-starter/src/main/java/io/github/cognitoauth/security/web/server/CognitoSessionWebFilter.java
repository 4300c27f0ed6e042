// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import reactor.core.publisher.Mono;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets the user who is signed in follow the account, when the user is read: requests that
 * do not ask who is there cost nothing.
 */
final class CognitoSessionWebFilter implements WebFilter {

	private final ServerChainPools pools;

	CognitoSessionWebFilter(ServerChainPools pools) {
		this.pools = pools;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerLoginSession session = this.pools.of(exchange).session();
		if (session == null) {
			ServerLoginSession.forbid(exchange);
			return chain.filter(exchange);
		}
		session.use(exchange);
		return Mono.deferContextual((outer) -> {
			Mono<SecurityContext> followed = ReactiveSecurityContextHolder.getContext()
				.contextWrite(outer)
				.flatMap((stored) -> session.follow(stored, exchange))
				.cache();
			return chain.filter(exchange).contextWrite(ReactiveSecurityContextHolder.withSecurityContext(followed));
		});
	}

}
