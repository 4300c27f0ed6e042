// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * A stored challenge cannot be read: it was changed, cut off, or written by a version
 * that this one does not know. The sign-in has to start again. The message names the
 * member at fault and repeats nothing of the text, which holds secrets.
 *
 * @since 0.1.0
 */
public final class UnreadableChallengeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message names what is at fault, and repeats nothing of the text
	 */
	public UnreadableChallengeException(String message) {
		super(message);
	}

}
