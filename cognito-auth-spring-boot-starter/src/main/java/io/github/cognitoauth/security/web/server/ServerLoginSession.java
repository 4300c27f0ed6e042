// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Optional;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.SessionCheck;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;

/**
 * The session of a user who signed in through one chain: tokens and principal change
 * together. Each request saves what the shared refresh brought into its own session, and
 * does so to the end although its client may have gone away: a refresh token that was
 * used must not stay in the session.
 */
final class ServerLoginSession {

	private static final String ATTRIBUTE = ServerLoginSession.class.getName();

	private static final String NOBODY = "nobody";

	private static final String END = ServerLoginSession.class.getName() + ".END";

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoAuthenticationOptions options;

	private final ServerCognitoTokensRepository repository;

	private final ServerSecurityContextRepository contexts;

	private final CognitoSessionRefresh refresh;

	ServerLoginSession(CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
			ServerCognitoTokensRepository repository, ServerSecurityContextRepository contexts,
			CognitoSessionRefresh refresh) {
		this.authenticator = authenticator;
		this.options = options;
		this.repository = repository;
		this.contexts = contexts;
		this.refresh = refresh;
	}

	/** Why nobody is signed in although somebody was. */
	enum End {

		/** The account says so. */
		SIGN_IN_AGAIN,

		/** For this request only: nobody can be asked about the account. */
		UNAVAILABLE

	}

	/** A check, and who is signed in after it, if anybody is. */
	private record Outcome(SessionCheck check, @Nullable SecurityContext context) {

	}

	void use(ServerWebExchange exchange) {
		exchange.getAttributes().put(ATTRIBUTE, this);
	}

	/** Return the session of the chain that the request came through. */
	static @Nullable ServerLoginSession of(ServerWebExchange exchange) {
		return (exchange.getAttribute(ATTRIBUTE) instanceof ServerLoginSession session) ? session : null;
	}

	/** Nobody has tokens in this exchange, whoever is signed in elsewhere. */
	static void forbid(ServerWebExchange exchange) {
		exchange.getAttributes().put(ATTRIBUTE, NOBODY);
	}

	static boolean isForbidden(ServerWebExchange exchange) {
		return NOBODY.equals(exchange.getAttribute(ATTRIBUTE));
	}

	static @Nullable End end(ServerWebExchange exchange) {
		return exchange.getAttribute(END);
	}

	/** Return who is signed in now, as the pool knows the user. */
	Mono<SecurityContext> follow(SecurityContext context, ServerWebExchange exchange) {
		CognitoUser user = user(context);
		if (user == null) {
			return Mono.just(context);
		}
		if (CognitoSessionRefresh.isOfAnotherPool(user, this.options.pool(), this.authenticator)) {
			return Mono.empty();
		}
		return this.repository.loadTokens(exchange)
			.filter((tokens) -> this.refresh.isDue(tokens)
					&& !CognitoSessionRefresh.isOfAnotherUser(tokens, context.getAuthentication(), this.options))
			.singleOptional()
			.flatMap((due) -> due.isEmpty() ? Mono.just(context)
					: check(due.get(), Optional.of(context), exchange)
						.timeout(CognitoSessionRefresh.PATIENCE,
								Mono.just(new Outcome(new SessionCheck.Unchanged(null), context)))
						.flatMap((outcome) -> Mono.justOrEmpty(outcome.context())));
	}

	/** Return tokens that can be used now, of the user who is signed in. */
	Mono<CognitoTokens> currentTokens(ServerWebExchange exchange) {
		return this.repository.loadTokens(exchange)
			// to read the user can bring new tokens
			.flatMap((before) -> ReactiveSecurityContextHolder.getContext().singleOptional())
			.flatMap((context) -> this.repository.loadTokens(exchange)
				.filter((tokens) -> !isOfAnotherUser(tokens, context))
				.flatMap((tokens) -> this.refresh.isFresh(tokens) ? Mono.just(tokens)
						: check(tokens, context, exchange).flatMap((outcome) -> usable(outcome.check(), tokens))));
	}

	private boolean isOfAnotherUser(CognitoTokens tokens, Optional<SecurityContext> context) {
		return CognitoSessionRefresh.isOfAnotherUser(tokens,
				context.map(SecurityContext::getAuthentication).orElse(null), this.options);
	}

