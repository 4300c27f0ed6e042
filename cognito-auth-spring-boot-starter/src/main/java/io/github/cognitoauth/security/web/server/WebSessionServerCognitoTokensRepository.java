package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps tokens in the web session, as a serializable attribute.
 *
 * @since 0.1.0
 */
public final class WebSessionServerCognitoTokensRepository implements ServerCognitoTokensRepository {

	private static final SessionAttribute<CognitoTokens> ATTRIBUTE = new SessionAttribute<>(
			WebSessionServerCognitoTokensRepository.class.getName() + ".TOKENS", CognitoTokens.class);

	@Override
	public Mono<CognitoTokens> loadTokens(ServerWebExchange exchange) {
		return ATTRIBUTE.get(exchange);
	}

	@Override
	public Mono<Void> saveTokens(CognitoTokens tokens, ServerWebExchange exchange) {
		return ATTRIBUTE.put(exchange, tokens);
	}

	@Override
	public Mono<CognitoTokens> removeTokens(ServerWebExchange exchange) {
		return ATTRIBUTE.remove(exchange);
	}

	@Override
	public Mono<Boolean> replaceTokens(CognitoTokens expected, @Nullable CognitoTokens replacement,
			ServerWebExchange exchange) {
		return ATTRIBUTE.replace(exchange, (current) -> current.accessToken().equals(expected.accessToken()),
				replacement);
	}

}
