// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;

import static io.github.cognitoauth.protocol.CognitoError.local;

/**
 * What a call can meet, as the client reports it when its own repetitions are used up.
 */
enum CognitoFault {

	THROTTLED("TooManyRequestsException", CognitoErrorReason.THROTTLED, 3_000, false),

	INTERNAL_ERROR("InternalErrorException", CognitoErrorReason.SERVICE_FAILURE, 500, false),

	HTML_PAGE("InvalidResponse", CognitoErrorReason.SERVICE_FAILURE, 500, false),

	NOT_JSON("InvalidResponse", CognitoErrorReason.INVALID_RESPONSE, 100, false),

	NO_CONNECTION("ConnectFailure", CognitoErrorReason.CONNECT_FAILURE, 9_000, false),

	RESET("TransportFailure", CognitoErrorReason.TRANSPORT_FAILURE, 200, false),

	/** Processed, so that a rotated refresh token is gone. */
	ANSWER_LOST("TransportFailure", CognitoErrorReason.TRANSPORT_FAILURE, 200, true),

	/** Processed, and answered when nobody waits any more. */
	LATE_ANSWER("Timeout", CognitoErrorReason.TIMEOUT, 10_000, true),

	/** Neither processed nor answered. The time-out is that of the provider. */
	SILENCE("Timeout", CognitoErrorReason.TIMEOUT, Long.MAX_VALUE, false);

	private final String code;

	private final CognitoErrorReason reason;

	private final long mostMillis;

	private final boolean processed;

	CognitoFault(String code, CognitoErrorReason reason, long mostMillis, boolean processed) {
		this.code = code;
		this.reason = reason;
		this.mostMillis = mostMillis;
		this.processed = processed;
	}

	CognitoException toException() {
		return local(this.code, this.reason).toException(null);
	}

	/** How long it takes at most until the error is there. */
	long mostMillis() {
		return this.mostMillis;
	}

	boolean isProcessed() {
		return this.processed;
	}

}
