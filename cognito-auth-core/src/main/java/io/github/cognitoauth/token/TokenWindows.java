package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;

/**
 * The times in the life of an access token, in milliseconds of the provider's clock. A
 * clock that was set back to before the token was issued says nothing about it any more,
 * so it counts as unknown then.
 */
record TokenWindows(long validFrom, long advisoryAt, long mandatoryAt, long expiresAt) {

	/** Those of no token, and of one that was refused. */
	static final TokenWindows NONE = never();

	/** Those of a token that is older than the clock says. */
	static final TokenWindows OUTLIVED = never();

	/** Steps of the clock that are too small to matter. */
	static final long CLOCK_TOLERANCE = 5_000;

	/**
	 * A token dies earlier than was counted: {@code exp} is in whole seconds, and the
	 * request that carries it takes time to get where it is checked.
	 */
	private static final long LAST_MILLIS = 2_000;

	private static TokenWindows never() {
		return new TokenWindows(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
	}

	static TokenWindows of(CognitoTokens tokens, TokenRefreshPolicy policy) {
		return of(tokens, policy, tokens.lifetime());
	}

	/**
	 * Tokens that arrive late in their life, after a slow answer, get windows from what
	 * is left of it: otherwise the next call would ask for new ones again.
	 */
	static TokenWindows ofNew(CognitoTokens tokens, TokenRefreshPolicy policy, long now) {
		TokenWindows windows = of(tokens, policy);
		return (now < windows.advisoryAt) ? windows
				: of(tokens, policy, Duration.ofMillis(Math.max(1, windows.expiresAt - now)));
	}

	/** How long an access token may be used. */
	static long lifetimeMillis(CognitoTokens tokens) {
		long counted = tokens.lifetime().toMillis();
		return counted - Math.min(LAST_MILLIS, counted / 4);
	}

	private static TokenWindows of(CognitoTokens tokens, TokenRefreshPolicy policy, Duration life) {
		long counted = tokens.expiresAt().toEpochMilli();
		long expiresAt = tokens.issuedAt().toEpochMilli() + lifetimeMillis(tokens);
		long mandatoryAt = Math.min(expiresAt, counted - policy.mandatoryWindow(life).toMillis());
		long advisoryAt = Math.min(mandatoryAt, counted - policy.advisoryWindow(life).toMillis());
		return new TokenWindows(tokens.issuedAt().toEpochMilli() - CLOCK_TOLERANCE, advisoryAt, mandatoryAt, expiresAt);
	}

	/** Whether there is a token that was not given up. */
	boolean isOfToken() {
		return this.validFrom != Long.MAX_VALUE;
	}

	/** Whether nothing is to be done. */
	boolean isFreshAt(long now) {
		return now < this.advisoryAt && now >= this.validFrom;
	}

	/** Whether there is much time left until callers have to wait. */
	boolean isEarlyAt(long now) {
		return isServableAt(now) && now < this.advisoryAt + (this.mandatoryAt - this.advisoryAt) / 2;
	}

	/** Whether callers need not wait. */
	boolean isServableAt(long now) {
		return now < this.mandatoryAt && now >= this.validFrom;
	}

	/** Whether the token may be used. */
	boolean isAliveAt(long now) {
		return now < this.expiresAt && now >= this.validFrom;
	}

	/** Whether the token's time is up. */
	boolean isOverAt(long now) {
		return now >= this.expiresAt;
	}

	/** When the timer is due: not all instances at one time. */
	long timerAt(double random) {
		return this.advisoryAt + (long) ((this.expiresAt - this.advisoryAt) * 0.2 * random);
	}

}
