package io.github.cognitoauth.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.error.Mark;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports a name that stands twice in a YAML file, as of two service accounts. The
 * message of the exception repeats what is written beside it, which may be a password.
 */
final class DuplicateKeyFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateKeyException> {

	private static final String PROBLEM = "found duplicate key ";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateKeyException cause) {
		String problem = cause.getProblem();
		String name = (problem != null && problem.startsWith(PROBLEM)) ? "'" + problem.substring(PROBLEM.length()) + "'"
				: "a name";
		return new FailureAnalysis(
				"A YAML file of the configuration has " + name + " twice in one place" + second(cause.getProblemMark())
						+ ".",
				"Rename one of them, or write what is below both of them below one. Service accounts, for example, "
						+ "need a name each.",
				cause);
	}

	private static String second(@Nullable Mark mark) {
		return (mark != null)
				? ", the second time in line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1) : "";
	}

}
