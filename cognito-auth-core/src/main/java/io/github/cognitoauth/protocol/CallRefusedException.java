// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/**
 * An account had no turn in a {@link CallBudget}, because the service does not answer
 * anybody and one call per second finds out when it does. Nothing was sent. It has no
 * stack trace, as there can be thousands.
 *
 * @since 0.1.0
 */
public final class CallRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final CognitoException last;

	CallRefusedException(CognitoException last) {
		super("No call was made during an outage; the last one: " + last.getMessage(), last, false, false);
		this.last = last;
	}

	/**
	 * Return how the last call of any account failed.
	 * @return the error
	 */
	public CognitoException last() {
		return this.last;
	}

}
