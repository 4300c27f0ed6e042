// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.ChallengeAnswer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What comes of an answer that was read: an answer for the pool, or the wish to set an
 * authenticator app up, which the pool is told in a call of its own. It holds secrets,
 * which {@link #toString()} does not show.
 *
 * @since 0.1.0
 */
public final class StepAnswer {

	private static final StepAnswer SETUP = new StepAnswer(null);

	private final @Nullable ChallengeAnswer answer;

	private StepAnswer(@Nullable ChallengeAnswer answer) {
		this.answer = answer;
	}

	/**
	 * Answer the challenge.
	 * @param answer made by the challenge or by its set-up
	 * @return what is sent
	 */
	public static StepAnswer of(ChallengeAnswer answer) {
		Assert.notNull(answer, "'answer' must not be null");
		return new StepAnswer(answer);
	}

	/**
	 * Begin to set an authenticator app up, for
	 * {@link io.github.cognitoauth.authentication.MfaSetupChallenge} only.
	 * @return what is sent
	 */
	public static StepAnswer softwareTokenSetup() {
		return SETUP;
	}

	/**
	 * Return the answer for the pool.
	 * @return the answer, or {@code null} to set an authenticator app up
	 */
	public @Nullable ChallengeAnswer answer() {
		return this.answer;
	}

	@Override
	public String toString() {
		return (this.answer != null) ? "StepAnswer[" + this.answer + "]" : "StepAnswer[softwareTokenSetup]";
	}

}
