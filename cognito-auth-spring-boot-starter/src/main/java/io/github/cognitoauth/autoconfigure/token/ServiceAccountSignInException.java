// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.protocol.CognitoException;

/** An account with {@code fail-fast} could not sign in while the application started. */
final class ServiceAccountSignInException extends RuntimeException {

	private final String account;

	ServiceAccountSignInException(String account, Throwable cause) {
		super("Service account '" + account + "' could not sign in", cause);
		this.account = account;
	}

	String getAccount() {
		return this.account;
	}

	String getCode() {
		if (!(getCause() instanceof CognitoException error)) {
			return "unknown";
		}
		return (error.challengeName() != null) ? error.code() + " (" + error.challengeName() + ")" : error.code();
	}

}
