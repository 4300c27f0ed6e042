// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;

/**
 * Signs somebody out of the pool of an exchange, and leaves what the user has at others.
 */
final class PoolServerLogoutHandler implements ServerLogoutHandler {

	private final ExchangePools pools;

	private final Map<String, ServerLogoutHandler> tokens;

	private final Map<String, ServerCognitoChallengeRepository> challenges;

	PoolServerLogoutHandler(ExchangePools pools, Map<String, ServerLogoutHandler> tokens,
			Map<String, ServerCognitoChallengeRepository> challenges) {
		this.pools = pools;
		this.tokens = Map.copyOf(tokens);
		this.challenges = Map.copyOf(challenges);
	}

	@Override
	public Mono<Void> logout(WebFilterExchange exchange, Authentication authentication) {
		String pool = this.pools.of(exchange.getExchange());
		ServerLogoutHandler revocation = (pool != null) ? this.tokens.get(pool) : null;
		ServerCognitoChallengeRepository open = (pool != null) ? this.challenges.get(pool) : null;
		if (revocation == null || open == null) {
			return Mono.empty();
		}
		return revocation.logout(exchange, authentication)
			.then(Mono.defer(() -> open.removeChallenge(exchange.getExchange())))
			.then();
	}

}
