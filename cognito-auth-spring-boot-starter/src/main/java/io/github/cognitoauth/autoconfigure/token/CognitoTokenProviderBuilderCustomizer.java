package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.token.CognitoTokenProviderBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize the
 * {@link CognitoTokenProviderBuilder} of every service account after the properties were
 * applied, for example its scheduler or its listeners. The clock has to stay that of the
 * system, on which the accounts of the properties count the expiry of their tokens.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoTokenProviderBuilderCustomizer {

	/**
	 * Customize the builder of an account.
	 * @param account the name of the account
	 * @param providerBuilder the builder
	 */
	void customize(String account, CognitoTokenProviderBuilder providerBuilder);

}
