// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;

import io.github.cognitoauth.security.SignInFailures;
import io.github.cognitoauth.security.flow.SignInProblem;
import reactor.core.publisher.Mono;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;

/** Remembers why a sign-in failed until the login page shows it. */
final class LoginProblem implements ServerAuthenticationFailureHandler {

	/** Of the exchange: what is known better than the failure says. */
	private static final String KNOWN = LoginProblem.class.getName();

	private final SessionAttribute<SignInProblem> attribute;

	private final URI target;

	private final ServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	LoginProblem(String pool, String target) {
		this.attribute = new SessionAttribute<>(SignInProblem.attribute(pool), SignInProblem.class);
		this.target = URI.create(target);
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failure) {
		SignInProblem known = exchange.getExchange().getAttribute(KNOWN);
		return keep(exchange.getExchange(),
				(known != null) ? known : new SignInProblem(SignInFailures.textOf(failure), null))
			.then(Mono.defer(() -> this.redirects.sendRedirect(exchange.getExchange(), this.target)));
	}

	static void know(ServerWebExchange exchange, SignInProblem problem) {
		exchange.getAttributes().put(KNOWN, problem);
	}

	Mono<Void> keep(ServerWebExchange exchange, SignInProblem problem) {
		return this.attribute.put(exchange, problem);
	}

	Mono<SignInProblem> take(ServerWebExchange exchange) {
		return this.attribute.remove(exchange);
	}

}
