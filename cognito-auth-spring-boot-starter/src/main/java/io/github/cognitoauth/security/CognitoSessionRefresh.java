package io.github.cognitoauth.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * When and how the tokens of a user who is signed in are refreshed, and which failure
 * ends the session; the same for servlet and WebFlux applications. Thread-safe.
 *
 * <p>
 * The same tokens are refreshed once, however many requests ask: where the pool rotates
 * refresh tokens, the second use of one ends the session. A lock on the session is not
 * enough for that, since Spring Session gives each request a copy of its own, in which
 * the old tokens can still be after another request has saved the new ones.
 *
 * @since 0.1.0
 */
public final class CognitoSessionRefresh {

	/** Tokens that die this soon are refreshed first. */
	private static final Duration MARGIN = Duration.ofSeconds(60);

	/** How long one refresh may take in all. */
	public static final Duration TIMEOUT = Duration.ofSeconds(30);

	/** How long a request can go on with the copy of a session that it has loaded. */
	private static final Duration KEEP = Duration.ofSeconds(30);

	private final Clock clock;

	/** What came of tokens, by their access token; bounded by {@link #KEEP}. */
	private final ConcurrentMap<String, Mono<CognitoTokens>> refreshes = new ConcurrentHashMap<>();

	/**
	 * Create one.
	 * @param clock the clock of the authenticators
	 */
	public CognitoSessionRefresh(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
	}

	/**
	 * Return whether tokens need no refresh yet.
	 * @param tokens the tokens
	 * @return whether they live for another minute, or a tenth of their life if that is
	 * less
	 */
	public boolean isFresh(CognitoTokens tokens) {
		return this.clock.instant().isBefore(due(tokens));
	}

	private static Instant due(CognitoTokens tokens) {
		Duration margin = tokens.lifetime().dividedBy(10);
		return tokens.expiresAt().minus((margin.compareTo(MARGIN) < 0) ? margin : MARGIN);
	}

	/**
	 * Return whether tokens are dead.
	 * @param tokens the tokens
	 * @return whether they have expired
	 */
	public boolean isExpired(CognitoTokens tokens) {
		return tokens.isExpiredAt(this.clock.instant());
	}

	/**
	 * Refresh tokens. Whoever asks for the same tokens meanwhile or shortly afterwards
	 * gets the same new ones; a failure is not kept.
	 * @param tokens tokens with a refresh token
	 * @param authenticator refreshes
	 * @return new tokens; a {@code CognitoException} if there are none, also after
	 * {@link #TIMEOUT}
	 */
	public Mono<CognitoTokens> refresh(CognitoTokens tokens, CognitoPasswordAuthenticator authenticator) {
		return Mono.defer(() -> this.refreshes.computeIfAbsent(tokens.accessToken(),
				(key) -> newRefresh(key, tokens, authenticator)));
	}

	private Mono<CognitoTokens> newRefresh(String key, CognitoTokens tokens,
			CognitoPasswordAuthenticator authenticator) {
		return Mono.defer(() -> authenticator.refresh(tokens))
			.timeout(TIMEOUT)
			.onErrorMap(TimeoutException.class, PoolSignIn::timedOut)
			.doOnSuccess((refreshed) -> forgetLater(key, refreshed))
			.doOnError((failure) -> this.refreshes.remove(key))
			.cache();
	}

	private void forgetLater(String key, @Nullable CognitoTokens refreshed) {
		Duration fresh = (refreshed != null) ? Duration.between(this.clock.instant(), due(refreshed)) : Duration.ZERO;
		Duration keep = (fresh.compareTo(KEEP) < 0) ? fresh : KEEP;
		Schedulers.parallel()
			.schedule(() -> this.refreshes.remove(key), Math.max(0, keep.toMillis()), TimeUnit.MILLISECONDS);
	}

}
