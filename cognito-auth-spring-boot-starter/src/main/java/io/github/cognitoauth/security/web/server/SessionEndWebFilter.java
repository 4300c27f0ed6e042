package io.github.cognitoauth.security.web.server;

import java.util.Set;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.util.matcher.MediaTypeServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Says why somebody who was signed in has to sign in again, or has to wait. Programs get
 * a status and no page.
 */
final class SessionEndWebFilter implements WebFilter {

	/** Seconds in which the pool may be back. */
	private static final String RETRY_AFTER = "10";

	private final ServerAuthenticationEntryPoint loginAfterEnd;

	private final ServerWebExchangeMatcher browsers;

	SessionEndWebFilter(String loginPage) {
		this.loginAfterEnd = new RedirectServerAuthenticationEntryPoint(
				loginPage + (loginPage.contains("?") ? "&" : "?") + "ended");
		MediaTypeServerWebExchangeMatcher html = new MediaTypeServerWebExchangeMatcher(MediaType.TEXT_HTML);
		html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
		this.browsers = html;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).onErrorResume(AccessDeniedException.class, (denied) -> denied(exchange, denied));
	}

	private Mono<Void> denied(ServerWebExchange exchange, AccessDeniedException denied) {
		ServerLoginSession.End end = ServerLoginSession.end(exchange);
		if (end == null) {
			return Mono.error(denied);
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

	private static Mono<Void> status(ServerWebExchange exchange, HttpStatus status) {
		exchange.getResponse().setStatusCode(status);
		return exchange.getResponse().setComplete();
	}

}
