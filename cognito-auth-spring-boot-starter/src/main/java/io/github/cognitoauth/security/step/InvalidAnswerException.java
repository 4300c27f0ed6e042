// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * An answer lacks something, or has a form that cannot be right. Nothing was sent to the
 * pool. The text is for the user and repeats no input.
 *
 * @since 0.1.0
 */
public final class InvalidAnswerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Text problem;

	private final @Nullable String field;

	/**
	 * Refuse an answer.
	 * @param problem what to do, for the user
	 * @param field the field at fault, or {@code null} if it is none
	 */
	public InvalidAnswerException(Text problem, @Nullable String field) {
		super(problem.code());
		this.problem = problem;
		this.field = field;
	}

	/**
	 * Return what to do.
	 * @return a text for the user
	 */
	public Text problem() {
		return this.problem;
	}

	/**
	 * Return the field at fault.
	 * @return a field's name, or {@code null}
	 */
	public @Nullable String field() {
		return this.field;
	}

}