	private Mono<CognitoTokens> usable(SessionCheck check, CognitoTokens old) {
		if (check instanceof SessionCheck.Refreshed refreshed) {
			return Mono.just(refreshed.tokens());
		}
		if (check instanceof SessionCheck.Ended) {
			return Mono.empty();
		}
		if (!this.refresh.isExpired(old)) {
			return Mono.just(old);
		}
		CognitoException failure = (check instanceof SessionCheck.Unchanged unchanged) ? unchanged.failure()
				: (check instanceof SessionCheck.Unavailable unavailable) ? unavailable.failure() : null;
		return (failure != null) ? Mono.error(failure) : Mono.empty();
	}

	private Mono<Outcome> check(CognitoTokens tokens, Optional<SecurityContext> context, ServerWebExchange exchange) {
		return this.refresh.check(tokens, this.authenticator)
			.flatMap((check) -> apply(check, tokens, context, exchange)
				.map((followed) -> new Outcome(check, followed.orElse(null))))
			// whoever cancels, the session gets what came
			.cache();
	}

	private Mono<Optional<SecurityContext>> apply(SessionCheck check, CognitoTokens tokens,
			Optional<SecurityContext> context, ServerWebExchange exchange) {
		if (check instanceof SessionCheck.Refreshed refreshed) {
			return refreshed(refreshed, tokens, context, exchange);
		}
		if (check instanceof SessionCheck.Ended) {
			return ended(tokens, context, exchange);
		}
		if (check instanceof SessionCheck.Unavailable) {
			exchange.getAttributes().put(END, End.UNAVAILABLE);
			return Mono.just(Optional.empty());
		}
		return Mono.just(context);
	}

	private Mono<Optional<SecurityContext>> refreshed(SessionCheck.Refreshed refreshed, CognitoTokens tokens,
			Optional<SecurityContext> context, ServerWebExchange exchange) {
		Optional<SecurityContext> followed = context.map((current) -> follow(refreshed, current));
		return this.repository.replaceTokens(tokens, refreshed.tokens(), exchange).flatMap((replaced) -> {
			if (replaced) {
				return save(followed.filter((it) -> user(it) != null).orElse(null), exchange).thenReturn(followed);
			}
			return this.repository.loadTokens(exchange)
				// another request has saved them, or somebody else has signed in
				.map((now) -> now.accessToken().equals(refreshed.tokens().accessToken()) ? followed : context)
				// signed out meanwhile
				.switchIfEmpty(Mono.defer(() -> this.refresh.discard(refreshed.tokens(), this.authenticator)
					.thenReturn(Optional.<SecurityContext>empty())));
		});
	}

	private SecurityContext follow(SessionCheck.Refreshed refreshed, SecurityContext context) {
		Authentication current = context.getAuthentication();
		return (current != null && user(context) != null)
				? new SecurityContextImpl(refreshed.authentication(current, this.options)) : context;
	}

	private Mono<Optional<SecurityContext>> ended(CognitoTokens tokens, Optional<SecurityContext> context,
			ServerWebExchange exchange) {
		return this.repository.replaceTokens(tokens, null, exchange).flatMap((current) -> {
			if (!this.refresh.endsSessions()) {
				return Mono.just(context);
			}
			exchange.getAttributes().put(END, End.SIGN_IN_AGAIN);
			boolean remove = current && context.filter((it) -> user(it) != null).isPresent();
			return (remove ? this.contexts.save(new SameSessionExchange(exchange), null).then(store(exchange))
					: Mono.<Void>empty())
				.thenReturn(Optional.<SecurityContext>empty());
		});
	}

	private Mono<Void> save(@Nullable SecurityContext context, ServerWebExchange exchange) {
		Mono<Void> saved = (context != null) ? this.contexts.save(new SameSessionExchange(exchange), context)
				: Mono.empty();
		return saved.then(store(exchange));
	}

	/** With the response of a client that went away, nothing would be stored. */
	private static Mono<Void> store(ServerWebExchange exchange) {
		return Mono.defer(() -> exchange.getSession()
			.filter((session) -> session.isStarted() && !session.isExpired())
			// it can end meanwhile
			.flatMap((session) -> session.save().onErrorComplete(IllegalStateException.class)));
	}

	private static @Nullable CognitoUser user(SecurityContext context) {
		return (context.getAuthentication() != null
				&& context.getAuthentication().getPrincipal() instanceof CognitoUser user) ? user : null;
	}

}
