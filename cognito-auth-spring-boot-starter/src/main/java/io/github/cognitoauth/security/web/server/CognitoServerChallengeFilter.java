// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInEnding;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

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

	private final ServerChainPools chain;

	private final String loginPage;

	CognitoServerChallengeFilter(ServerWebExchangeMatcher matcher, ServerChainPools chain, String loginPage) {
		this.matcher = matcher;
		this.chain = chain;
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
			.flatMap((form) -> flow(exchange).challenges()
				.removeChallenge(exchange.getExchange())
				.singleOptional()
				.flatMap((taken) -> form.containsKey(StepForm.RESTART)
						? flow(exchange).redirect(exchange.getExchange(), this.loginPage)
						: taken.filter(flow(exchange).policy()::isOpen)
							.map((open) -> answer(exchange, open, form))
							.orElseGet(() -> tooLate(exchange, taken.orElse(null)))));
	}

	private Mono<Void> tooLate(WebFilterExchange exchange, @Nullable OpenChallenge late) {
		SignInEnding ending = flow(exchange).policy().tooLate(late, flow(exchange).sentences(exchange.getExchange()));
		return flow(exchange).failFinally(exchange, ending,
				(late != null) ? late.pending().challenge().loginName() : null);
	}

	private Mono<Void> answer(WebFilterExchange exchange, OpenChallenge open, MultiValueMap<String, String> form) {
		String id = form.getFirst(StepForm.ID);
		if (id != null && !id.equals(open.id())) {
			// a page of an earlier step: show the current one
			return flow(exchange).show(open, exchange.getExchange());
		}
		AnswerValues values = AnswerValues.of(form::getFirst);
		String host = ServerLoginFlow.host(exchange.getExchange());
		OpenChallenge kept = flow(exchange).forms().keep(open, host, values);
		CognitoChallengeAuthenticationToken token;
		try {
			token = flow(exchange).forms().read(open, host, values);
		}
		catch (InvalidAnswerException ex) {
			return flow(exchange).show(kept.incomplete(new FormProblem(ex.problem(), ex.field(), null)),
					exchange.getExchange());
		}
		return flow(exchange)
			.attempt(exchange.getExchange(), token.getName(),
					Mono.defer(() -> ServerLoginDetails.addTo(token, exchange.getExchange()))
						.flatMap(this.chain.of(exchange.getExchange()).manager()::authenticate))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The manager must take answers to challenges")))
			.doOnNext((result) -> LoginManager.answered(exchange.getExchange(), result))
			.then(Mono.just(true))
			.onErrorResume(AuthenticationException.class, (failure) -> fail(exchange, kept, failure).thenReturn(false))
			// the filter of the first step ends the login
			.flatMap((signedIn) -> signedIn ? exchange.getChain().filter(exchange.getExchange()) : Mono.empty());
	}

	private Mono<Void> fail(WebFilterExchange exchange, OpenChallenge answered, AuthenticationException failure) {
		OpenChallenge next = flow(exchange).policy().after(answered, failure);
		return (next != null) ? flow(exchange).show(next, exchange.getExchange())
				: flow(exchange).failFinally(exchange,
						flow(exchange).policy()
							.ending(answered, failure, flow(exchange).sentences(exchange.getExchange())),
						answered.pending().challenge().loginName());
	}

	private ServerLoginFlow flow(WebFilterExchange exchange) {
		return this.chain.of(exchange.getExchange()).flow();
	}

}
