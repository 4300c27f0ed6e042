// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.CognitoChallenge;
import org.jspecify.annotations.Nullable;

/**
 * One kind of challenge: what is asked, how the answer is read, which factor it proves. A
 * bean of this type takes the place of the built-in kind of the same challenge; so an
 * application asks in its own words what its triggers want
 * ({@link io.github.cognitoauth.authentication.CustomChallenge}), or answers a challenge
 * that this version does not know
 * ({@link io.github.cognitoauth.authentication.UnknownChallenge}). Must be thread-safe
 * and must not block.
 *
 * @param <C> the challenge
 * @since 0.1.0
 */
public interface ChallengeKind<C extends CognitoChallenge> {

	/**
	 * Return the challenges that are of this kind.
	 * @return the type, or a common supertype of several
	 */
	Class<C> type();

	/**
	 * Describe what is asked.
	 * @param challenge the challenge
	 * @param context what else is known
	 * @param form takes title, text, fields and choices
	 */
	void describe(C challenge, StepContext context, StepForm.Builder form);

	/**
	 * Read an answer.
	 * @param challenge the challenge
	 * @param context what else is known
	 * @param values what was entered
	 * @return what is sent
	 * @throws InvalidAnswerException if something is missing; nothing is sent then
	 */
	StepAnswer read(C challenge, StepContext context, AnswerValues values);

	/**
	 * Return which factor a right answer proves where no password was proved.
	 * @param challenge the challenge
	 * @return a factor authority, such as {@code FACTOR_WEBAUTHN}, or {@code null} if the
	 * answer proves nothing
	 */
	default @Nullable String factor(C challenge) {
		return null;
	}

	/**
	 * Return what a right answer is called in the claim {@code amr}, for levels of
	 * authentication.
	 * @param challenge the challenge
	 * @return such as {@code otp}, or {@code null} if it counts for no level
	 */
	default @Nullable String method(C challenge) {
		return null;
	}

	/**
	 * Return whether a right answer is a second factor where another was proved before.
	 * @param challenge the challenge
	 * @return by default, whether it proves a factor at all
	 */
	default boolean provesSecondFactor(C challenge) {
		return factor(challenge) != null;
	}

}
