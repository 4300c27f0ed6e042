// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Leads somebody who has signed in to what was asked for at the same user pool, and not
 * to what was asked for at another one. The cache of Spring Security has one place in a
 * session for all.
 */
final class PoolServerRequestCache implements ServerRequestCache {

	private static final String ATTRIBUTE = "SPRING_SECURITY_SAVED_REQUEST";

	private final ExchangePools pools;

	private final ServerWebExchangeMatcher pages;

	PoolServerRequestCache(ExchangePools pools) {
		this.pools = pools;
		this.pages = new AndServerWebExchangeMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, "/**"),
				new NegatedServerWebExchangeMatcher(ServerWebExchangeMatchers.pathMatchers("/favicon.*")),
				StaleFormWebFilter.browsers());
	}

	private @Nullable String attribute(ServerWebExchange exchange) {
		String pool = this.pools.of(exchange);
		return (pool != null) ? ExchangePools.attribute(ATTRIBUTE, pool) : null;
	}

	private static String path(ServerHttpRequest request) {
		String path = request.getPath().pathWithinApplication().value();
		String query = request.getURI().getRawQuery();
		return (query != null) ? path + "?" + query : path;
	}

	@Override
	public Mono<Void> saveRequest(ServerWebExchange exchange) {
		String attribute = attribute(exchange);
		return (attribute == null) ? Mono.empty()
				: this.pages.matches(exchange)
					.filter(ServerWebExchangeMatcher.MatchResult::isMatch)
					.flatMap((match) -> exchange.getSession())
					.doOnNext((session) -> session.getAttributes().put(attribute, path(exchange.getRequest())))
					.then();
	}

	@Override
	public Mono<URI> getRedirectUri(ServerWebExchange exchange) {
		String attribute = attribute(exchange);
		return (attribute == null) ? Mono.empty()
				: exchange.getSession()
					.flatMap((session) -> Mono.justOrEmpty(session.<String>getAttribute(attribute)))
					.map(URI::create);
	}

	@Override
	public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange exchange) {
		String attribute = attribute(exchange);
		return (attribute == null) ? Mono.empty()
				: exchange.getSession()
					.map(WebSession::getAttributes)
					.filter((attributes) -> attributes.remove(attribute, path(exchange.getRequest())))
					.map((attributes) -> exchange.getRequest());
	}

}
