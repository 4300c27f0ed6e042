// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.flow.OpenChallenge;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;

/**
 * Those whose exchange is about no pool of the chain. Their passwords are wrong and shown
 * to nobody, and nothing is kept for them.
 */
final class ServerStrangers
		implements ReactiveAuthenticationManager, ServerCognitoTokensRepository, ServerCognitoChallengeRepository {

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		return Mono.error(() -> new BadCredentialsException("The request is about no user pool of this login"));
	}

	@Override
	public Mono<CognitoTokens> loadTokens(ServerWebExchange exchange) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> saveTokens(CognitoTokens tokens, ServerWebExchange exchange) {
		return Mono.empty();
	}

	@Override
	public Mono<CognitoTokens> removeTokens(ServerWebExchange exchange) {
		return Mono.empty();
	}

	@Override
	public Mono<OpenChallenge> loadChallenge(ServerWebExchange exchange) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> saveChallenge(OpenChallenge challenge, ServerWebExchange exchange) {
		return Mono.empty();
	}

	@Override
	public Mono<OpenChallenge> removeChallenge(ServerWebExchange exchange) {
		return Mono.empty();
	}

}
