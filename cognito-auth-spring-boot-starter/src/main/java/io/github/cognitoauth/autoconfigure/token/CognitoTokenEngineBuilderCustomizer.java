// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.token.CognitoTokenEngineBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize the
 * {@link CognitoTokenEngineBuilder} after the accounts of the properties were added, for
 * example its scheduler, its listeners, or further accounts. The clock has to stay that
 * of the system, on which the accounts of the properties count the expiry of their
 * tokens.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoTokenEngineBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param engineBuilder the builder
	 */
	void customize(CognitoTokenEngineBuilder engineBuilder);

}
