// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * Ends the sign-ins of the API in Spring Security's own filter for form logins: what
 * other features add to that filter, such as a limit of sessions, holds for them, too.
 */
final class ServerApiSignIn {

	private static final String RESULT = ServerApiSignIn.class.getName() + ".RESULT";

	private ServerApiSignIn() {
	}

	/**
	 * Return who signs in with this exchange at the moment, unless it was not the API
	 * that authenticated somebody.
	 */
	static @Nullable Authentication result(ServerWebExchange exchange) {
		return exchange.getAttribute(RESULT);
	}

	/** Sign somebody in to the session, with the filters that follow that of the API. */
	static Mono<Void> end(Authentication result, WebFilterExchange filterExchange) {
		ServerWebExchange exchange = filterExchange.getExchange();
		return Mono.defer(() -> {
			exchange.getAttributes().put(RESULT, result);
			return filterExchange.getChain().filter(exchange);
		}).doOnTerminate(() -> {
			exchange.getAttributes().remove(RESULT);
			// a form login goes to a page, and the API answers
			exchange.getResponse().getHeaders().remove(HttpHeaders.LOCATION);
		});
	}

	/**
	 * Add the filter, unless the chain has a form login. That of
	 * {@link CognitoServerLogin} ends the sign-ins of the API, too; beside another one
	 * they end here.
	 */
	static void addTo(ServerHttpSecurity http, ServerSecurityContextRepository contexts) {
		if (!ChainFeatures.hasFormLogin(http)) {
			http.formLogin((form) -> form.requiresAuthenticationMatcher(ServerApiSignIn::matches)
				.authenticationManager((request) -> Mono.deferContextual(
						// written by every SecurityWebFilterChain
						(context) -> Mono.justOrEmpty(result(context.get(ServerWebExchange.class)))))
				.securityContextRepository(contexts)
				.authenticationFailureHandler((exchange, failure) -> Mono.error(failure))
				// no page is generated for a form that nobody sees
				.authenticationEntryPoint(new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED)));
		}
		http.addFilterAfter(last(contexts), SecurityWebFiltersOrder.FORM_LOGIN);
	}

	private static Mono<MatchResult> matches(ServerWebExchange exchange) {
		return (result(exchange) != null) ? MatchResult.match() : MatchResult.notMatch();
	}

	private static WebFilter last(ServerSecurityContextRepository contexts) {
		return (exchange, chain) -> {
			Authentication result = result(exchange);
			return (result != null) ? contexts.save(exchange, new SecurityContextImpl(result)) : chain.filter(exchange);
		};
	}

}
