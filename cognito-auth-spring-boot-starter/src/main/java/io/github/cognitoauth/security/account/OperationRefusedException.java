// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.io.Serial;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AccountOperation} did nothing. The message is a code only, and safe to log.
 *
 * @since 0.1.0
 */
public final class OperationRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient OperationProblem problem;

	/**
	 * Create an exception.
	 * @param problem why
	 * @param cause what the pool said, or {@code null}
	 */
	public OperationRefusedException(OperationProblem problem, @Nullable Throwable cause) {
		super(problem.kind().code() + ": " + problem.text().code(), cause);
		this.problem = problem;
	}

	static OperationRefusedException of(OperationProblem.Kind kind, String text) {
		return new OperationRefusedException(new OperationProblem(kind, Text.of(text), null, null), null);
	}

	/**
	 * Return why.
	 * @return the problem
	 */
	public OperationProblem problem() {
		return this.problem;
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		// it says what a user did, not where the program went wrong
		return this;
	}

}
