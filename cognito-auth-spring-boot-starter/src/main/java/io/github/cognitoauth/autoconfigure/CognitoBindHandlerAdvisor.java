// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException.Problem;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.core.env.Environment;

/**
 * Keeps what cannot be bound until all of the configuration was looked at, so that
 * start-up reports it with everything else. What others bind is left alone. What is bound
 * again later, when nobody asks any more, fails at once.
 */
final class CognitoBindHandlerAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private final Environment environment;

	private final List<Problem> problems = new ArrayList<>();

	private boolean reported;

	CognitoBindHandlerAdvisor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new CognitoBindHandler(bindHandler, this.environment, this::add);
	}

	private synchronized void add(Problem problem) {
		if (this.reported) {
			throw new CognitoConfigurationException(List.of(problem));
		}
		this.problems.add(problem);
	}

	synchronized void report(ConfigurationProblems target) {
		this.reported = true;
		this.problems.forEach(target::addUnreadable);
	}

}
