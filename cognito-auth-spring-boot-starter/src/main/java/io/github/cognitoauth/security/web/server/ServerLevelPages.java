// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;
import java.time.Clock;

import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.level.RequiredLevel;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LevelPages;
import io.github.cognitoauth.security.page.PageView;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;

/**
 * Leads somebody who lacks a level to the page where more can be proved, unless that was
 * tried and brought nothing, and writes the pages about that.
 */
final class ServerLevelPages {

	private final LevelPages views;

	private final DefaultPages pages;

	private final ServerChainPools chain;

	private final boolean ownErrorPages;

	private final Clock clock;

	private final ServerRequestCache requestCache;

	ServerLevelPages(LevelPages views, DefaultPages pages, ServerChainPools chain, boolean ownErrorPages,
			ServerRequestCache requestCache, Clock clock) {
		this.views = views;
		this.pages = pages;
		this.chain = chain;
		this.ownErrorPages = ownErrorPages;
		this.requestCache = requestCache;
		this.clock = clock;
	}

	Mono<URI> savedUri(ServerWebExchange exchange) {
		return this.requestCache.getRedirectUri(exchange);
	}

	String levelUrl() {
		return this.views.levelUrl();
	}

	Mono<Void> level(RequiredLevel required, ServerWebExchange exchange) {
		return write(
				this.views.level(required, exchange.getRequest().getQueryParams().containsKey(LevelPages.UNAVAILABLE)),
				exchange);
	}

	private ServerLevelState state(ServerWebExchange exchange) {
		return this.chain.of(exchange).flow().levelState();
	}

	/** What was denied to somebody who is signed in. */
	Mono<Void> denied(ServerWebExchange exchange, AccessDeniedException denied, ServerWebExchangeMatcher browsers) {
		RequiredLevel known = RequiredLevel.of(denied);
		RequiredLevel required = (known != null) ? known : exchange.getAttribute(RequiredLevel.ATTRIBUTE);
		if (required == null) {
			return Mono.error(denied);
		}
		return browsers.matches(exchange)
			.filter(ServerWebExchangeMatcher.MatchResult::isMatch)
			.flatMap((browser) -> ReactiveSecurityContextHolder.getContext())
			.flatMap((context) -> Mono.justOrEmpty(context.getAuthentication()))
			.flatMap((current) -> Mono.justOrEmpty(current.getPrincipal()))
			.ofType(CognitoUser.class)
			.flatMap((user) -> state(exchange).wasMissed(required, user, this.clock.instant(), exchange))
			.singleOptional()
			.flatMap((missed) -> missed
				.map((before) -> before ? refuse(LevelPages.text(required), exchange) : lead(required, exchange))
				.orElseGet(() -> Mono.error(denied)));
	}

	private Mono<Void> lead(RequiredLevel required, ServerWebExchange exchange) {
		return this.requestCache.saveRequest(exchange)
			.then(Mono.defer(() -> state(exchange).require(required, exchange)))
			.then(Mono.defer(() -> this.chain.of(exchange).flow().redirect(exchange, this.views.levelUrl())));
	}

	/** An application with a login page of its own has error pages of its own. */
	private Mono<Void> refuse(Text missing, ServerWebExchange exchange) {
		exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
		return this.ownErrorPages ? exchange.getResponse().setComplete() : write(this.views.denied(missing), exchange);
	}

	private Mono<Void> write(PageView view, ServerWebExchange exchange) {
		return ServerPageWriter.write(exchange, this.chain.of(exchange).flow().locale(exchange),
				(request) -> this.pages.view(request, view));
	}

}
