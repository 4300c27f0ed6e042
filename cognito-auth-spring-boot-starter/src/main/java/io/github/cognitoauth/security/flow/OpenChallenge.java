package io.github.cognitoauth.security.flow;

import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

import io.github.cognitoauth.security.PendingSignIn;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An open challenge in the session of one browser, bounded in time and in wrong answers.
 * Immutable and serializable. It holds secrets: keep it on the server.
 *
 * @since 0.1.0
 */
public final class OpenChallenge implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final String id;

	private final PendingSignIn step;

	private final Instant expiresAt;

	private final int steps;

	private final int refusals;

	private final @Nullable String problem;

	private OpenChallenge(String id, PendingSignIn step, Instant expiresAt, int steps, int refusals,
			@Nullable String problem) {
		this.id = id;
		this.step = step;
		this.expiresAt = expiresAt;
		this.steps = steps;
		this.refusals = refusals;
		this.problem = problem;
	}

	/**
	 * Open a challenge.
	 * @param step what the pool asks
	 * @param expiresAt when the answer comes too late
	 * @return a new state with an id of its own
	 */
	public static OpenChallenge open(PendingSignIn step, Instant expiresAt) {
		Assert.notNull(step, "'step' must not be null");
		Assert.notNull(expiresAt, "'expiresAt' must not be null");
		return new OpenChallenge(newId(), step, expiresAt, 1, 0, null);
	}

	private static String newId() {
		byte[] bytes = new byte[16];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/**
	 * Go on to the next challenge of the same sign-in. Refused answers stay counted.
	 * @param step what the pool asks now
	 * @param expiresAt when the answer comes too late
	 * @return a new state with another id
	 */
	public OpenChallenge next(PendingSignIn step, Instant expiresAt) {
		return new OpenChallenge(newId(), step, expiresAt, this.steps + 1, this.refusals, null);
	}

	/**
	 * Keep the challenge after an answer that was not right.
	 * @param problem a text for the user
	 * @return a new state with one more refused answer
	 */
	public OpenChallenge refused(String problem) {
		Assert.hasText(problem, "'problem' must not be empty");
		return new OpenChallenge(this.id, this.step, this.expiresAt, this.steps, this.refusals + 1, problem);
	}

	/**
	 * Keep the challenge after an answer that never reached the pool.
	 * @param problem a text for the user
	 * @return a new state with the same number of refused answers
	 */
	public OpenChallenge incomplete(String problem) {
		Assert.hasText(problem, "'problem' must not be empty");
		return new OpenChallenge(this.id, this.step, this.expiresAt, this.steps, this.refusals, problem);
	}

	/**
	 * Return what a form sends back, so that a page of an earlier challenge, still open
	 * in another tab, does not answer this one.
	 * @return a random id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return what the pool asks.
	 * @return the step
	 */
	public PendingSignIn pending() {
		return this.step;
	}

	/**
	 * Return when the answer comes too late.
	 * @return an instant
	 */
	public Instant expiresAt() {
		return this.expiresAt;
	}

	/**
	 * Return which challenge of this sign-in it is.
	 * @return one or more
	 */
	public int steps() {
		return this.steps;
	}

	/**
	 * Return how many answers were refused in this sign-in.
	 * @return zero or more
	 */
	public int refusals() {
		return this.refusals;
	}

	/**
	 * Return why the last answer was not taken.
	 * @return a text for the user, or {@code null} at the first attempt
	 */
	public @Nullable String problem() {
		return this.problem;
	}

	/**
	 * Return whether it is too late.
	 * @param now the time
	 * @return whether the challenge must not be answered any more
	 */
	public boolean isExpiredAt(Instant now) {
		return !now.isBefore(this.expiresAt);
	}

	@Override
	public String toString() {
		return "OpenChallenge[" + this.step + ", expiresAt=" + this.expiresAt + ", refusals=" + this.refusals + "]";
	}

}
