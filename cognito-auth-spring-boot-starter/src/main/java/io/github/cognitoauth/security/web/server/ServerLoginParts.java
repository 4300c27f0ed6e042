// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.page.DefaultPages;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * What the login of a chain lends to the pages of accounts in the same chain. A chain of
 * WebFlux has no place for that while it is built, so each exchange carries it.
 */
record ServerLoginParts(String pool, ServerLoginFlow flow, DefaultPages pages, ReactiveAuthenticationManager manager,
		ServerCognitoTokensRepository tokens, ServerCognitoChallengeRepository challenges,
		ServerSecurityContextRepository contexts, ServerRequestCache requests) {

	private static final String ATTRIBUTE = ServerLoginParts.class.getName();

	WebFilter filter() {
		return (exchange, chain) -> {
			exchange.getAttributes().put(ATTRIBUTE, this);
			return chain.filter(exchange);
		};
	}

	/**
	 * Return what the login of the chain lends. Pages of another pool would send the
	 * names and passwords of its users there.
	 * @param exchange the exchange
	 * @param pool the pool of the pages, or {@code null} if it is not known
	 */
	static ServerLoginParts of(ServerWebExchange exchange, @Nullable String pool) {
		@Nullable ServerLoginParts parts = exchange.getAttribute(ATTRIBUTE);
		Assert.state(parts != null,
				"The pages of accounts need the login of the same chain: apply a CognitoServerLogin, too");
		Assert.state(pool == null || pool.equals(parts.pool()),
				() -> "The pages of accounts are of the user pool '" + pool
						+ "', and the login of the same chain is of '" + parts.pool()
						+ "': choose it with 'userPool(..)' of CognitoServerAccount, too");
		return parts;
	}

}
