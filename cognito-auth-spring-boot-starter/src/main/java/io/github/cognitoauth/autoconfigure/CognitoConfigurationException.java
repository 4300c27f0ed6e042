// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration cannot work. Names the properties, says what is wrong with each and
 * what to do, and never repeats the value of a secret. Start-up shows it through a
 * failure analyzer.
 *
 * @since 0.1.0
 */
public final class CognitoConfigurationException extends RuntimeException {

	private final List<Problem> problems;

	/**
	 * Create an exception for several problems.
	 * @param problems what is wrong, at least one
	 */
	public CognitoConfigurationException(List<Problem> problems) {
		super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Create an exception for one problem.
	 * @param property the property's whole name
	 * @param problem what is wrong, as the rest of a sentence that starts with the name
	 * @param action what to do, as a sentence
	 */
	public CognitoConfigurationException(String property, String problem, String action) {
		this(List.of(new Problem(property, problem, action)));
	}

	/**
	 * Return what is wrong.
	 * @return at least one problem
	 */
	public List<Problem> getProblems() {
		return this.problems;
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param property the property's whole name
	 * @param problem what is wrong, as the rest of a sentence that starts with the name
	 * @param action what to do, as a sentence
	 */
	public record Problem(String property, String problem, String action) implements Serializable {

		@Override
		public String toString() {
			return "'" + this.property + "' " + this.problem;
		}

	}

}
