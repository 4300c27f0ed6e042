// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/**
 * Answers what was denied and must not lead to the login page: to somebody who was signed
 * in it says why that is over, programs get a status and no page. A login page that is
 * denied itself would lead to itself, and what browsers ask for unasked would become the
 * address to which the login leads.
 */
final class LoginDenialWebFilter implements WebFilter {

	/** Seconds in which the pool may be back. */
	static final String RETRY_AFTER = "10";

	private static final Logger logger = LoggerFactory.getLogger(LoginDenialWebFilter.class);

	private static final ServerWebExchangeMatcher PROBES = pathMatchers(HttpMethod.GET, "/.well-known/**",
			"/robots.txt", "/favicon.*", "/apple-touch-icon*.png", "/browserconfig.xml", "/site.webmanifest",
			"/manifest.json");

	private final String loginPage;

	private final boolean ownLoginPage;

	private final ServerLevelPages levels;

	private final ServerAuthenticationEntryPoint loginAfterEnd;

	private final ServerWebExchangeMatcher browsers;

	/**
	 * Create the filter.
	 * @param loginPage where the login page is
	 * @param ownLoginPage whether it is the application's, so that the chain is asked who
	 * may see it
	 * @param levels leads on whoever lacks a level
	 */
	LoginDenialWebFilter(String loginPage, boolean ownLoginPage, ServerLevelPages levels) {
		this.loginPage = loginPage;
		this.levels = levels;
		this.ownLoginPage = ownLoginPage;
		this.loginAfterEnd = new RedirectServerAuthenticationEntryPoint(
				loginPage + (loginPage.contains("?") ? "&" : "?") + "ended");
		this.browsers = StaleFormWebFilter.browsers();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (this.ownLoginPage && asksForLoginPage(exchange)) {
			CognitoLoginPageAccess.permit(exchange);
		}
		return chain.filter(exchange).onErrorResume(AccessDeniedException.class, (denied) -> denied(exchange, denied));
	}

	private Mono<Void> denied(ServerWebExchange exchange, AccessDeniedException denied) {
		ServerLoginSession.End end = ServerLoginSession.end(exchange);
		if (end == null) {
			return withoutEnd(exchange, denied);
		}
		if (end == ServerLoginSession.End.UNAVAILABLE) {
			exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
			return status(exchange, HttpStatus.SERVICE_UNAVAILABLE);
		}
		return this.browsers.matches(exchange)
			.flatMap((browser) -> browser.isMatch()
					? this.loginAfterEnd.commence(exchange,
							new AuthenticationCredentialsNotFoundException("The session has ended", denied))
					: status(exchange, HttpStatus.UNAUTHORIZED));
	}

	private Mono<Void> withoutEnd(ServerWebExchange exchange, AccessDeniedException denied) {
		if (asksForLoginPage(exchange)) {
			logger.error("Nobody may see the login page '{}': allow it for everybody, with permitAll()",
					this.loginPage);
			return status(exchange, HttpStatus.FORBIDDEN);
		}
		return ReactiveSecurityContextHolder.getContext()
			.hasElement()
			.flatMap((signedIn) -> signedIn ? this.levels.denied(exchange, denied, this.browsers) : PROBES
				.matches(exchange)
				.flatMap((probe) -> probe.isMatch() ? status(exchange, HttpStatus.UNAUTHORIZED) : Mono.error(denied)));
	}

	private boolean asksForLoginPage(ServerWebExchange exchange) {
		return HttpMethod.GET.equals(exchange.getRequest().getMethod())
				&& exchange.getRequest().getPath().pathWithinApplication().value().equals(this.loginPage);
	}

	private static Mono<Void> status(ServerWebExchange exchange, HttpStatus status) {
		exchange.getResponse().setStatusCode(status);
		return exchange.getResponse().setComplete();
	}

}
