// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps tokens in the web session, as a serializable attribute.
 *
 * @since 0.1.0
 */
public final class WebSessionServerCognitoTokensRepository implements ServerCognitoTokensRepository {

	private static final String NAME = WebSessionServerCognitoTokensRepository.class.getName() + ".TOKENS";

	private final SessionAttribute<CognitoTokens> attribute;

	/**
	 * Create a repository for the users of the main pool.
	 */
	public WebSessionServerCognitoTokensRepository() {
		this(CognitoUserPools.MAIN);
	}

	/**
	 * Create a repository for the users of a pool.
	 * @param pool the name of the user pool, whose tokens are apart from those of others
	 */
	public WebSessionServerCognitoTokensRepository(String pool) {
		this.attribute = new SessionAttribute<>(ExchangePools.attribute(NAME, pool), CognitoTokens.class);
	}

	@Override
	public Mono<CognitoTokens> loadTokens(ServerWebExchange exchange) {
		return this.attribute.get(exchange);
	}

	@Override
	public Mono<Void> saveTokens(CognitoTokens tokens, ServerWebExchange exchange) {
		return this.attribute.put(exchange, tokens);
	}

	@Override
	public Mono<CognitoTokens> removeTokens(ServerWebExchange exchange) {
		return this.attribute.remove(exchange);
	}

	@Override
	public Mono<Boolean> replaceTokens(CognitoTokens expected, @Nullable CognitoTokens replacement,
			ServerWebExchange exchange) {
		return this.attribute.replace(exchange, (current) -> current.accessToken().equals(expected.accessToken()),
				replacement);
	}

}
