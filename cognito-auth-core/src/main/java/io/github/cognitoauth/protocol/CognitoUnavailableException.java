// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The service could not be reached, is overloaded, or limits this user: try later. Tokens
 * that were valid before are still valid.
 *
 * @since 0.1.0
 */
public final class CognitoUnavailableException extends CognitoException {

	private static final long serialVersionUID = 1L;

	CognitoUnavailableException(CognitoError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
