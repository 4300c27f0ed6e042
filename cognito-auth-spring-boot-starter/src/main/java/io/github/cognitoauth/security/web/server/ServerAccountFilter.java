// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;
import java.util.Optional;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.account.AccountUser;
import io.github.cognitoauth.security.account.page.AccountPages;
import io.github.cognitoauth.security.account.page.PageCall;
import io.github.cognitoauth.security.account.page.PageState;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Shows the pages of the account and takes what is sent to them. */
final class ServerAccountFilter implements WebFilter {

	private static final Duration PASSKEY_PATIENCE = Duration.ofSeconds(5);

	/** A redirect ends the exchange. */
	private static final WebFilterChain NO_CHAIN = (exchange) -> Mono.empty();

	private final AccountPages accounts;

	private final @Nullable String pool;

	private final boolean forEverybody;

	/**
	 * Create the filter of some of the pages.
	 * @param accounts the pages
	 * @param pool the pool of the pages, or {@code null} if it is not known
	 * @param forEverybody whether of those for everybody, or of those for people who are
	 * signed in
	 */
	ServerAccountFilter(AccountPages accounts, @Nullable String pool, boolean forEverybody) {
		this.accounts = accounts;
		this.pool = pool;
		this.forEverybody = forEverybody;
	}

	static Mono<MatchResult> matches(AccountPages accounts, ServerWebExchange exchange, HttpMethod method) {
		boolean match = exchange.getRequest().getMethod().equals(method)
				&& accounts.isPage(path(exchange), method.equals(HttpMethod.POST));
		return match ? MatchResult.match() : MatchResult.notMatch();
	}

	/**
	 * A form that can be older than the session: nobody is signed in who could send it.
	 */
	static Mono<MatchResult> matchesStale(AccountPages accounts, @Nullable String pool, ServerWebExchange exchange) {
		return matches(accounts, exchange, HttpMethod.POST)
			.flatMap((form) -> (!form.isMatch() || accounts.isPublic(path(exchange), true)) ? Mono.just(form)
					: ServerLoginParts.of(exchange, pool)
						.contexts()
						.load(exchange)
						.hasElement()
						.flatMap((signedIn) -> signedIn ? MatchResult.notMatch() : MatchResult.match()));
	}

	private static String path(ServerWebExchange exchange) {
		return exchange.getRequest().getPath().pathWithinApplication().value();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpMethod method = exchange.getRequest().getMethod();
		boolean post = method.equals(HttpMethod.POST);
		String path = path(exchange);
		if (!(post || method.equals(HttpMethod.GET)) || !this.accounts.isPage(path, post)) {
			return (this.forEverybody || !this.accounts.offersPasskeys()) ? chain.filter(exchange)
					: offerPasskey(exchange, chain, path);
		}
		if (this.accounts.isPublic(path, post) != this.forEverybody) {
			return chain.filter(exchange);
		}
		ServerAccountReplies replies = new ServerAccountReplies(ServerLoginParts.of(exchange, this.pool), exchange,
				chain);
		Mono<Optional<AccountUser>> user = this.forEverybody ? Mono.just(Optional.empty())
				: user(exchange).map(Optional::of);
		return user.flatMap((known) -> call(exchange, post, path, known.orElse(null)))
			.map(Optional::of)
			.onErrorResume(CognitoException.class, (failure) -> Mono.just(Optional.empty()))
			.flatMap((call) -> call.isEmpty() ? unavailable(exchange)
					: this.accounts.handle(call.get()).flatMap(replies::answer));
	}

	/** Interrupt the first page after a sign-in, if there is something to offer. */
	private Mono<Void> offerPasskey(ServerWebExchange exchange, WebFilterChain chain, String path) {
		return ServerAccountState.load(exchange)
			.flatMap((state) -> ServerPasskeyOffer.isDue(exchange, state) ? offerPasskey(exchange, path, state)
					: Mono.just(false))
			.flatMap((interrupted) -> interrupted ? Mono.empty() : chain.filter(exchange));
	}

	private Mono<Boolean> offerPasskey(ServerWebExchange exchange, String path, PageState state) {
		String query = exchange.getRequest().getURI().getRawQuery();
		String page = (query != null) ? path + "?" + query : path;
		return user(exchange).flatMap((user) -> call(exchange, false, page, user))
			.flatMap(this.accounts::offerPasskey)
			.timeout(PASSKEY_PATIENCE, Mono.empty())
			// it is an offer and no more
			.onErrorComplete()
			.singleOptional()
			.flatMap((reply) -> {
				ServerPasskeyOffer.made(reply.isPresent(), exchange);
				return reply.isPresent()
						? new ServerAccountReplies(ServerLoginParts.of(exchange, this.pool), exchange, NO_CHAIN)
							.answer(reply.get())
							.thenReturn(true)
						: ServerAccountState.save(state.asOffered(), exchange).thenReturn(false);
			});
	}

	private static Mono<Void> unavailable(ServerWebExchange exchange) {
		exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, LoginDenialWebFilter.RETRY_AFTER);
		exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
		return exchange.getResponse().setComplete();
	}

	private static Mono<AccountUser> user(ServerWebExchange exchange) {
		return ReactiveSecurityContextHolder.getContext()
			.filter(ServerAccountFilter::isOfThePool)
			.flatMap((context) -> tokens(exchange))
			.map((tokens) -> AccountUser.of(tokens.accessToken(), tokens.claims()))
			// leads to the login page and back
			.switchIfEmpty(Mono.error(() -> new AccessDeniedException("The account is for its user only")));
	}

	private static boolean isOfThePool(SecurityContext context) {
		return context.getAuthentication() != null && context.getAuthentication().getPrincipal() instanceof CognitoUser;
	}

	private static Mono<CognitoTokens> tokens(ServerWebExchange exchange) {
		ServerLoginSession session = ServerLoginSession.of(exchange);
		return (session != null) ? session.currentTokens(exchange) : Mono.empty();
	}

	private static Mono<PageCall> call(ServerWebExchange exchange, boolean post, String path,
			@Nullable AccountUser user) {
		Mono<MultiValueMap<String, String>> values = post ? exchange.getFormData()
				: Mono.just(exchange.getRequest().getQueryParams());
		return Mono.zip(values, ServerAccountState.load(exchange),
				(form, state) -> call(exchange, post, path, user, form, state));
	}

	private static PageCall call(ServerWebExchange exchange, boolean post, String path, @Nullable AccountUser user,
			MultiValueMap<String, String> form, PageState state) {
		PageCall.Client client = new PageCall.Client(ServerLoginFlow.host(exchange),
				ServerLoginDetails.address(exchange), ServerLoginDetails.hasUnreadForwardedHeader(exchange));
		return new PageCall(post, path, form::getFirst, state, user, client);
	}

}
