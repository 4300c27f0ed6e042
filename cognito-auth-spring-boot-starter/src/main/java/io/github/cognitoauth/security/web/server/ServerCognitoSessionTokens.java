package io.github.cognitoauth.security.web.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoException;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;

/**
 * Gives out unexpired tokens of the user who is signed in, for calls on the user's
 * behalf, and refreshes them when their time comes. The requests of one session share one
 * refresh, in this process, and a caller that goes away does not cancel it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ServerCognitoSessionTokens {

	/** Tokens that die this soon are refreshed first. */
	private static final Duration MARGIN = Duration.ofSeconds(60);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final CognitoPasswordAuthenticator authenticator;

	private final ServerCognitoTokensRepository repository;

	private final Clock clock;

	/** Bounded by the requests under way: an entry lives as long as its refresh. */
	private final ConcurrentMap<String, Mono<CognitoTokens>> refreshes = new ConcurrentHashMap<>();

	/**
	 * Create an accessor.
	 * @param authenticator refreshes
	 * @param repository keeps the tokens
	 * @param clock the authenticator's clock
	 */
	public ServerCognitoSessionTokens(CognitoPasswordAuthenticator authenticator,
			ServerCognitoTokensRepository repository, Clock clock) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(repository, "'repository' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		this.authenticator = authenticator;
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * Return tokens that can be used now.
	 * @param exchange the exchange
	 * @return unexpired tokens; empty if nobody is signed in, or the user has to sign in
	 * again; an error if Cognito is not available and the old tokens are dead
	 */
	public Mono<CognitoTokens> currentTokens(ServerWebExchange exchange) {
		return this.repository.loadTokens(exchange)
			.flatMap((tokens) -> isFresh(tokens) ? Mono.just(tokens) : exchange.getSession()
				.flatMap((session) -> this.refreshes.computeIfAbsent(session.getId(), (id) -> refresh(id, exchange))));
	}

	private boolean isFresh(CognitoTokens tokens) {
		Duration margin = tokens.lifetime().dividedBy(10);
		Instant due = tokens.expiresAt().minus((margin.compareTo(MARGIN) < 0) ? margin : MARGIN);
		return this.clock.instant().isBefore(due);
	}

	private Mono<CognitoTokens> refresh(String id, ServerWebExchange exchange) {
		return this.repository.loadTokens(exchange)
			.flatMap((tokens) -> isFresh(tokens) ? Mono.just(tokens) : refresh(tokens, exchange))
			.timeout(TIMEOUT)
			.doFinally((signal) -> this.refreshes.remove(id))
			.cache();
	}

	private Mono<CognitoTokens> refresh(CognitoTokens tokens, ServerWebExchange exchange) {
		Mono<CognitoTokens> old = tokens.isExpiredAt(this.clock.instant()) ? Mono.empty() : Mono.just(tokens);
		if (tokens.refreshToken() == null) {
			return old;
		}
		return this.authenticator.refresh(tokens)
			.flatMap((refreshed) -> this.repository.saveTokens(refreshed, exchange).thenReturn(refreshed))
			.onErrorResume(CognitoCredentialsRejectedException.class,
					(failure) -> this.repository.removeTokens(exchange).then(Mono.empty()))
			.onErrorResume(CognitoException.class, (failure) -> old.switchIfEmpty(Mono.error(failure)));
	}

}
