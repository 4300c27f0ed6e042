// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize every
 * {@link CognitoClientBuilder} after the properties were applied.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoClientBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param clientBuilder the builder
	 */
	void customize(CognitoClientBuilder clientBuilder);

	/**
	 * Return whether the clients of a user pool are customized. What is meant for one
	 * pool, its secrets above all, must not reach another.
	 * @param pool the name of the pool
	 * @return by default whether it is the main pool, which is the only one in most
	 * applications
	 */
	default boolean supports(String pool) {
		return pool.equals(CognitoClient.MAIN_POOL);
	}

}
