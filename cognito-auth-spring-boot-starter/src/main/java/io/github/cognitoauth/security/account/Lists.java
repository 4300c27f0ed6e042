// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.protocol.CognitoException;

/** What the lists of an account have in common. */
final class Lists {

	/** Far more than people have, so that nobody makes an answer grow without an end. */
	static final int MAX = 200;

	private Lists() {
	}

	/**
	 * Return whether the pool does not know such a list at all. What it answers then is
	 * not documented everywhere, so that any answer about its set-up will do.
	 */
	static boolean isNotTracked(Throwable failure) {
		return failure instanceof CognitoException refused && switch (refused.reason()) {
			case POOL_MISCONFIGURED, FEATURE_NOT_IN_PLAN, UNSUPPORTED_OPERATION, UNKNOWN_OPERATION, INPUT_REFUSED ->
				true;
			case UNSPECIFIED -> refused.code().equals("InvalidParameterException");
			default -> false;
		};
	}

}
