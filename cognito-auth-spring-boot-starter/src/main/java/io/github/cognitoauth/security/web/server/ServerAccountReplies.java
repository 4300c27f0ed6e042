// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Locale;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoRequestAuthenticationToken;
import io.github.cognitoauth.security.account.page.PageReply;
import io.github.cognitoauth.security.account.page.PageState;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;

/** Does what a page of the account replied. */
final class ServerAccountReplies {

	private final ServerLoginParts login;

	private final ServerWebExchange exchange;

	private final WebFilterChain chain;

	ServerAccountReplies(ServerLoginParts login, ServerWebExchange exchange, WebFilterChain chain) {
		this.login = login;
		this.exchange = exchange;
		this.chain = chain;
	}

	Mono<Void> answer(PageReply reply) {
		if (reply instanceof PageReply.SignedOut signedOut) {
			return signOut().then(Mono.defer(() -> redirect(signedOut.path())));
		}
		return ServerAccountState.save(reply.state(), this.exchange).then(Mono.defer(() -> afterSaving(reply)));
	}

	private Mono<Void> afterSaving(PageReply reply) {
		Locale locale = this.login.flow().locale(this.exchange);
		if (reply instanceof PageReply.View view) {
			return ServerPageWriter.write(this.exchange, locale,
					(request) -> this.login.pages().view(request, view.view()));
		}
		if (reply instanceof PageReply.OwnPage own) {
			this.exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
			this.exchange.getAttributes().put(StepForm.ATTRIBUTE, this.login.pages().finished(own.form(), locale));
			return this.chain.filter(this.exchange);
		}
		if (reply instanceof PageReply.SignIn signIn) {
			return signIn(signIn);
		}
		if (reply instanceof PageReply.SignInAgain again) {
			return this.login.requests().saveRequest(this.exchange).then(Mono.defer(() -> redirect(again.path())));
		}
		return redirect(((PageReply.Redirect) reply).path());
	}

	private Mono<Void> redirect(String path) {
		return this.login.flow().redirect(this.exchange, path);
	}

	/** As the logout: what the user has at other pools stays. */
	private Mono<Void> signOut() {
		Mono<Void> signedOut = this.login.tokens()
			.removeTokens(this.exchange)
			.then(Mono.defer(() -> this.login.contexts().save(this.exchange, null)));
		if (this.login.pool().equals(CognitoUserPools.MAIN)) {
			return signedOut.then(Mono.defer(this.exchange::getSession)).flatMap(WebSession::invalidate);
		}
		return signedOut.then(Mono.defer(() -> this.login.challenges().removeChallenge(this.exchange)))
			.then(Mono.defer(() -> ServerAccountState.save(PageState.EMPTY, this.exchange)));
	}

	/**
	 * The filter for form logins ends the sign-in. If it fails, the account is there all
	 * the same.
	 */
	private Mono<Void> signIn(PageReply.SignIn reply) {
		CognitoRequestAuthenticationToken token = CognitoRequestAuthenticationToken.of(reply.request());
		return ServerLoginDetails.addTo(token, this.exchange)
			.flatMap(this.login.manager()::authenticate)
			.doOnNext((result) -> LoginManager.answered(this.exchange, result))
			.thenReturn(true)
			.onErrorResume(AuthenticationException.class, (failure) -> notSignedIn(reply, failure).thenReturn(false))
			.flatMap((signedIn) -> signedIn ? this.chain.filter(this.exchange) : Mono.empty());
	}

	private Mono<Void> notSignedIn(PageReply.SignIn reply, AuthenticationException failure) {
		return (failure instanceof CognitoChallengeException)
				? this.login.flow().fail(new WebFilterExchange(this.exchange, this.chain), failure)
				: redirect(reply.otherwise());
	}

}
