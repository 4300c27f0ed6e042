// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import io.github.cognitoauth.security.text.Text;

import org.springframework.security.core.AuthenticationException;

/**
 * How a sign-in ended without success.
 *
 * @param text what to tell the user
 * @param failure the same for handlers; fit to be put into a session
 * @since 0.1.0
 */
public record SignInEnding(Text text, AuthenticationException failure) {

}
