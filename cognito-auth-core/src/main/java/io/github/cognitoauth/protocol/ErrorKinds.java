package io.github.cognitoauth.protocol;

/**
 * Which of the four kinds an error is: by its reason where that says enough, else by the
 * code, else by the HTTP status.
 */
enum ErrorKinds {

	CREDENTIALS_REJECTED, USER_ACTION_REQUIRED, UNAVAILABLE, MISCONFIGURED;

	static ErrorKinds of(CognitoError error) {
		return switch (error.reason()) {
			case UNUSABLE_CREDENTIALS, WRONG_CREDENTIALS, LOCKED_OUT, USER_DISABLED, REFRESH_TOKEN_REJECTED,
					ACCESS_TOKEN_REJECTED, ACCESS_TOKEN_REVOKED, REFUSED_BY_TRIGGER ->
				CREDENTIALS_REJECTED;
			case USER_NOT_CONFIRMED, ALREADY_CONFIRMED, PASSWORD_RESET_REQUIRED, TEMPORARY_PASSWORD_EXPIRED,
					SESSION_EXPIRED, SESSION_SPENT, CODE_MISMATCH, CODE_EXPIRED, INPUT_REFUSED, PASSWORD_POLICY ->
				USER_ACTION_REQUIRED;
			case THROTTLED, LIMIT_EXCEEDED, SERVICE_FAILURE, CONNECT_FAILURE, TRANSPORT_FAILURE, TIMEOUT,
					INVALID_RESPONSE ->
				UNAVAILABLE;
			case CLIENT_SECRET_REJECTED, ATTRIBUTE_NOT_WRITABLE, CLIENT_NOT_FOUND, FLOW_NOT_ENABLED, INSUFFICIENT_SCOPE,
					DEVICE_NOT_FOUND ->
				MISCONFIGURED;
			case UNSPECIFIED -> byCode(error);
		};
	}

	private static ErrorKinds byCode(CognitoError error) {
		return switch (error.code()) {
			case "NotAuthorizedException", "UnauthorizedException" -> CREDENTIALS_REJECTED;
			case "UsernameExistsException", "AliasExistsException", "EnableSoftwareTokenMFAException",
					"SoftwareTokenMFANotFoundException", "MFAMethodNotFoundException",
					"WebAuthnChallengeNotFoundException", "WebAuthnClientMismatchException",
					"WebAuthnCredentialNotSupportedException", "DeviceKeyExistsException" ->
				USER_ACTION_REQUIRED;
			// a trigger that timed out or was throttled works again later
			case "ConcurrentModificationException", "UnexpectedLambdaException" -> UNAVAILABLE;
			default ->
				(error.status() >= 500 || error.status() == 408 || error.status() == 429) ? UNAVAILABLE : MISCONFIGURED;
		};
	}

}
