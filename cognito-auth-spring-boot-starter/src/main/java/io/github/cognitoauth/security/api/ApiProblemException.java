// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import org.springframework.util.Assert;

/**
 * Ends a request with a problem.
 *
 * @since 0.1.0
 */
public final class ApiProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ApiProblem problem;

	/**
	 * Create an exception.
	 * @param problem the problem
	 */
	public ApiProblemException(ApiProblem problem) {
		super(problem.code().code(), null, false, false);
		Assert.notNull(problem, "'problem' must not be null");
		this.problem = problem;
	}

	/**
	 * Return the problem.
	 * @return the problem
	 */
	public ApiProblem problem() {
		return this.problem;
	}

}
