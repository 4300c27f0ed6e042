package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.challenge.CognitoChallengeState;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps the open challenge in the web session, as a serializable attribute.
 *
 * @since 0.1.0
 */
public final class WebSessionServerCognitoChallengeRepository implements ServerCognitoChallengeRepository {

	private static final SessionAttribute<CognitoChallengeState> ATTRIBUTE = new SessionAttribute<>(
			WebSessionServerCognitoChallengeRepository.class.getName() + ".CHALLENGE", CognitoChallengeState.class);

	@Override
	public Mono<CognitoChallengeState> loadChallenge(ServerWebExchange exchange) {
		return ATTRIBUTE.get(exchange);
	}

	@Override
	public Mono<Void> saveChallenge(CognitoChallengeState challenge, ServerWebExchange exchange) {
		return ATTRIBUTE.put(exchange, challenge);
	}

	@Override
	public Mono<CognitoChallengeState> removeChallenge(ServerWebExchange exchange) {
		return ATTRIBUTE.remove(exchange);
	}

}
