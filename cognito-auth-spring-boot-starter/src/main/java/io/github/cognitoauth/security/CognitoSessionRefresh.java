// SPDX-License-Identifier: Apache-2.0

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
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CallLane;
import io.github.cognitoauth.protocol.CallRefusedException;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.UserPoolId;
import io.github.cognitoauth.security.CognitoLoginListener.SessionOutcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * When and how the tokens of a user who is signed in are refreshed, and which failure
 * ends the session. Public because the filters of servlet and WebFlux applications share
 * it; applications need not know it. Thread-safe.
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

	/** How long one refresh may take in all. */
	public static final Duration TIMEOUT = Duration.ofSeconds(30);

	/**
	 * How long a request that does not need new tokens waits for them: it can go on with
	 * the user as it was.
	 */
	public static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Tokens that die this soon are refreshed first. */
	private static final Duration MARGIN = Duration.ofSeconds(60);

	/** How long a request can go on with the copy of a session that it has loaded. */
	private static final Duration KEEP = Duration.ofSeconds(30);

	/** How long a failure is kept, so that in an outage not every request waits. */
	private static final Duration KEEP_FAILURE = Duration.ofSeconds(10);

	/** How long another instance may take to save what it got for the refresh token. */
	private static final Duration REUSE = Duration.ofMinutes(1);

	private final String pool;

	private final CognitoSessionSettings settings;

	private final Clock clock;

	private final CognitoLoginListener listener;

	private final SessionLog log;

	/** What came of tokens, by their access token; bounded by {@link #KEEP}. */
	private final ConcurrentMap<String, Mono<CognitoTokens>> refreshes = new ConcurrentHashMap<>();

	/** Refreshed tokens that no session took; bounded by {@link #KEEP}. */
	private final ConcurrentMap<String, Mono<Void>> discards = new ConcurrentHashMap<>();

	/** When a refresh token was found to be used; bounded by ten times {@link #REUSE}. */
	private final ConcurrentMap<String, Instant> reuses = new ConcurrentHashMap<>();

	/**
	 * Create one.
	 * @param pool the name of the user pool, for the listener
	 * @param settings the settings
	 * @param listener is told what came of it
	 */
	public CognitoSessionRefresh(String pool, CognitoSessionSettings settings, CognitoLoginListener listener) {
		Assert.notNull(settings, "'settings' must not be null");
		Assert.notNull(listener, "'listener' must not be null");
		this.pool = pool;
		this.settings = settings;
		this.clock = settings.clock();
		this.listener = listener;
		this.log = new SessionLog(settings);
	}

	/**
	 * Return whether tokens can be used for a while.
	 * @param tokens the tokens
	 * @return whether they live for another minute, or a tenth of their life if that is
	 * less
	 */
	public boolean isFresh(CognitoTokens tokens) {
		return this.clock.instant().isBefore(end(tokens));
	}

	private static Instant end(CognitoTokens tokens) {
		Duration margin = tokens.lifetime().dividedBy(10);
		return tokens.expiresAt().minus((margin.compareTo(MARGIN) < 0) ? margin : MARGIN);
	}

	/**
	 * Return whether it is time to look at the account.
	 * @param tokens the tokens
	 * @return whether the tokens end, or were issued some time ago
	 */
	public boolean isDue(CognitoTokens tokens) {
		Duration every = this.settings.checkEvery();
		if (every.isZero()) {
			return false;
		}
		Instant now = this.clock.instant();
		if (tokens.refreshToken() == null) {
			return tokens.isExpiredAt(now);
		}
		return !now.isBefore(end(tokens)) || !now.isBefore(tokens.issuedAt().plus(every));
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
	 * Return whether a session is over when the pool refuses its refresh token, or only
	 * its tokens are.
	 * @return whether it is over
	 */
	public boolean endsSessions() {
		return this.settings.endWhenRefused();
	}

	/**
	 * Return whether a user signed in to another pool than the one of a request, by the
	 * name of the pool and by the issuer of the tokens.
	 * @param user who is signed in
	 * @param pool the name of the request's pool
	 * @param authenticator the pool's
	 * @return whether the names differ, or both pools are known and differ
	 */
	public static boolean isOfAnotherPool(CognitoUser user, String pool, CognitoPasswordAuthenticator authenticator) {
		return !user.getPool().equals(pool) || isOfAnotherPool(user, authenticator);
	}

	private static boolean isOfAnotherPool(CognitoUser user, CognitoPasswordAuthenticator authenticator) {
		UserPoolId pool = authenticator.userPoolId();
		if (pool == null || !(user.getClaims().get("iss") instanceof String issuer)) {
			return false;
		}
		String name = issuer.substring(issuer.lastIndexOf('/') + 1);
		return !name.equals(pool.value()) && UserPoolId.isValid(name);
	}

	/**
	 * Return whether tokens are another user's than the one who is signed in: another
	 * login of the chain, such as that of Spring Security for passkeys, leaves in the
	 * session what the pool issued to somebody before. A user of another login is the
	 * same one if the name is the same, as for Spring Security.
	 * @param tokens the tokens of the session
	 * @param current who is signed in, or {@code null} if that is not known
	 * @param options how the user of tokens is called
	 * @return whether nobody may have the tokens now
	 */
	public static boolean isOfAnotherUser(CognitoTokens tokens, @Nullable Authentication current,
			CognitoAuthenticationOptions options) {
		if (current == null || !current.isAuthenticated() || current instanceof AnonymousAuthenticationToken) {
			return false;
		}
		CognitoUser owner = options.user(tokens);
		return (current.getPrincipal() instanceof CognitoUser user) ? !user.getSubject().equals(owner.getSubject())
				: !current.getName().equals(owner.getName());
	}

	/**
	 * Refresh tokens and say what follows for the session. Whoever asks for the same
	 * tokens meanwhile or shortly afterwards gets the same answer, and cancelling
	 * concerns nobody else.
	 * @param tokens the tokens of the session
	 * @param authenticator of the pool that issued them
	 * @return what came of it, at the latest after {@link #TIMEOUT}
	 */
	public Mono<SessionCheck> check(CognitoTokens tokens, CognitoPasswordAuthenticator authenticator) {
		if (tokens.refreshToken() == null) {
			return Mono.fromSupplier(() -> (isExpired(tokens) && this.settings.endWithoutRefreshToken())
					? new SessionCheck.Ended() : new SessionCheck.Unchanged(null));
		}
		return Mono
			.defer(() -> this.refreshes.computeIfAbsent(tokens.accessToken(),
					(key) -> newRefresh(key, tokens, authenticator)))
			.<SessionCheck>map(SessionCheck.Refreshed::new)
			.onErrorResume(CognitoException.class, (failure) -> Mono.fromSupplier(() -> judge(tokens, failure)));
	}

	private Mono<CognitoTokens> newRefresh(String key, CognitoTokens tokens,
			CognitoPasswordAuthenticator authenticator) {
		return Mono.defer(() -> inTurn(tokens, authenticator))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The authenticator gave no tokens")))
			.timeout(TIMEOUT)
			.onErrorMap(TimeoutException.class, PoolSignIn::timedOut)
			.onErrorMap(CallRefusedException.class, CallRefusedException::last)
			.doOnSuccess((refreshed) -> succeeded(key, refreshed))
			.doOnError((failure) -> failed(key, failure))
			.cache();
	}

	/** People who sign in go first: nobody need wait for this one. */
	private Mono<CognitoTokens> inTurn(CognitoTokens tokens, CognitoPasswordAuthenticator authenticator) {
		CallBudget budget = authenticator.callBudget();
		if (budget == null) {
			return authenticator.refresh(tokens);
		}
		Duration left = Duration.between(this.clock.instant(), tokens.expiresAt());
		return budget.place()
			.inTurn(left.isNegative() ? CallLane.WAITED : CallLane.AHEAD, left,
					(turn) -> authenticator.refresh(tokens));
	}

	private void succeeded(String key, CognitoTokens refreshed) {
		this.log.answered();
		this.listener.sessionChecked(this.pool, SessionOutcome.REFRESHED);
		Duration fresh = Duration.between(this.clock.instant(), end(refreshed));
		forgetLater(this.refreshes, key, (fresh.compareTo(KEEP) < 0) ? fresh : KEEP);
	}

	private void failed(String key, Throwable failure) {
		if (!(failure instanceof CognitoException error)) {
			this.refreshes.remove(key);
			return;
		}
		if (error.reason().endsSession()) {
			this.log.refused(error);
			this.listener.sessionChecked(this.pool, SessionOutcome.REFUSED);
		}
		else {
			this.log.unanswered(error);
			this.listener.sessionChecked(this.pool, SessionOutcome.UNANSWERED);
		}
		forgetLater(this.refreshes, key, KEEP_FAILURE);
	}

	private SessionCheck judge(CognitoTokens tokens, CognitoException failure) {
		// asked at the wrong pool, which says nothing about the account
		if (failure.reason().endsSession() && !failure.code().equals(CognitoErrorCodes.TOKENS_OF_ANOTHER_POOL)) {
			return new SessionCheck.Ended();
		}
		if (!isExpired(tokens)) {
			return new SessionCheck.Unchanged(failure);
		}
		if (failure.reason() == CognitoErrorReason.REFRESH_TOKEN_REUSED) {
			return reused(tokens, failure);
		}
		Duration grace = this.settings.outageGrace();
		return (grace != null && tokens.isExpiredAt(this.clock.instant().minus(grace)))
				? new SessionCheck.Unavailable(failure) : new SessionCheck.Unchanged(failure);
	}

	/**
	 * Another instance has new tokens and is about to save them. If they never come, they
	 * are lost.
	 */
	private SessionCheck reused(CognitoTokens tokens, CognitoException failure) {
		Instant now = this.clock.instant();
		Instant since = this.reuses.computeIfAbsent(tokens.accessToken(), (key) -> {
			forgetLater(this.reuses, key, REUSE.multipliedBy(10));
			return now;
		});
		return now.isBefore(since.plus(REUSE)) ? new SessionCheck.Unavailable(failure) : new SessionCheck.Ended();
	}

	/**
	 * Revoke tokens that came when their session had ended, once for all requests that
	 * find that out.
	 * @param tokens tokens that no session holds
	 * @param authenticator of the pool that issued them
	 * @return completes in the end, whatever came of it
	 */
	public Mono<Void> discard(CognitoTokens tokens, CognitoPasswordAuthenticator authenticator) {
		return Mono.defer(() -> this.discards.computeIfAbsent(tokens.accessToken(), (key) -> {
			forgetLater(this.discards, key, KEEP);
			return authenticator.revoke(tokens).timeout(PATIENCE).onErrorComplete().cache();
		}));
	}

	private static void forgetLater(ConcurrentMap<String, ?> entries, String key, Duration delay) {
		Schedulers.parallel().schedule(() -> entries.remove(key), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
	}

}
