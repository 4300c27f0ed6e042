// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Locale;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiExchange;
import io.github.cognitoauth.security.api.BearerHeader;
import io.github.cognitoauth.security.flow.OpenChallenge;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.web.server.ServerWebExchange;

/** What the API needs of one exchange. */
final class ServerApiExchange implements ApiExchange {

	private final WebFilterExchange filterExchange;

	private final Locale locale;

	private final ReactiveAuthenticationManager manager;

	private final Function<String, Mono<ApiCaller>> bearer;

	private final ServerApiSession session;

	ServerApiExchange(WebFilterExchange filterExchange, Locale locale, ReactiveAuthenticationManager manager,
			Function<String, Mono<ApiCaller>> bearer, ServerApiSession session) {
		this.filterExchange = filterExchange;
		this.locale = locale;
		this.manager = manager;
		this.bearer = bearer;
		this.session = session;
	}

	private ServerWebExchange exchange() {
		return this.filterExchange.getExchange();
	}

	@Override
	public Mono<Authentication> authenticate(Authentication attempt) {
		return ServerLoginDetails.addTo(attempt, exchange())
			.flatMap(this.manager::authenticate)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException(
					"The manager must take user names with passwords" + " and answers to challenges")))
			.contextWrite((context) -> context.put(Locale.class, this.locale));
	}

	@Override
	public Mono<ApiCaller> bearer() {
		String token = BearerHeader.token(exchange().getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
		return (token != null) ? this.bearer.apply(token) : Mono.empty();
	}

	@Override
	public Mono<Void> saveChallenge(OpenChallenge challenge, boolean first) {
		return this.session.saveChallenge(challenge, first, exchange());
	}

	@Override
	public Mono<OpenChallenge> takeChallenge(@Nullable String id) {
		return this.session.takeChallenge(id, exchange());
	}

	@Override
	public Mono<Void> signIn(Authentication authentication, @Nullable CognitoTokens tokens) {
		return this.session.signIn(authentication, tokens, this.filterExchange);
	}

	@Override
	public Mono<CognitoTokens> sessionTokens() {
		return this.session.currentTokens(exchange());
	}

	@Override
	public Mono<Void> signOut() {
		return this.session.signOut(this.filterExchange);
	}

}
