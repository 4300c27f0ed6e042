package io.github.cognitoauth.autoconfigure;

import java.util.stream.Collectors;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException.Problem;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a {@link CognitoConfigurationException} as a list of what to change. */
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
