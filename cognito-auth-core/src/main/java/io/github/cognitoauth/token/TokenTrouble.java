package io.github.cognitoauth.token;

import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong since the last success, and until when nothing is attempted.
 *
 * @param error the last error, or {@code null} if another instance is at work
 * @param terminal whether the account was refused
 * @param since when the pause began, in milliseconds
 * @param notBefore when it ends, in milliseconds
 * @param failures failures in a row that may pass
 * @param refusals refusals in a row
 */
record TokenTrouble(@Nullable CognitoException error, boolean terminal, long since, long notBefore, int failures,
		int refusals) {

	static final TokenTrouble NONE = new TokenTrouble(null, false, 0, 0, 0, 0);

	TokenTrouble failed(CognitoException failure, TokenRefreshPolicy policy, long now, double random) {
		long pause = (long) (exponential(policy.minBackoff().toMillis(), policy.maxBackoff().toMillis(), this.failures)
				* random);
		return new TokenTrouble(failure, false, now, now + Math.max(1, pause), this.failures + 1, this.refusals);
	}

	TokenTrouble refused(CognitoException refusal, TokenRefreshPolicy policy, long now, double random) {
		return new TokenTrouble(refusal, true, now, now + coolDown(policy, this.refusals, random), this.failures,
				this.refusals + 1);
	}

	/** What the whole fleet was told. */
	TokenTrouble refused(SharedRefusalException refusal, long now) {
		return new TokenTrouble(refusal.error(), true, now, now + refusal.pauseMillis(), this.failures,
				refusal.refusals());
	}

	/**
	 * Return how long no attempt is made after a refusal.
	 * @param policy has the bounds
	 * @param refusals the number of refusals before
	 * @param random between 0 and 1
	 * @return the pause in milliseconds
	 */
	static long coolDown(TokenRefreshPolicy policy, int refusals, double random) {
		long pause = exponential(policy.minCoolDown().toMillis(), policy.maxCoolDown().toMillis(), refusals);
		return pause + (long) (pause * 0.2 * random);
	}

	TokenTrouble left(long now, long pause) {
		return new TokenTrouble(this.error, this.terminal, now, now + pause, this.failures, this.refusals);
	}

	/** The count of refusals stays, so that the next cool-down is longer. */
	TokenTrouble pardoned() {
		return this.terminal ? new TokenTrouble(null, false, 0, 0, this.failures, this.refusals) : this;
	}

	/** A clock that was set back must not make the pause longer. */
	boolean isPauseAt(long now) {
		return now < this.notBefore && now >= this.since - TokenWindows.CLOCK_TOLERANCE;
	}

	private static long exponential(long min, long max, int count) {
		return (count < 32 && (min << count) >>> count == min) ? Math.min(min << count, max) : max;
	}

}
