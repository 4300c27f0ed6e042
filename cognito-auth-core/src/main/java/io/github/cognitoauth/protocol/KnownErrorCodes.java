// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.Set;

/**
 * Bounds the values of the metric key for errors: what stands between client and service
 * can answer with any code.
 */
final class KnownErrorCodes {

	private static final Set<String> OTHERS = Set.of("SerializationException", CognitoErrorCodes.UNUSABLE_CREDENTIALS,
			CognitoErrorCodes.UNUSABLE_INPUT, CognitoErrorCodes.LOCAL_LIMIT, CognitoErrorCodes.CONNECT_FAILURE,
			CognitoErrorCodes.TRANSPORT_FAILURE, CognitoErrorCodes.TIMEOUT, CognitoErrorCodes.INVALID_RESPONSE,
			CognitoErrorCodes.RESPONSE_TOO_LARGE, CognitoErrorCodes.REDIRECTED, CognitoErrorCodes.UNKNOWN_ERROR);

	private KnownErrorCodes() {
	}

	static String orOther(String code) {
		return (ErrorReasons.isKnown(code) || OTHERS.contains(code)) ? code : "other";
	}

}
