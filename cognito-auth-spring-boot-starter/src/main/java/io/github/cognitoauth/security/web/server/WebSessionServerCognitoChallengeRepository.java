// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.flow.OpenChallenge;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps the open challenge in the web session, as a serializable attribute.
 *
 * @since 0.1.0
 */
public final class WebSessionServerCognitoChallengeRepository implements ServerCognitoChallengeRepository {

	private static final String NAME = WebSessionServerCognitoChallengeRepository.class.getName() + ".CHALLENGE";

	private final SessionAttribute<OpenChallenge> attribute;

	/**
	 * Create a repository for the users of the main pool.
	 */
	public WebSessionServerCognitoChallengeRepository() {
		this(CognitoUserPools.MAIN);
	}

	/**
	 * Create a repository for the users of a pool.
	 * @param pool the name of the user pool, whose open challenge is apart from those of
	 * others
	 */
	public WebSessionServerCognitoChallengeRepository(String pool) {
		this.attribute = new SessionAttribute<>(ExchangePools.attribute(NAME, pool), OpenChallenge.class);
	}

	@Override
	public Mono<OpenChallenge> loadChallenge(ServerWebExchange exchange) {
		return this.attribute.get(exchange);
	}

	@Override
	public Mono<Void> saveChallenge(OpenChallenge challenge, ServerWebExchange exchange) {
		return this.attribute.put(exchange, challenge);
	}

	@Override
	public Mono<OpenChallenge> removeChallenge(ServerWebExchange exchange) {
		return this.attribute.remove(exchange);
	}

}
