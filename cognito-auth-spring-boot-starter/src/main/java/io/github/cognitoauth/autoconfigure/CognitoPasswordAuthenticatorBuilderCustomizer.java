// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticatorBuilder;
import io.github.cognitoauth.protocol.CognitoClient;

/**
 * Callback interface that can be implemented by beans wishing to customize the
 * {@link CognitoPasswordAuthenticatorBuilder} of the authenticator for users, for example
 * its clock or device store. The authenticators of service accounts are not concerned.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoPasswordAuthenticatorBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param authenticatorBuilder the builder
	 */
	void customize(CognitoPasswordAuthenticatorBuilder authenticatorBuilder);

	/**
	 * Return whether the authenticators of a user pool are customized. What is meant for
	 * one pool, its secrets above all, must not reach another.
	 * @param pool the name of the pool
	 * @return by default whether it is the main pool, which is the only one in most
	 * applications
	 */
	default boolean supports(String pool) {
		return pool.equals(CognitoClient.MAIN_POOL);
	}

}
