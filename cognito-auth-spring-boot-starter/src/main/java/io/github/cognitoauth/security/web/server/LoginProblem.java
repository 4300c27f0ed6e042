package io.github.cognitoauth.security.web.server;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;

/** Remembers why a sign-in failed, as text alone, until the login page shows it. */
final class LoginProblem implements ServerAuthenticationFailureHandler {

	private static final SessionAttribute<String> ATTRIBUTE = new SessionAttribute<>(
			LoginProblem.class.getName() + ".TEXT", String.class);

	private final URI target;

	private final ServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	LoginProblem(String target) {
		this.target = URI.create(target);
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException failure) {
		String message = (failure.getMessage() != null) ? failure.getMessage() : "Signing in failed. Try again.";
		return ATTRIBUTE.put(exchange.getExchange(), message)
			.then(Mono.defer(() -> this.redirects.sendRedirect(exchange.getExchange(), this.target)));
	}

	static Mono<String> take(ServerWebExchange exchange) {
		return ATTRIBUTE.remove(exchange).defaultIfEmpty("Signing in failed. Try again.");
	}

}
