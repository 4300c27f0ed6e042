package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.flow.OpenChallenge;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps the open challenge in the web session, as a serializable attribute.
 *
 * @since 0.1.0
 */
public final class WebSessionServerCognitoChallengeRepository implements ServerCognitoChallengeRepository {

	private static final SessionAttribute<OpenChallenge> ATTRIBUTE = new SessionAttribute<>(
			WebSessionServerCognitoChallengeRepository.class.getName() + ".CHALLENGE", OpenChallenge.class);

	@Override
	public Mono<OpenChallenge> loadChallenge(ServerWebExchange exchange) {
		return ATTRIBUTE.get(exchange);
	}

	@Override
	public Mono<Void> saveChallenge(OpenChallenge challenge, ServerWebExchange exchange) {
		return ATTRIBUTE.put(exchange, challenge);
	}

	@Override
	public Mono<OpenChallenge> removeChallenge(ServerWebExchange exchange) {
		return ATTRIBUTE.remove(exchange);
	}

}
