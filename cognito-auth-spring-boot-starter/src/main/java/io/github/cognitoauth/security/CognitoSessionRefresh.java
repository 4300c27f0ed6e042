package io.github.cognitoauth.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * When and how the tokens of a user who is signed in are refreshed, and which failure
 * ends the session; the same for servlet and WebFlux applications. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CognitoSessionRefresh {

	/** Tokens that die this soon are refreshed first. */
	private static final Duration MARGIN = Duration.ofSeconds(60);

	/** How long one refresh may take in all. */
	public static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final CognitoPasswordAuthenticator authenticator;

	private final Clock clock;

	/**
	 * Create one.
	 * @param authenticator refreshes
	 * @param clock the authenticator's clock
	 */
	public CognitoSessionRefresh(CognitoPasswordAuthenticator authenticator, Clock clock) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		this.authenticator = authenticator;
		this.clock = clock;
	}

	/**
	 * Return whether tokens need no refresh yet.
	 * @param tokens the tokens
	 * @return whether they live for another minute, or a tenth of their life if that is
	 * less
	 */
	public boolean isFresh(CognitoTokens tokens) {
		Duration margin = tokens.lifetime().dividedBy(10);
		Instant due = tokens.expiresAt().minus((margin.compareTo(MARGIN) < 0) ? margin : MARGIN);
		return this.clock.instant().isBefore(due);
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
	 * Refresh tokens.
	 * @param tokens tokens with a refresh token
	 * @return new tokens; a {@code CognitoException} if there are none, also after
	 * {@link #TIMEOUT}
	 */
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return this.authenticator.refresh(tokens)
			.timeout(TIMEOUT)
			.onErrorMap(TimeoutException.class, SignInSteps::timedOut);
	}

	/**
	 * Return whether the user has to sign in again. A trigger that refuses may let the
	 * user pass the next time, and outages end.
	 * @param failure what came of a refresh
	 * @return whether the tokens are of no use any more
	 */
	public static boolean endsSession(CognitoException failure) {
		return switch (failure.reason()) {
			case PASSWORD_RESET_REQUIRED, USER_NOT_CONFIRMED -> true;
			default -> failure instanceof CognitoCredentialsRejectedException
					&& failure.reason() != CognitoErrorReason.REFUSED_BY_TRIGGER;
		};
	}

}
