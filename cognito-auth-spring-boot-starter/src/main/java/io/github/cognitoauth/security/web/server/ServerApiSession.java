// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.flow.OpenChallenge;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/** What the API does with web sessions, as the login pages do. */
final class ServerApiSession {

	private static final Authentication NOBODY = new AnonymousAuthenticationToken("api", "nobody",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private final ServerCognitoChallengeRepository challenges;

	private final ServerCognitoTokensRepository tokens;

	private final ReplacedTokens replaced;

	private final ServerCognitoSessionTokens sessionTokens;

	private final ServerLogoutHandler logout;

	private final ServerCsrfTokenRepository csrf;

	ServerApiSession(ServerCognitoChallengeRepository challenges, ServerCognitoTokensRepository tokens,
			ReplacedTokens replaced, ServerCognitoSessionTokens sessionTokens, ServerLogoutHandler logout,
			ServerCsrfTokenRepository csrf) {
		this.challenges = challenges;
		this.tokens = tokens;
		this.replaced = replaced;
		this.sessionTokens = sessionTokens;
		this.logout = logout;
		this.csrf = csrf;
	}

	Mono<Void> saveChallenge(OpenChallenge challenge, boolean first, ServerWebExchange exchange) {
		Mono<Void> newId = first
				? exchange.getSession().filter(WebSession::isStarted).flatMap(WebSession::changeSessionId)
				: Mono.empty();
		return newId.then(Mono.defer(() -> this.challenges.saveChallenge(challenge, exchange)));
	}

	/** The one that was asked for and no newer one, which stays. */
	Mono<OpenChallenge> takeChallenge(@Nullable String id, ServerWebExchange exchange) {
		if (id == null) {
			return this.challenges.removeChallenge(exchange);
		}
		return this.challenges.loadChallenge(exchange)
			.filter((open) -> open.id().equals(id))
			.flatMap((open) -> this.challenges.removeChallenge(exchange))
			.flatMap((taken) -> taken.id().equals(id) ? Mono.just(taken)
					: this.challenges.saveChallenge(taken, exchange).then(Mono.empty()));
	}

	Mono<Void> signIn(Authentication authentication, @Nullable CognitoTokens issued, WebFilterExchange filterExchange) {
		ServerWebExchange exchange = filterExchange.getExchange();
		return this.challenges.removeChallenge(exchange)
			.then(ServerApiSignIn.end(authentication, filterExchange))
			.then(Mono.defer(() -> (issued != null) ? hold(issued, exchange) : Mono.<Void>empty()))
			// whoever knew the old one was nobody
			.then(Mono.defer(() -> this.csrf.generateToken(exchange)))
			.flatMap((token) -> this.csrf.saveToken(exchange, token));
	}

	private Mono<Void> hold(CognitoTokens issued, ServerWebExchange exchange) {
		return this.tokens.loadTokens(exchange)
			.singleOptional()
			.flatMap((before) -> this.tokens.saveTokens(issued, exchange)
				.doOnSuccess((saved) -> this.replaced.revoke(before.orElse(null), issued)));
	}

	Mono<CognitoTokens> currentTokens(ServerWebExchange exchange) {
		return this.sessionTokens.currentTokens(exchange);
	}

	Mono<Void> signOut(WebFilterExchange exchange) {
		return ReactiveSecurityContextHolder.getContext()
			.flatMap((context) -> Mono.justOrEmpty(context.getAuthentication()))
			.defaultIfEmpty(NOBODY)
			.flatMap((authentication) -> this.logout.logout(exchange, authentication))
			.then(Mono.defer(() -> this.csrf.saveToken(exchange.getExchange(), null)));
	}

}
