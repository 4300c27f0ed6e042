// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.flow.OpenChallenge;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps the open challenge of a browser between two requests. An implementation must give
 * it to no other browser.
 *
 * @since 0.1.0
 */
public interface ServerCognitoChallengeRepository {

	/**
	 * Return the open challenge.
	 * @param exchange the exchange
	 * @return the challenge, possibly expired, or empty if there is none
	 */
	Mono<OpenChallenge> loadChallenge(ServerWebExchange exchange);

	/**
	 * Keep a challenge instead of the one before.
	 * @param challenge the challenge
	 * @param exchange the exchange
	 * @return completes when it is kept
	 */
	Mono<Void> saveChallenge(OpenChallenge challenge, ServerWebExchange exchange);

	/**
	 * Take the open challenge out. Of two requests at the same time only one gets it.
	 * @param exchange the exchange
	 * @return the challenge, or empty if there was none
	 */
	Mono<OpenChallenge> removeChallenge(ServerWebExchange exchange);

}
