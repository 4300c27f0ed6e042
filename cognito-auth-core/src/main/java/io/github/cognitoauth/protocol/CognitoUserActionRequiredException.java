// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The user has something to do first: confirm the sign-up, reset the password, enter
 * another code, choose another password, or start the sign-in again.
 *
 * @since 0.1.0
 */
public final class CognitoUserActionRequiredException extends CognitoException {

	private static final long serialVersionUID = 1L;

	CognitoUserActionRequiredException(CognitoError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
