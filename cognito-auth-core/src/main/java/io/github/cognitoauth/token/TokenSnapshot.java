package io.github.cognitoauth.token;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import org.jspecify.annotations.Nullable;

/**
 * All that a provider knows, at one moment.
 *
 * @param tokens the newest tokens; their access token may be expired or refused, their
 * refresh token is what the next refresh needs
 * @param windows the times in the life of the access token
 * @param generation the number of access tokens that were refused: work that began before
 * the last refusal does not decide what is handed out
 * @param trouble what went wrong since the last success
 * @param deadRefreshToken a refresh token that is not tried again
 * @param renewedAt when the newest tokens came, or 0
 * @param aliveUntil when the access token dies by a clock that cannot be set, in
 * milliseconds of {@link TokenKeeper#uptime()}
 * @param reportsPaidUntil bounds how often reports of refused tokens count
 * @param expiryNoted whether the death of the access token was told
 * @param counts what was done so far
 */
record TokenSnapshot(@Nullable CognitoTokens tokens, TokenWindows windows, long generation, TokenTrouble trouble,
		@Nullable String deadRefreshToken, long renewedAt, long aliveUntil, long reportsPaidUntil, boolean expiryNoted,
		Counts counts) {

	static final TokenSnapshot EMPTY = new TokenSnapshot(null, TokenWindows.NONE, 0, TokenTrouble.NONE, null, 0, 0, 0,
			false, new Counts(0, 0, 0, 0));

	/** How often a report of a refused token counts, in milliseconds. */
	private static final long REPORT_INTERVAL = 30_000;

	private static final int REPORTS_IN_A_ROW = 5;

	@Nullable CognitoTokens aliveAt(long now) {
		return this.windows.isAliveAt(now) ? this.tokens : null;
	}

	Status statusAt(long now) {
		boolean alive = this.windows.isAliveAt(now);
		if (this.trouble.terminal()) {
			return Status.FAILED;
		}
		if (this.trouble.error() == null) {
			return alive ? Status.ACTIVE : Status.IDLE;
		}
		return alive ? Status.DEGRADED : Status.UNAVAILABLE;
	}

	/**
	 * Return when the timer is due.
	 * @param now the present time
	 * @param random between 0 and 1
	 * @return the delay in milliseconds, or -1 if nothing is to be done by itself
	 */
	long timerDelay(long now, double random) {
		if (this.trouble.terminal()) {
			return this.windows.isAliveAt(now) ? this.windows.expiresAt() - now : -1;
		}
		if (this.trouble.isPauseAt(now)) {
			return this.trouble.notBefore() - now;
		}
		if (this.windows.isAliveAt(now)) {
			return Math.max(1, this.windows.timerAt(random) - now);
		}
		// the pause can be over before the timer is set, and the last flight too early
		return (this.trouble.error() != null || isRejected()) ? 1 : -1;
	}

	boolean isRejected() {
		return this.tokens != null && this.windows == TokenWindows.NONE;
	}

	/** Whether the access token died of age. */
	boolean isExpiredAt(long now) {
		return this.tokens != null
				&& now >= (isRejected() ? this.tokens.expiresAt().toEpochMilli() : this.windows.expiresAt());
	}

	/** Tokens of an older generation are kept for their refresh token only. */
	TokenSnapshot renewed(TokenRenewal.Renewed renewed, long flightGeneration, TokenRefreshPolicy policy, long now,
			long nextAliveUntil) {
		boolean current = flightGeneration == this.generation;
		TokenWindows next = current ? TokenWindows.ofNew(renewed.tokens(), policy, now) : TokenWindows.NONE;
		return new TokenSnapshot(renewed.tokens(), next, this.generation, TokenTrouble.NONE, null, now, nextAliveUntil,
				this.reportsPaidUntil, false, this.counts.plus(renewed.origin()));
	}

	/**
	 * Tokens that were used up on arrival are kept for their refresh token: with rotation
	 * the one before is spent. They were never handed out, so nobody is told their death.
	 */
	TokenSnapshot tooLate(CognitoTokens late, TokenRefreshPolicy policy, long nextAliveUntil) {
		return (late.refreshToken() == null) ? this
				: new TokenSnapshot(late, TokenWindows.of(late, policy), this.generation, this.trouble, null,
						this.renewedAt, nextAliveUntil, this.reportsPaidUntil, true, this.counts);
	}

	/** Tokens that another instance saved count only if they are newer than these. */
	TokenSnapshot adopted(CognitoTokens stored, TokenRefreshPolicy policy, long now, long nextAliveUntil) {
		if (!isOlderThan(stored) || stored.expiresAt().toEpochMilli() <= now) {
			return this;
		}
		return new TokenSnapshot(stored, TokenWindows.of(stored, policy), this.generation, TokenTrouble.NONE,
				this.deadRefreshToken, now, nextAliveUntil, this.reportsPaidUntil, false,
				this.counts.plus(TokenRenewal.Origin.STORE));
	}

	/**
	 * The second is for the rounding of times on their way through a store. When they
	 * expire does not say which are newer: the pool's setting can be changed.
	 */
	boolean isOlderThan(CognitoTokens other) {
		return this.tokens == null || (!this.tokens.accessToken().equals(other.accessToken())
				&& other.issuedAt().minusSeconds(1).isAfter(this.tokens.issuedAt()));
	}

	TokenSnapshot failed(CognitoException failure, TokenRefreshPolicy policy, long now, double random) {
		return with(this.trouble.failed(failure, policy, now, random), this.counts.plusFailure());
	}

	TokenSnapshot refused(CognitoException refusal, TokenRefreshPolicy policy, long now, double random) {
		return with(this.trouble.refused(refusal, policy, now, random), this.counts.plusFailure());
	}

	TokenSnapshot refused(SharedRefusalException refusal, long now) {
		return with(this.trouble.refused(refusal, now), this.counts.plusFailure());
	}

	TokenSnapshot left(long now, long pause) {
		return with(this.trouble.left(now, pause), this.counts);
	}

	TokenSnapshot pardoned() {
		return with(this.trouble.pardoned(), this.counts);
	}

	TokenSnapshot withDeadRefreshToken(String refreshToken) {
		return new TokenSnapshot(this.tokens, this.windows, this.generation, this.trouble, refreshToken, this.renewedAt,
				this.aliveUntil, this.reportsPaidUntil, this.expiryNoted, this.counts);
	}

	/** The clock was set back, so that it does not say that the token is dead. */
	TokenSnapshot outlived() {
		return new TokenSnapshot(this.tokens, TokenWindows.OUTLIVED, this.generation, this.trouble,
				this.deadRefreshToken, this.renewedAt, this.aliveUntil, this.reportsPaidUntil, this.expiryNoted,
				this.counts);
	}

	TokenSnapshot withExpiryNoted() {
		return new TokenSnapshot(this.tokens, this.windows, this.generation, this.trouble, this.deadRefreshToken,
				this.renewedAt, this.aliveUntil, this.reportsPaidUntil, true, this.counts);
	}

	/** Returns this if it is another token, or if too many were reported. */
	TokenSnapshot rejected(String accessToken, long now) {
		if (this.tokens == null || isRejected() || !this.tokens.accessToken().equals(accessToken)) {
			return this;
		}
		long paidUntil = Math.max(this.reportsPaidUntil, now);
		if (paidUntil - now > (REPORTS_IN_A_ROW - 1) * REPORT_INTERVAL) {
			// a clock that was set back leaves a debt that nobody could ever pay
			return (paidUntil - now > REPORTS_IN_A_ROW * REPORT_INTERVAL) ? reject(now) : this;
		}
		return reject(paidUntil);
	}

	private TokenSnapshot reject(long paidUntil) {
		return new TokenSnapshot(this.tokens, TokenWindows.NONE, this.generation + 1, this.trouble.pardoned(),
				this.deadRefreshToken, this.renewedAt, this.aliveUntil, paidUntil + REPORT_INTERVAL, this.expiryNoted,
				this.counts);
	}

	/** Nothing is left of the session; the counts stay. */
	TokenSnapshot ended() {
		return new TokenSnapshot(null, TokenWindows.NONE, this.generation + 1, TokenTrouble.NONE, null, this.renewedAt,
				this.aliveUntil, this.reportsPaidUntil, false, this.counts);
	}

	private TokenSnapshot with(TokenTrouble next, Counts nextCounts) {
		return new TokenSnapshot(this.tokens, this.windows, this.generation, next, this.deadRefreshToken,
				this.renewedAt, this.aliveUntil, this.reportsPaidUntil, this.expiryNoted, nextCounts);
	}

	/** What was done by this process. */
	record Counts(long signIns, long refreshes, long adoptions, long failures) {

		Counts plus(TokenRenewal.Origin origin) {
			return switch (origin) {
				case SIGN_IN -> new Counts(this.signIns + 1, this.refreshes, this.adoptions, this.failures);
				case REFRESH -> new Counts(this.signIns, this.refreshes + 1, this.adoptions, this.failures);
				case STORE -> new Counts(this.signIns, this.refreshes, this.adoptions + 1, this.failures);
			};
		}

		Counts plusFailure() {
			return new Counts(this.signIns, this.refreshes, this.adoptions, this.failures + 1);
		}

	}

}
