// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

/** Why a key set could not be had, in words for the log. */
final class JwkSetException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean absent;

	private JwkSetException(String message, boolean absent) {
		super(message, null, false, false);
		this.absent = absent;
	}

	static JwkSetException failed(String reason) {
		return new JwkSetException(reason, false);
	}

	/**
	 * The server says that there is no such key set, which no repetition changes soon.
	 */
	static JwkSetException absent(String reason) {
		return new JwkSetException(reason, true);
	}

	boolean isAbsent() {
		return this.absent;
	}

}
