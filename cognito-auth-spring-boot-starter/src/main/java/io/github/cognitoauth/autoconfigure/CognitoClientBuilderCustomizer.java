package io.github.cognitoauth.autoconfigure;

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

}
