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

	private static final SessionAttribute<SignInProblem> ATTRIBUTE = new SessionAttribute<>(SignInProblem.ATTRIBUTE,
			SignInProblem.class);

	private final URI target;

	private final ServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	LoginProblem(String target) {
		this.target = URI.create(target);
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failure) {
		SignInProblem known = exchange.getExchange().getAttribute(SignInProblem.ATTRIBUTE);
		return keep(exchange.getExchange(),
				(known != null) ? known : new SignInProblem(SignInFailures.textOf(failure), null))
			.then(Mono.defer(() -> this.redirects.sendRedirect(exchange.getExchange(), this.target)));
	}

	static Mono<Void> keep(ServerWebExchange exchange, SignInProblem problem) {
		return ATTRIBUTE.put(exchange, problem);
	}

	static Mono<SignInProblem> take(ServerWebExchange exchange) {
		return ATTRIBUTE.remove(exchange);
	}

}
