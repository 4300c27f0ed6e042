// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.SignInFailures;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInEnding;
import io.github.cognitoauth.security.flow.SignInProblem;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
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

	/** As the form login of WebFlux has it. */
	private static final String USERNAME = "username";

	private final ServerCognitoChallengeRepository challenges;

	private final ServerCognitoTokensRepository tokens;

	private final CognitoChallengePolicy policy;

	private final StepForms forms;

	private final CognitoTexts texts;

	private final ExchangeLocales locales;

	private final URI challengePage;

	private final LoginProblem problem;

	private final ServerAuthenticationFailureHandler failureHandler;

	private final ServerRefusedLogin refusedLogin;

	private final ReplacedTokens replaced;

	private final SignInLimit limit;

	private final CognitoLevelSettings levels;

	private final ServerLevelState levelState;

	private final ServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	ServerLoginFlow(ServerCognitoChallengeRepository challenges, ServerCognitoTokensRepository tokens,
			CognitoChallengePolicy policy, StepForms forms, CognitoTexts texts, String challengePage,
			LoginProblem problem, @Nullable ServerAuthenticationFailureHandler failureHandler,
			ServerRefusedLogin refusedLogin, ReplacedTokens replaced, CognitoAuthenticationOptions options,
			SignInLimit limit) {
		this.challenges = challenges;
		this.tokens = tokens;
		this.policy = policy;
		this.forms = forms;
		this.texts = texts;
		this.locales = new ExchangeLocales(texts);
		this.challengePage = URI.create(challengePage);
		this.problem = problem;
		this.failureHandler = (failureHandler != null) ? failureHandler : problem;
		this.refusedLogin = refusedLogin;
		this.replaced = replaced;
		this.limit = limit.ofPool(options.pool());
		this.levels = options.levels();
		this.levelState = new ServerLevelState(options.pool());
	}

	CognitoChallengePolicy policy() {
		return this.policy;
	}

	CognitoLevelSettings levels() {
		return this.levels;
	}

	LoginProblem problem() {
		return this.problem;
	}

	ServerLevelState levelState() {
		return this.levelState;
	}

	StepForms forms() {
		return this.forms;
	}

	Locale locale(ServerWebExchange exchange) {
		return this.locales.of(exchange);
	}

	/** Finds sentences in the language of an exchange. */
	Function<Text, String> sentences(ServerWebExchange exchange) {
		return (text) -> this.texts.text(text, locale(exchange));
	}

	static String host(ServerWebExchange exchange) {
		String host = exchange.getRequest().getURI().getHost();
		return (host != null) ? host : "";
	}

	ServerCognitoChallengeRepository challenges() {
		return this.challenges;
	}

	/** Make an attempt within the limits. */
	Mono<Authentication> attempt(ServerWebExchange exchange, @Nullable String name, Mono<Authentication> attempt) {
		return this.limit
			.enter(Attempt.of(ServerLoginDetails.address(exchange),
					ServerLoginDetails.hasUnreadForwardedHeader(exchange), name))
			.flatMap((decision) -> attempt.flatMap((result) -> this.limit.leave(decision, null).thenReturn(result))
				.onErrorResume((failure) -> this.limit.leave(decision, failure).then(Mono.error(failure))));
	}

	/** Handle the failure of the first step, which can be a challenge. */
	Mono<Void> fail(WebFilterExchange exchange, AuthenticationException failure) {
		if (ServerApiSignIn.result(exchange.getExchange()) != null) {
			return Mono.error(failure);
		}
		PendingSignIn step = (failure instanceof CognitoChallengeException challenge) ? challenge.getPending() : null;
		if (step == null) {
			return this.challenges.removeChallenge(exchange.getExchange())
				.then(this.refusedLogin.clean(exchange.getExchange()))
				.then(exchange.getExchange().getFormData())
				.flatMap((form) -> failFinally(exchange, new SignInEnding(SignInFailures.textOf(failure), failure),
						form.getFirst(USERNAME)));
		}
		// whoever knew the old id must not see the challenge
		return exchange.getExchange()
			.getSession()
			.filter(WebSession::isStarted)
			.flatMap(WebSession::changeSessionId)
			.then(show(this.policy.open(step), exchange.getExchange()));
	}

	Mono<Void> failFinally(WebFilterExchange exchange, SignInEnding ending, @Nullable String username) {
		return Mono.defer(() -> {
			LoginProblem.know(exchange.getExchange(), new SignInProblem(ending.text(), username));
			return this.failureHandler.onAuthenticationFailure(exchange, ending.failure());
		});
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
		Mono<Void> signedIn = this.challenges.removeChallenge(exchange)
			.then(Mono.defer(() -> this.levelState.signedIn(authentication, Instant.now(), exchange)));
		if (issued == null) {
			return signedIn;
		}
		ServerRefusedLogin.remember(exchange, issued);
		return signedIn.then(Mono.defer(() -> this.tokens.loadTokens(exchange)))
			.singleOptional()
			.flatMap((before) -> this.tokens.saveTokens(issued, exchange)
				.doOnSuccess((saved) -> this.replaced.revoke(before.orElse(null), issued)))
			.then(Mono.defer(() -> ServerPasskeyOffer.becomesDue(exchange)));
	}

}
