// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * The facts about a failed call. Make an exception of the right kind with
 * {@link #toException(Throwable)}.
 *
 * @param operation the operation that failed, or {@code null} if no call was made
 * @param code the error code
 * @param reason what the error means
 * @param status the HTTP status, or 0 without an answer
 * @param requestId the request id, or {@code null} without an answer
 * @param userMessage the text for the user, or {@code null}
 * @param challengeName the challenge that could not be answered, or {@code null}
 * @param region the Region that was called, or {@code null} for a pool without replica
 * @since 0.1.0
 */
public record CognitoError(@Nullable CognitoOperation operation, String code, CognitoErrorReason reason, int status,
		@Nullable String requestId, @Nullable String userMessage, @Nullable String challengeName,
		@Nullable String region) implements Serializable {

	private static final int MAX_TOKEN_LENGTH = 80;

	/**
	 * Bound and clean what comes from the network, since code and request id are logged.
	 */
	public CognitoError {
		code = printable(code);
		requestId = (requestId != null) ? printable(requestId) : null;
		challengeName = (challengeName != null) ? printable(challengeName) : null;
	}

	/**
	 * Describe an error that is not about a challenge.
	 * @param operation the operation that failed, or {@code null} if no call was made
	 * @param code the error code
	 * @param reason what the error means
	 * @param status the HTTP status, or 0 without an answer
	 * @param requestId the request id, or {@code null} without an answer
	 * @param userMessage the text for the user, or {@code null}
	 */
	public CognitoError(@Nullable CognitoOperation operation, String code, CognitoErrorReason reason, int status,
			@Nullable String requestId, @Nullable String userMessage) {
		this(operation, code, reason, status, requestId, userMessage, null, null);
	}

	/**
	 * Describe an error that was found before anything was sent.
	 * @param code one of {@link CognitoErrorCodes}
	 * @param reason what the error means
	 * @return the error
	 */
	public static CognitoError local(String code, CognitoErrorReason reason) {
		return new CognitoError(null, code, reason, 0, null, null);
	}

	/**
	 * Describe a challenge that the caller cannot answer without a person.
	 * @param challengeName the name of the challenge
	 * @return the error
	 */
	public static CognitoError challengeNotAnswerable(String challengeName) {
		return new CognitoError(null, CognitoErrorCodes.CHALLENGE_NOT_ANSWERABLE,
				CognitoErrorReason.CHALLENGE_NOT_ANSWERABLE, 0, null, null, challengeName, null);
	}

	/**
	 * Describe something that a replica would refuse, so that it is not asked.
	 * @param replica the Region of the replica, or {@code null}
	 * @return the error
	 */
	public static CognitoError notInReplica(@Nullable String replica) {
		return new CognitoError(null, "OperationNotEnabledException", CognitoErrorReason.OPERATION_NOT_ENABLED, 0, null,
				null, null, replica);
	}

	/**
	 * Return the same facts with another meaning, where the caller knows more than the
	 * answer says.
	 * @param newReason what the error means
	 * @return a new error
	 */
	public CognitoError withReason(CognitoErrorReason newReason) {
		return new CognitoError(this.operation, this.code, newReason, this.status, this.requestId, this.userMessage,
				this.challengeName, this.region);
	}

	/**
	 * Return the same facts about a call to a Region.
	 * @param called the Region that was called
	 * @return a new error
	 */
	public CognitoError withRegion(String called) {
		return new CognitoError(this.operation, this.code, this.reason, this.status, this.requestId, this.userMessage,
				this.challengeName, called);
	}

	/**
	 * Return the exception of the kind that fits.
	 * @param cause the cause, or {@code null}
	 * @return a new exception
	 */
	public CognitoException toException(@Nullable Throwable cause) {
		return switch (this.reason.kind()) {
			case CREDENTIALS_REJECTED -> new CognitoCredentialsRejectedException(this, cause);
			case USER_ACTION_REQUIRED -> new CognitoUserActionRequiredException(this, cause);
			case UNAVAILABLE -> new CognitoUnavailableException(this, cause);
			case MISCONFIGURED -> new CognitoMisconfiguredException(this, cause);
		};
	}

	String describe() {
		StringBuilder text = new StringBuilder(120);
		text.append((this.operation != null) ? this.operation.name() : "Sign-in").append(" failed: ").append(this.code);
		if (this.reason != CognitoErrorReason.UNSPECIFIED) {
			text.append(" (").append(this.reason).append(')');
		}
		if (this.challengeName != null) {
			text.append(", challenge ").append(this.challengeName);
		}
		if (this.region != null) {
			text.append(", Region ").append(this.region);
		}
		if (this.status != 0) {
			text.append(", HTTP ").append(this.status);
		}
		if (this.requestId != null) {
			text.append(", request id ").append(this.requestId);
		}
		return text.toString();
	}

	@Override
	public String toString() {
		return describe();
	}

	private static String printable(String text) {
		String bounded = (text.length() > MAX_TOKEN_LENGTH) ? text.substring(0, MAX_TOKEN_LENGTH) : text;
		return bounded.chars().allMatch(CognitoError::isTokenCharacter) ? bounded
				: bounded.replaceAll("[^A-Za-z0-9._:-]", "?");
	}

	private static boolean isTokenCharacter(int c) {
		return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
				|| c == ':' || c == '-';
	}

}
