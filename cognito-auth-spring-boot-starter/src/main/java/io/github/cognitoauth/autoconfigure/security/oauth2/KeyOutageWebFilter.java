// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** The twin of {@link KeyOutageFilter} for WebFlux. */
final class KeyOutageWebFilter implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange)
			.onErrorResume(AuthenticationServiceException.class, (failure) -> answer(exchange, failure));
	}

	private static Mono<Void> answer(ServerWebExchange exchange, AuthenticationServiceException failure) {
		String retryAfter = KeyOutage.retryAfter(failure);
		if (retryAfter == null) {
			return Mono.error(failure);
		}
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
		response.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
		return response.setComplete();
	}

}
