// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.security.MisconfigurationLog;

/** What strangers may learn from a failure. */
final class PublicFailures {

	private PublicFailures() {
	}

	/**
	 * Return whether a failure is the same whoever is named. All others depend on the
	 * account, also those that are somebody's mistake: a message that the pool cannot
	 * send, a trigger that fails, which are asked for existing accounts only.
	 */
	static boolean isSameForAll(Throwable failure) {
		return !(failure instanceof CognitoException refused) || switch (refused.reason()) {
			case THROTTLED, SERVICE_FAILURE, LOCAL_LIMIT, CONNECT_FAILURE, TRANSPORT_FAILURE, TIMEOUT, INVALID_RESPONSE,
					OPERATION_NOT_ENABLED, CLIENT_SECRET_REJECTED, CLIENT_NOT_FOUND, FORBIDDEN, REDIRECTED,
					UNEXPECTED_ANSWER, UNKNOWN_OPERATION ->
				true;
			// found before anything was sent, by what was entered alone
			case UNUSABLE_CREDENTIALS -> refused.operation() == null;
			default -> false;
		};
	}

	/** What the user is not told, the operator has to know. */
	static void log(Throwable failure) {
		if (failure instanceof CognitoMisconfiguredException misconfigured) {
			MisconfigurationLog.write(misconfigured);
		}
	}

}
