// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

/**
 * Callback interface that can be implemented by beans that check a part of the
 * configuration. All of them are asked before anything connects, and start-up reports
 * what they find at once. They run early, so they must not need beans that need a
 * {@code CognitoClient}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoConfigurationValidator {

	/**
	 * Check the configuration.
	 * @param problems is told what is wrong
	 */
	void validate(ConfigurationProblems problems);

}
