// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Locale;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiExchange;
import io.github.cognitoauth.security.api.BearerHeader;
import io.github.cognitoauth.security.flow.OpenChallenge;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/** What the API needs of one servlet request, all of it on the request's own thread. */
final class ServletApiExchange implements ApiExchange {

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final RequestThread thread;

	private final Locale locale;

	private final AuthenticationManager manager;

	private final Function<Mono<String>, Mono<ApiCaller>> bearer;

	private final ApiSession session;

	ServletApiExchange(HttpServletRequest request, HttpServletResponse response, RequestThread thread, Locale locale,
			AuthenticationManager manager, Function<Mono<String>, Mono<ApiCaller>> bearer, ApiSession session) {
		this.request = request;
		this.response = response;
		this.thread = thread;
		this.locale = locale;
		this.manager = manager;
		this.bearer = bearer;
		this.session = session;
	}

	@Override
	public Mono<Authentication> authenticate(Authentication attempt) {
		return this.thread.call(() -> {
			if (attempt instanceof AbstractAuthenticationToken token) {
				token.setDetails(new LoginDetails(this.request));
			}
			LocaleContext before = LocaleContextHolder.getLocaleContext();
			LocaleContextHolder.setLocale(this.locale);
			try {
				return this.manager.authenticate(attempt);
			}
			finally {
				LocaleContextHolder.setLocaleContext(before);
			}
		});
	}

	@Override
	public Mono<ApiCaller> bearer() {
		String token = BearerHeader.token(this.request.getHeader(HttpHeaders.AUTHORIZATION));
		return (token != null) ? this.bearer.apply(this.thread.call(() -> token)) : Mono.empty();
	}

	@Override
	public Mono<Void> saveChallenge(OpenChallenge challenge, boolean first) {
		return this.thread.run(() -> this.session.saveChallenge(challenge, first, this.request, this.response));
	}

	@Override
	public Mono<OpenChallenge> takeChallenge(@Nullable String id) {
		return this.thread.call(() -> this.session.takeChallenge(id, this.request, this.response));
	}

	@Override
	public Mono<Void> signIn(Authentication authentication, @Nullable CognitoTokens tokens) {
		return this.thread.run(() -> this.session.signIn(authentication, tokens, this.request, this.response));
	}

	@Override
	public Mono<CognitoTokens> sessionTokens() {
		return this.thread.call(() -> this.session.currentTokens(this.request, this.response));
	}

	@Override
	public Mono<Void> signOut() {
		return this.thread.run(() -> this.session.signOut(this.request, this.response));
	}

}
