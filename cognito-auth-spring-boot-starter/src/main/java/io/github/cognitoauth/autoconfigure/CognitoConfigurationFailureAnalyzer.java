// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.stream.Collectors;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException.Problem;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Shows a {@link CognitoConfigurationException} as a list of what to change. Asked first:
 * of a property that is bound again Spring Boot's own analyzer would print the value.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CognitoConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<CognitoConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, CognitoConfigurationException cause) {
		String description = cause.getProblems()
			.stream()
			.map((problem) -> "    - " + problem + ".")
			.collect(Collectors.joining(System.lineSeparator(),
					"The configuration of Cognito Auth cannot work:" + System.lineSeparator() + System.lineSeparator(),
					""));
		String action = cause.getProblems()
			.stream()
			.map(Problem::action)
			.distinct()
			.collect(Collectors.joining(System.lineSeparator()));
		return new FailureAnalysis(description, action, cause);
	}

}
