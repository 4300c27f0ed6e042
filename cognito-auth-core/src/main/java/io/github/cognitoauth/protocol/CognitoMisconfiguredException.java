// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The app client, the pool or this library is set up wrongly: no such client, flow not
 * enabled, wrong client secret, broken trigger. An operator has to change something.
 *
 * @since 0.1.0
 */
public final class CognitoMisconfiguredException extends CognitoException {

	private static final long serialVersionUID = 1L;

	CognitoMisconfiguredException(CognitoError error, @Nullable Throwable cause) {
		super(error, cause);
	}

}
