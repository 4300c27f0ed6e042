// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.time.Duration;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoRateLimitException;
import io.github.cognitoauth.security.PendingSignIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;

/**
 * Keeps attempts within the limits, before and after. Public because all the ways to sign
 * in share it; applications implement {@link CognitoRateLimiter}.
 *
 * @since 0.1.0
 */
public final class SignInLimit {

	/** A limiter that does not answer must not keep people out. */
	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final Logger logger = LoggerFactory.getLogger(SignInLimit.class);

	private static final RateDecision ALLOWED = RateDecision.allowed(Mono.empty());

	private final @Nullable CognitoRateLimiter limiter;

	private final CognitoLoginListener listener;

	private final String pool;

	/**
	 * Create a limit.
	 * @param limiter the limiter, or {@code null} for none
	 * @param listener is told about attempts that were refused
	 */
	public SignInLimit(@Nullable CognitoRateLimiter limiter, CognitoLoginListener listener) {
		this(limiter, listener, CognitoUserPools.MAIN);
	}

	private SignInLimit(@Nullable CognitoRateLimiter limiter, CognitoLoginListener listener, String pool) {
		this.limiter = limiter;
		this.listener = listener;
		this.pool = pool;
	}

	/**
	 * Return the same limit for the users of a pool: those of another with the same name
	 * are counted apart.
	 * @param pool the name of the user pool
	 * @return the limit
	 */
	public SignInLimit ofPool(String pool) {
		return new SignInLimit(this.limiter, this.listener, pool);
	}

	private Attempt inPool(Attempt attempt) {
		return (attempt.name() == null || this.pool.equals(CognitoUserPools.MAIN)) ? attempt : new Attempt(
				attempt.address(), attempt.name() + " (" + this.pool + ")", attempt.flow(), attempt.kind());
	}

	/**
	 * Return whether there is a limiter.
	 * @return whether anything but the pool limits attempts
	 */
	public boolean isOn() {
		return this.limiter != null;
	}

	/**
	 * Ask whether an attempt may be made.
	 * @param attempt the attempt
	 * @return the decision that let it pass, or a {@link CognitoRateLimitException}
	 */
	public Mono<RateDecision> enter(Attempt attempt) {
		if (this.limiter == null) {
			return Mono.just(ALLOWED);
		}
		return this.limiter.check(inPool(attempt)).timeout(TIMEOUT).onErrorResume((failure) -> {
			logger.warn("Failed sign-ins could not be limited: {}", failure.toString());
			return Mono.just(ALLOWED);
		}).defaultIfEmpty(ALLOWED).flatMap((decision) -> {
			if (decision.isAllowed()) {
				return Mono.just(decision);
			}
			this.listener.attemptLimited(this.pool, decision.limit());
			return Mono.error(new CognitoRateLimitException(decision.retryAfter()));
		});
	}

	/**
	 * Say what came of an attempt. Outages, further steps and answers that came too late
	 * are no failures, but for a step that had a code sent to somebody who has proven
	 * nothing.
	 * @param decision the decision that let it pass
	 * @param failure how it failed, or {@code null} if it did not
	 * @return completes when it is counted
	 */
	public Mono<Void> leave(RateDecision decision, @Nullable Throwable failure) {
		if (failure instanceof CognitoChallengeException challenge) {
			PendingSignIn next = challenge.getPending();
			return leave(decision, next != null && challenge.getProblem() == null && next.hasSentCodeUnproven());
		}
		boolean counts = failure instanceof AuthenticationException
				&& !(failure instanceof AuthenticationServiceException)
				&& !(failure instanceof CredentialsExpiredException);
		return leave(decision, counts);
	}

	/**
	 * Say whether an attempt of another kind counts.
	 * @param decision the decision that let it pass
	 * @param counts whether it does, because it failed or because all of them do
	 * @return completes when it is counted
	 */
	public Mono<Void> leave(RateDecision decision, boolean counts) {
		return counts ? Mono.empty() : decision.giveBack().timeout(TIMEOUT).onErrorComplete();
	}

}
