// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.step.FormProblem;
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

	private final PendingSignIn pending;

	private final Instant expiresAt;

	private final int steps;

	private final int refusals;

	private final @Nullable FormProblem problem;

	private final @Nullable Map<String, String> entered;

	private final boolean answerLost;

	private final @Nullable String rememberMe;

	private OpenChallenge(Builder values) {
		this.id = values.id;
		this.pending = values.pending;
		this.expiresAt = values.expiresAt;
		this.steps = values.steps;
		this.refusals = values.refusals;
		this.problem = values.problem;
		this.entered = values.entered;
		this.answerLost = values.answerLost;
		this.rememberMe = values.rememberMe;
	}

	/**
	 * Open a challenge.
	 * @param pending the sign-in that waits for an answer
	 * @param expiresAt when the answer comes too late
	 * @return a new state with an id of its own
	 */
	public static OpenChallenge open(PendingSignIn pending, Instant expiresAt) {
		return new Builder(newId(), pending, expiresAt).build();
	}

	private static String newId() {
		byte[] bytes = new byte[16];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/**
	 * Go on to the next challenge of the same sign-in. Refused answers stay counted.
	 * @param pending the sign-in that waits for an answer now
	 * @param expiresAt when the answer comes too late
	 * @return a new state with another id
	 */
	public OpenChallenge next(PendingSignIn pending, Instant expiresAt) {
		return new Builder(newId(), pending, expiresAt).steps(this.steps + 1)
			.refusals(this.refusals)
			.rememberMe(this.rememberMe)
			.build();
	}

	/**
	 * Keep the challenge after an answer that was not right.
	 * @param problem what to tell the user
	 * @return a new state with one more refused answer
	 */
	public OpenChallenge refused(FormProblem problem) {
		return mutate().refusals(this.refusals + 1).problem(problem).build();
	}

	/**
	 * Keep the challenge after an answer that never reached the pool.
	 * @param problem what to tell the user
	 * @return a new state with the same number of refused answers
	 */
	public OpenChallenge incomplete(FormProblem problem) {
		return mutate().problem(problem).build();
	}

	/**
	 * Remember that an answer may have reached the pool and what came of it is not known.
	 * @return a new state
	 */
	public OpenChallenge withAnswerLost() {
		return mutate().answerLost(true).build();
	}

	/**
	 * Keep what was entered, so that it need not be entered again.
	 * @param entered values by name of the field; no secrets
	 * @return a new state
	 */
	public OpenChallenge withEntered(Map<String, String> entered) {
		return mutate().entered(Map.copyOf(entered)).build();
	}

	/**
	 * Keep the wish to be remembered, which came with the first step.
	 * @param rememberMe the value of its parameter, or {@code null}
	 * @return a new state
	 */
	public OpenChallenge withRememberMe(@Nullable String rememberMe) {
		return mutate().rememberMe(rememberMe).build();
	}

	/**
	 * Return a builder that starts with these values.
	 * @return a builder
	 */
	public Builder mutate() {
		return new Builder(this.id, this.pending, this.expiresAt).steps(this.steps)
			.refusals(this.refusals)
			.problem(this.problem)
			.entered(entered())
			.answerLost(this.answerLost)
			.rememberMe(this.rememberMe);
	}

	/**
	 * Start with what every open challenge has, to read a stored one.
	 * @param id its id
	 * @param pending the sign-in that waits for an answer
	 * @param expiresAt when the answer comes too late
	 * @return a builder
	 */
	public static Builder builder(String id, PendingSignIn pending, Instant expiresAt) {
		return new Builder(id, pending, expiresAt);
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
	 * Return the sign-in that waits for an answer.
	 * @return what the pool asks and what was proved before
	 */
	public PendingSignIn pending() {
		return this.pending;
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
	 * @return the problem, or {@code null} at the first attempt
	 */
	public @Nullable FormProblem problem() {
		return this.problem;
	}

	/**
	 * Return what was entered before.
	 * @return values by name of the field
	 */
	public Map<String, String> entered() {
		return (this.entered != null) ? this.entered : Map.of();
	}

	/**
	 * Return whether an answer may have been taken although nothing came back.
	 * @return whether what came of the last answer is not known
	 */
	public boolean isAnswerLost() {
		return this.answerLost;
	}

	/**
	 * Return the wish to be remembered.
	 * @return the value of the parameter of the first step, or {@code null}
	 */
	public @Nullable String rememberMe() {
		return this.rememberMe;
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
		return "OpenChallenge[" + this.pending + ", expiresAt=" + this.expiresAt + ", refusals=" + this.refusals + "]";
	}

	/**
	 * Builds an {@link OpenChallenge}.
	 */
	public static final class Builder {

		private final String id;

		private final PendingSignIn pending;

		private final Instant expiresAt;

		private int steps = 1;

		private int refusals;

		private @Nullable FormProblem problem;

		private Map<String, String> entered = Map.of();

		private boolean answerLost;

		private @Nullable String rememberMe;

		private Builder(String id, PendingSignIn pending, Instant expiresAt) {
			Assert.hasText(id, "'id' must not be empty");
			Assert.notNull(pending, "'pending' must not be null");
			Assert.notNull(expiresAt, "'expiresAt' must not be null");
			this.id = id;
			this.pending = pending;
			this.expiresAt = expiresAt;
		}

		/**
		 * Set which challenge of the sign-in it is.
		 * @param steps one or more
		 * @return this builder
		 */
		public Builder steps(int steps) {
			this.steps = steps;
			return this;
		}

		/**
		 * Set how many answers were refused.
		 * @param refusals zero or more
		 * @return this builder
		 */
		public Builder refusals(int refusals) {
			this.refusals = refusals;
			return this;
		}

		/**
		 * Set why the last answer was not taken.
		 * @param problem the problem, or {@code null}
		 * @return this builder
		 */
		public Builder problem(@Nullable FormProblem problem) {
			this.problem = problem;
			return this;
		}

		/**
		 * Set what was entered before.
		 * @param entered values by name of the field
		 * @return this builder
		 */
		public Builder entered(Map<String, String> entered) {
			this.entered = Map.copyOf(entered);
			return this;
		}

		/**
		 * Set whether what came of the last answer is not known.
		 * @param answerLost whether it is lost
		 * @return this builder
		 */
		public Builder answerLost(boolean answerLost) {
			this.answerLost = answerLost;
			return this;
		}

		/**
		 * Set the wish to be remembered.
		 * @param rememberMe the value of its parameter, or {@code null}
		 * @return this builder
		 */
		public Builder rememberMe(@Nullable String rememberMe) {
			this.rememberMe = rememberMe;
			return this;
		}

		/**
		 * Build the open challenge.
		 * @return a new state
		 */
		public OpenChallenge build() {
			return new OpenChallenge(this);
		}

	}

}
