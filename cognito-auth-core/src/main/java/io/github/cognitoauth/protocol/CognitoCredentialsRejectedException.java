// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The user name, password, token or account was refused. Repeating the same call cannot
 * help, and repeating a wrong password locks the account for everybody.
 *
 * @since 0.1.0
 */
public final class CognitoCredentialsRejectedException extends CognitoException {

	private static final long serialVersionUID = 1L;

	CognitoCredentialsRejectedException(CognitoError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
