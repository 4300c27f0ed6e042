// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A successful answer. Not to be kept or logged: it holds tokens, sessions and secrets,
 * which {@link #toString()} does not show.
 *
 * @param operation the operation that was called
 * @param status the HTTP status
 * @param requestId the value of {@code x-amzn-RequestId}, or {@code null}
 * @param body the members, none where the service sent no body
 * @param region the Region that answered, or {@code null} for a pool without replica
 * @since 0.1.0
 */
public record CognitoResponse(CognitoOperation operation, int status, @Nullable String requestId, ObjectNode body,
		@Nullable String region) {

	CognitoResponse in(String answeredBy) {
		return new CognitoResponse(this.operation, this.status, this.requestId, this.body, answeredBy);
	}

	/**
	 * Return the error for an answer that lacks what the operation always returns.
	 * @return an exception with reason {@link CognitoErrorReason#INVALID_RESPONSE}, the
	 * status and the request id
	 */
	public CognitoException invalid() {
		return refused(CognitoErrorCodes.INVALID_RESPONSE, CognitoErrorReason.INVALID_RESPONSE);
	}

	/**
	 * Return the error for an answer that lacks what it needs, and say what arrived.
	 * @param what what is wrong, without any value of the answer
	 * @return as {@link #invalid()}, with a cause that names the members of the answer
	 */
	public CognitoException invalid(String what) {
		return refused(CognitoErrorCodes.INVALID_RESPONSE, CognitoErrorReason.INVALID_RESPONSE,
				new IllegalStateException(what + " in " + this));
	}

	/**
	 * Return the error for an answer that is a refusal in spite of its status.
	 * @param code the code that the service has for the same thing
	 * @param reason what it means
	 * @return an exception with the status and the request id
	 */
	public CognitoException refused(String code, CognitoErrorReason reason) {
		return refused(code, reason, null);
	}

	private CognitoException refused(String code, CognitoErrorReason reason, @Nullable Throwable cause) {
		CognitoError error = new CognitoError(this.operation, code, reason, this.status, this.requestId, null);
		return ((this.region != null) ? error.withRegion(this.region) : error).toException(cause);
	}

	@Override
	public String toString() {
		return "CognitoResponse[" + this.operation + ", HTTP " + this.status + ", members=" + this.body.propertyNames()
				+ "]";
	}

}
