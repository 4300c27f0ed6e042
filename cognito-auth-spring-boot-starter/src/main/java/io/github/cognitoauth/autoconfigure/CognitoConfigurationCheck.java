// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

/**
 * The proof that the configuration was checked: there is no instance of a configuration
 * that cannot work. What opens connections or signs in asks for it first.
 */
final class CognitoConfigurationCheck {

	CognitoConfigurationCheck(CognitoBindHandlerAdvisor binding, Stream<CognitoConfigurationValidator> validators) {
		ConfigurationProblems problems = new ConfigurationProblems();
		List<CognitoConfigurationValidator> all = validators.toList();
		binding.report(problems);
		all.forEach((validator) -> validator.validate(problems));
		problems.throwIfAny();
	}

}
