// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;

/**
 * Settings of the pool that {@link AutoConfigureCognitoUserPool} runs.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoUserPoolCustomizer {

	/**
	 * Changes the settings before the pool starts.
	 * @param builder the settings
	 */
	void customize(CognitoUserPoolServerBuilder builder);

}
