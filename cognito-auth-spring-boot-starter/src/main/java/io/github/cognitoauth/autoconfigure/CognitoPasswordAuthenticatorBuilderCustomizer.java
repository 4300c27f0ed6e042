package io.github.cognitoauth.autoconfigure;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticatorBuilder;

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

}
