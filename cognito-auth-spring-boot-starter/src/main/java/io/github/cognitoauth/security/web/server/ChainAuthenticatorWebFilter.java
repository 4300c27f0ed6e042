package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Says which pool the users of this chain sign in to, for what is shared by all chains.
 */
final class ChainAuthenticatorWebFilter implements WebFilter {

	private static final String ATTRIBUTE = ChainAuthenticatorWebFilter.class.getName() + ".AUTHENTICATOR";

	private final CognitoPasswordAuthenticator authenticator;

	ChainAuthenticatorWebFilter(CognitoPasswordAuthenticator authenticator) {
		this.authenticator = authenticator;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getAttributes().put(ATTRIBUTE, this.authenticator);
		return chain.filter(exchange);
	}

	static @Nullable CognitoPasswordAuthenticator authenticator(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

}
