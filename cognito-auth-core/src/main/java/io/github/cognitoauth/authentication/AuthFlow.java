// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * How a sign-in proves the password, {@code AuthFlow} of {@code InitiateAuth}. The app
 * client must allow the flow ({@code ALLOW_...} in its {@code ExplicitAuthFlows}).
 *
 * @since 0.1.0
 */
public enum AuthFlow {

	/** The password goes to Cognito inside TLS. The default. */
	USER_PASSWORD_AUTH,

	/**
	 * The password never leaves this process: Secure Remote Password. Needs the pool id.
	 */
	USER_SRP_AUTH,

	/**
	 * Choice-based sign-in: passwords, one-time codes and passkeys, and authentication
	 * levels. All but the passwords need the plan Essentials or Plus. With a password and
	 * no preferred challenge, the password is the preference.
	 */
	USER_AUTH,

	/**
	 * Challenges that the pool's Lambda triggers define. With a password in the request,
	 * SRP comes first.
	 */
	CUSTOM_AUTH

}
