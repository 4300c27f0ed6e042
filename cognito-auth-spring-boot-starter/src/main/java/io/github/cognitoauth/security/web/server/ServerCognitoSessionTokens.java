package io.github.cognitoauth.security.web.server;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.CognitoSessionRefresh;
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

	/** A refresh, and time to load and save the session. */
	private static final Duration TIMEOUT = CognitoSessionRefresh.TIMEOUT.plusSeconds(10);

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoSessionRefresh refresh;

	private final ServerCognitoTokensRepository repository;

	/** Bounded by the requests under way: an entry lives as long as its refresh. */
	private final ConcurrentMap<String, Mono<CognitoTokens>> refreshes = new ConcurrentHashMap<>();

	/**
	 * Create an accessor.
	 * @param authenticator refreshes, unless a request comes through the chain of a login
	 * with an authenticator of its own, whose users are refreshed by that
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
		this.refresh = new CognitoSessionRefresh(clock);
	}

	/**
	 * Return tokens that can be used now.
	 * @param exchange the exchange
	 * @return unexpired tokens; empty if nobody is signed in, or the user has to sign in
	 * again; a {@code CognitoException} if the tokens are dead and could not be refreshed
	 * for a reason that can pass, such as an outage
	 */
	public Mono<CognitoTokens> currentTokens(ServerWebExchange exchange) {
		return this.repository.loadTokens(exchange)
			.flatMap((tokens) -> this.refresh.isFresh(tokens) ? Mono.just(tokens) : exchange.getSession()
				.flatMap((session) -> this.refreshes.computeIfAbsent(session.getId(), (id) -> refresh(id, exchange))));
	}

	private Mono<CognitoTokens> refresh(String id, ServerWebExchange exchange) {
		return this.repository.loadTokens(exchange)
			.flatMap((tokens) -> this.refresh.isFresh(tokens) ? Mono.just(tokens) : refresh(tokens, exchange))
			.timeout(TIMEOUT)
			.onErrorMap(TimeoutException.class, ServerCognitoSessionTokens::timedOut)
			.doFinally((signal) -> this.refreshes.remove(id))
			.cache();
	}

	private Mono<CognitoTokens> refresh(CognitoTokens tokens, ServerWebExchange exchange) {
		Mono<CognitoTokens> old = this.refresh.isExpired(tokens) ? Mono.empty() : Mono.just(tokens);
		if (tokens.refreshToken() == null) {
			return old;
		}
		return this.refresh.refresh(tokens, authenticator(exchange))
			.flatMap((refreshed) -> this.repository.saveTokens(refreshed, exchange).thenReturn(refreshed))
			.onErrorResume(ServerCognitoSessionTokens::endsSession,
					(failure) -> this.repository.removeTokens(exchange).then(Mono.empty()))
			.onErrorResume(CognitoException.class, (failure) -> old.switchIfEmpty(Mono.error(failure)));
	}

	private static CognitoException timedOut(TimeoutException failure) {
		return CognitoError.local(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT).toException(failure);
	}

	private static boolean endsSession(Throwable failure) {
		return failure instanceof CognitoException refused && refused.reason().endsSession();
	}

	private CognitoPasswordAuthenticator authenticator(ServerWebExchange exchange) {
		CognitoPasswordAuthenticator ofChain = ChainAuthenticatorWebFilter.authenticator(exchange);
		return (ofChain != null) ? ofChain : this.authenticator;
	}

}
