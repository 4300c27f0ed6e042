// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;
import java.time.Clock;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.level.RequiredLevel;
import io.github.cognitoauth.security.page.LevelPages;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets somebody who is signed in prove more: the pool asks for what is missing, and where
 * it does not, a whole sign-in follows. The old session stands until that is done.
 */
final class CognitoServerLevelFilter implements WebFilter {

	private final ServerLevelPages pages;

	private final ServerChainPools chain;

	private final String loginPage;

	private final Clock clock;

	CognitoServerLevelFilter(ServerLevelPages pages, ServerChainPools chain, String loginPage, Clock clock) {
		this.pages = pages;
		this.chain = chain;
		this.loginPage = loginPage;
		this.clock = clock;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpMethod method = exchange.getRequest().getMethod();
		boolean own = exchange.getRequest().getPath().pathWithinApplication().value().equals(this.pages.levelUrl())
				&& (method == HttpMethod.GET || method == HttpMethod.POST);
		if (!own) {
			return chain.filter(exchange);
		}
		return ReactiveSecurityContextHolder.getContext()
			.flatMap((context) -> Mono.justOrEmpty(context.getAuthentication()))
			.filter((current) -> current.getPrincipal() instanceof CognitoUser)
			.zipWith(flow(exchange).levelState().required(exchange))
			.singleOptional()
			.flatMap((known) -> known
				.map((it) -> (method == HttpMethod.GET) ? this.pages.level(it.getT2(), exchange)
						: begin(it.getT1(), it.getT2(), new WebFilterExchange(exchange, chain)))
				// the login page leads whoever is signed in nowhere else
				.orElseGet(() -> flow(exchange).redirect(exchange, "/")));
	}

	private Mono<Void> begin(Authentication current, RequiredLevel required, WebFilterExchange exchange) {
		if (required.isMetBy(current, this.clock.instant())) {
			// the pool would call it an error to be asked again
			return flow(exchange.getExchange()).levelState()
				.forget(exchange.getExchange())
				.then(Mono.defer(() -> this.pages.savedUri(exchange.getExchange())))
				.defaultIfEmpty(URI.create("/"))
				.flatMap((uri) -> flow(exchange.getExchange()).redirect(exchange.getExchange(), uri.toString()));
		}
		return stepUp(current, required, exchange.getExchange()).singleOptional()
			.flatMap((token) -> token.isPresent() ? attempt(token.get(), required, exchange)
					: signInAgain(required, username(current), exchange.getExchange()))
			.onErrorResume(CognitoUnavailableException.class, (failure) -> unavailable(exchange.getExchange()));
	}

	/** Not the name in the application, which can say of which pool the user is. */
	private static String username(Authentication current) {
		return (current.getPrincipal() instanceof CognitoUser user) ? user.getUsername() : current.getName();
	}

	private Mono<CognitoRequestAuthenticationToken> stepUp(Authentication current, RequiredLevel required,
			ServerWebExchange exchange) {
		ServerLoginSession session = ServerLoginSession.of(exchange);
		Mono<CognitoTokens> tokens = (session != null) ? session.currentTokens(exchange) : Mono.empty();
		return tokens
			.onErrorResume((failure) -> failure instanceof CognitoException
					&& !(failure instanceof CognitoUnavailableException), (failure) -> Mono.empty())
			.flatMap((held) -> Mono.justOrEmpty((current.getPrincipal() instanceof CognitoUser user)
					? CognitoRequestAuthenticationToken.stepUp(user, current, held, required, flow(exchange).levels())
					: null));
	}

	private Mono<Void> attempt(CognitoRequestAuthenticationToken token, RequiredLevel required,
			WebFilterExchange exchange) {
		return flow(exchange.getExchange())
			.attempt(exchange.getExchange(), token.getName(),
					ServerLoginDetails.addTo(token, exchange.getExchange())
						.flatMap(this.chain.of(exchange.getExchange()).manager()::authenticate))
			.doOnNext((result) -> LoginManager.answered(exchange.getExchange(), result))
			.then(Mono.just(true))
			.onErrorResume(AuthenticationException.class,
					(failure) -> fail(failure, token, required, exchange).thenReturn(false))
			// the filter of the first step ends the login
			.flatMap((signedIn) -> signedIn ? exchange.getChain().filter(exchange.getExchange()) : Mono.empty());
	}

	private Mono<Void> fail(AuthenticationException failure, Authentication token, RequiredLevel required,
			WebFilterExchange exchange) {
		if (failure instanceof CognitoChallengeException challenge && challenge.getPending() != null) {
			return flow(exchange.getExchange()).fail(exchange, failure);
		}
		return (failure instanceof InternalAuthenticationServiceException) ? unavailable(exchange.getExchange())
				: signInAgain(required, token.getName(), exchange.getExchange());
	}

	private Mono<Void> unavailable(ServerWebExchange exchange) {
		return flow(exchange).redirect(exchange, this.pages.levelUrl() + "?" + LevelPages.UNAVAILABLE);
	}

	private Mono<Void> signInAgain(RequiredLevel required, String username, ServerWebExchange exchange) {
		return flow(exchange).problem()
			.keep(exchange, new SignInProblem(LevelPages.text(required), username))
			.then(Mono.defer(() -> flow(exchange).redirect(exchange, this.loginPage + "?level")));
	}

	private ServerLoginFlow flow(ServerWebExchange exchange) {
		return this.chain.of(exchange).flow();
	}

}
