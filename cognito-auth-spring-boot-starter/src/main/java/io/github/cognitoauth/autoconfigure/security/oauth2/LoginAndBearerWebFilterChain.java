// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.util.Set;

import io.github.cognitoauth.autoconfigure.security.HealthEndpointAccess;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.web.server.BearerTokenServerAuthenticationEntryPoint;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.HttpStatusServerAccessDeniedHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.util.matcher.MediaTypeServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

import static org.springframework.security.config.Customizer.withDefaults;

/** The twin of {@link LoginAndBearerChain} for WebFlux. */
final class LoginAndBearerWebFilterChain {

	private final MediaTypeServerWebExchangeMatcher html = new MediaTypeServerWebExchangeMatcher(MediaType.TEXT_HTML);

	private final ServerAuthenticationEntryPoint unauthorized = new BearerTokenServerAuthenticationEntryPoint();

	private final ServerAccessDeniedHandler forbidden = new HttpStatusServerAccessDeniedHandler(HttpStatus.FORBIDDEN);

	LoginAndBearerWebFilterChain() {
		this.html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
	}

	SecurityWebFilterChain build(ServerHttpSecurity http, @Nullable CognitoServerLogin login) {
		http.authorizeExchange((exchanges) -> {
			HealthEndpointAccess.permit(exchanges);
			exchanges.anyExchange().authenticated();
		});
		http.csrf((csrf) -> csrf.accessDeniedHandler(this::refuse));
		http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
		return ((login != null) ? login.apply(http) : http).build();
	}

	/** A program without a token has no CSRF token either, and lacks the former. */
	private Mono<Void> refuse(ServerWebExchange exchange, AccessDeniedException denied) {
		return Mono.zip(this.html.matches(exchange), exchange.getSession().map(WebSession::isStarted))
			.flatMap((known) -> (known.getT1().isMatch() || known.getT2()) ? this.forbidden.handle(exchange, denied)
					: this.unauthorized.commence(exchange,
							new InsufficientAuthenticationException("A bearer token is needed", denied)));
	}

}
