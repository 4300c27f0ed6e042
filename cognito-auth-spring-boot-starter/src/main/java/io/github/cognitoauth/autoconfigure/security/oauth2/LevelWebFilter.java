// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import io.github.cognitoauth.security.level.RequiredLevel;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Answers a bearer token of too low a level, of requests and of methods. */
final class LevelWebFilter implements WebFilter {

	private final LevelChallenge challenge;

	LevelWebFilter(LevelChallenge challenge) {
		this.challenge = challenge;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).onErrorResume(AccessDeniedException.class, (denied) -> denied(exchange, denied));
	}

	private Mono<Void> denied(ServerWebExchange exchange, AccessDeniedException denied) {
		RequiredLevel required = required(exchange, denied);
		if (required == null) {
			return Mono.error(denied);
		}
		return ReactiveSecurityContextHolder.getContext()
			.filter((context) -> LevelChallenge.isOfAUser(context.getAuthentication()))
			.switchIfEmpty(Mono.error(denied))
			.flatMap((context) -> unauthorized(exchange, required, context.getAuthentication()));
	}

	private static @Nullable RequiredLevel required(ServerWebExchange exchange, AccessDeniedException denied) {
		RequiredLevel required = RequiredLevel.of(denied);
		return (required != null) ? required : exchange.getAttribute(RequiredLevel.ATTRIBUTE);
	}

	private Mono<Void> unauthorized(ServerWebExchange exchange, RequiredLevel required, @Nullable Authentication user) {
		exchange.getResponse().getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, this.challenge.header(required, user));
		exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
		return exchange.getResponse().setComplete();
	}

}
