package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.challenge.CognitoChallengeForm;
import io.github.cognitoauth.security.challenge.InvalidChallengeAnswerException;
import io.github.cognitoauth.security.flow.OpenChallenge;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Every step after the first. The challenge is taken out of the session while it is
 * answered, so that two requests at the same time cannot answer it twice, and put back if
 * it can be answered again.
 */
final class CognitoServerChallengeFilter implements WebFilter {

	private final ServerWebExchangeMatcher matcher;

	private final ReactiveAuthenticationManager authenticationManager;

	private final ServerLoginFlow steps;

	private final String loginPage;

	CognitoServerChallengeFilter(ServerWebExchangeMatcher matcher, ReactiveAuthenticationManager authenticationManager,
			ServerLoginFlow steps, String loginPage) {
		this.matcher = matcher;
		this.authenticationManager = authenticationManager;
		this.steps = steps;
		this.loginPage = loginPage;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.matcher.matches(exchange)
			.flatMap((result) -> result.isMatch() ? answer(new WebFilterExchange(exchange, chain))
					: chain.filter(exchange));
	}

	private Mono<Void> answer(WebFilterExchange exchange) {
		return exchange.getExchange()
			.getFormData()
			.flatMap((form) -> this.steps.challenges()
				.removeChallenge(exchange.getExchange())
				.filter(this.steps.policy()::isOpen)
				.singleOptional()
				.flatMap((state) -> form.containsKey(CognitoChallengeForm.RESTART)
						? this.steps.redirect(exchange.getExchange(), this.loginPage)
						: state.map((open) -> answer(exchange, open, form))
							.orElseGet(() -> this.steps.failFinally(exchange,
									new CredentialsExpiredException("Signing in took too long. Start again.")))));
	}

	private Mono<Void> answer(WebFilterExchange exchange, OpenChallenge state, MultiValueMap<String, String> form) {
		String id = form.getFirst(CognitoChallengeForm.CHALLENGE);
		if (id != null && !id.equals(state.id())) {
			// a page of an earlier step: show the current one
			return this.steps.show(state, exchange.getExchange());
		}
		CognitoChallengeAuthenticationToken token;
		try {
			token = CognitoChallengeForm.read(state.pending(), form::getFirst);
		}
		catch (InvalidChallengeAnswerException ex) {
			return this.steps.show(state.incomplete(ex.problem()), exchange.getExchange());
		}
		return this.authenticationManager.authenticate(token)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The manager must take answers to challenges")))
			.doOnNext((result) -> LoginManager.answered(exchange.getExchange(), result))
			.then(Mono.just(true))
			.onErrorResume(AuthenticationException.class, (failure) -> fail(exchange, state, failure).thenReturn(false))
			// the filter of the first step ends the login
			.flatMap((signedIn) -> signedIn ? exchange.getChain().filter(exchange.getExchange()) : Mono.empty());
	}

	private Mono<Void> fail(WebFilterExchange exchange, OpenChallenge answered, AuthenticationException failure) {
		OpenChallenge next = this.steps.policy().after(answered, failure);
		return (next != null) ? this.steps.show(next, exchange.getExchange())
				: this.steps.failFinally(exchange, this.steps.policy().ending(answered, failure));
	}

}
