package io.github.cognitoauth.security.web.server;

import java.net.URI;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/** What the first and every other step have in common. */
final class ServerLoginFlow {

	private final ServerCognitoChallengeRepository challenges;

	private final ServerCognitoTokensRepository tokens;

	private final CognitoChallengePolicy policy;

	private final URI challengePage;

	private final ServerAuthenticationFailureHandler failureHandler;

	private final ServerRefusedLogin refusedLogin;

	private final ServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	ServerLoginFlow(ServerCognitoChallengeRepository challenges, ServerCognitoTokensRepository tokens,
			CognitoChallengePolicy policy, String challengePage, ServerAuthenticationFailureHandler failureHandler,
			ServerRefusedLogin refusedLogin) {
		this.challenges = challenges;
		this.tokens = tokens;
		this.policy = policy;
		this.challengePage = URI.create(challengePage);
		this.failureHandler = failureHandler;
		this.refusedLogin = refusedLogin;
	}

	CognitoChallengePolicy policy() {
		return this.policy;
	}

	ServerCognitoChallengeRepository challenges() {
		return this.challenges;
	}

	/** Handle the failure of the first step, which can be a challenge. */
	Mono<Void> fail(WebFilterExchange exchange, AuthenticationException failure) {
		PendingSignIn step = (failure instanceof CognitoChallengeException challenge) ? challenge.getPending() : null;
		if (step == null) {
			return this.challenges.removeChallenge(exchange.getExchange())
				.then(this.refusedLogin.clean(exchange.getExchange()))
				.then(Mono.defer(() -> this.failureHandler.onAuthenticationFailure(exchange, failure)));
		}
		// whoever knew the old id must not see the challenge
		return exchange.getExchange()
			.getSession()
			.filter(WebSession::isStarted)
			.flatMap(WebSession::changeSessionId)
			.then(show(this.policy.open(step), exchange.getExchange()));
	}

	Mono<Void> failFinally(WebFilterExchange exchange, AuthenticationException failure) {
		return this.failureHandler.onAuthenticationFailure(exchange, failure);
	}

	Mono<Void> show(OpenChallenge state, ServerWebExchange exchange) {
		return this.challenges.saveChallenge(state, exchange)
			.then(Mono.defer(() -> this.redirects.sendRedirect(exchange, this.challengePage)));
	}

	Mono<Void> redirect(ServerWebExchange exchange, String url) {
		return this.redirects.sendRedirect(exchange, URI.create(url));
	}

	/**
	 * Keep the tokens of somebody whom the pool let in. What follows, as a limit of
	 * sessions, can refuse the login all the same.
	 */
	Mono<Void> succeed(ServerWebExchange exchange, Authentication authentication) {
		CognitoTokens issued = (authentication.getPrincipal() instanceof CognitoUser user) ? user.takeTokens() : null;
		if (issued == null) {
			return this.challenges.removeChallenge(exchange).then();
		}
		ServerRefusedLogin.remember(exchange, issued);
		return this.challenges.removeChallenge(exchange)
			.then(Mono.defer(() -> this.tokens.saveTokens(issued, exchange)));
	}

}
