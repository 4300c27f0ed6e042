// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets everybody see the application's own login page, as the servlet stack does by
 * itself. The rules of a WebFlux chain can be added to at their end only, where they come
 * too late, so the page is let past them in the chain that was built.
 *
 * @since 0.1.0
 */
public final class CognitoLoginPageAccess implements BeanPostProcessor {

	private static final String PERMITTED = CognitoLoginPageAccess.class.getName() + ".PERMITTED";

	/**
	 * Create the processor.
	 */
	public CognitoLoginPageAccess() {
	}

	static void permit(ServerWebExchange exchange) {
		exchange.getAttributes().put(PERMITTED, true);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof MatcherSecurityWebFilterChain chain && hasLogin(chain)) ? new PermittingChain(chain)
				: bean;
	}

	private static boolean hasLogin(SecurityWebFilterChain chain) {
		// its filters are a list
		return chain.getWebFilters().any(LoginDenialWebFilter.class::isInstance).toFuture().getNow(false);
	}

	private record PermittingChain(SecurityWebFilterChain chain) implements SecurityWebFilterChain {

		@Override
		public Mono<Boolean> matches(ServerWebExchange exchange) {
			return this.chain.matches(exchange);
		}

		@Override
		public Flux<WebFilter> getWebFilters() {
			return this.chain.getWebFilters()
				.map((filter) -> (filter instanceof AuthorizationWebFilter rules) ? new PermittingFilter(rules)
						: filter);
		}

	}

	private record PermittingFilter(WebFilter rules) implements WebFilter {

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return exchange.getAttributes().containsKey(PERMITTED) ? chain.filter(exchange)
					: this.rules.filter(exchange, chain);
		}

	}

}
