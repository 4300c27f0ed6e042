// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.store;

import org.jspecify.annotations.Nullable;

/**
 * That a {@link TokenStore} did not do what it was asked to. The message is logged as it
 * is: one sentence without full stop that says what is wrong and what to change, and that
 * holds no secret. Stores need not use it; of other errors only the type is logged.
 *
 * @since 0.1.0
 */
public final class TokenStoreException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what is wrong and what to change
	 * @param cause the failure, which is not logged
	 */
	public TokenStoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
