// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps the tokens of the user who is signed in, apart from the principal. The login DSL
 * fills it at sign-in and empties it at logout. Tokens that it returns can be expired;
 * {@link ServerCognitoSessionTokens} refreshes them.
 *
 * @since 0.1.0
 */
public interface ServerCognitoTokensRepository {

	/**
	 * Return the tokens of the current user.
	 * @param exchange the exchange
	 * @return the tokens, possibly expired, or empty if there are none
	 */
	Mono<CognitoTokens> loadTokens(ServerWebExchange exchange);

	/**
	 * Keep tokens.
	 * @param tokens the tokens
	 * @param exchange the exchange
	 * @return completes when they are kept
	 */
	Mono<Void> saveTokens(CognitoTokens tokens, ServerWebExchange exchange);

	/**
	 * Forget the tokens of the current user.
	 * @param exchange the exchange
	 * @return what was forgotten, or empty if there were none
	 */
	Mono<CognitoTokens> removeTokens(ServerWebExchange exchange);

	/**
	 * Put tokens in the place of others if these are still there. A refresh can end when
	 * its user has signed out, or somebody else has signed in: it must neither bring
	 * tokens back nor make a session.
	 * @param expected the tokens that are replaced
	 * @param replacement the tokens to keep, or {@code null} to forget the expected ones
	 * @param exchange the exchange
	 * @return whether it was done; {@code false} if there are other tokens, or none
	 */
	default Mono<Boolean> replaceTokens(CognitoTokens expected, @Nullable CognitoTokens replacement,
			ServerWebExchange exchange) {
		return loadTokens(exchange).filter((current) -> current.accessToken().equals(expected.accessToken()))
			.flatMap((current) -> ((replacement != null) ? saveTokens(replacement, exchange) : removeTokens(exchange))
				.then(Mono.just(true)))
			.defaultIfEmpty(false);
	}

}
