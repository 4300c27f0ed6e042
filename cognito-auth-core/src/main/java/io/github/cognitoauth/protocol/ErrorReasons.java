package io.github.cognitoauth.protocol;

import java.util.Locale;
import java.util.Set;

/**
 * Refines an error code by the service's message. Messages are no contract: they are
 * matched loosely, and what is not recognized keeps the meaning of its code alone.
 */
final class ErrorReasons {

	/**
	 * Throttling by error code, whatever the status, as the SDKs have it. Without
	 * LimitExceededException: for Cognito that is a per-user limit of minutes or hours.
	 */
	private static final Set<String> THROTTLING = Set.of("TooManyRequestsException", "Throttling",
			"ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "SlowDown",
			"RequestLimitExceeded", "ProvisionedThroughputExceededException", "BandwidthLimitExceeded",
			"EC2ThrottledException", "TransactionInProgressException");

	private static final Set<String> FAILURES = Set.of("InternalErrorException", "InternalServerException",
			"InternalFailure", "InternalError", "ServiceUnavailable", "ServiceUnavailableException", "RequestTimeout",
			"RequestTimeoutException", "PriorRequestNotComplete");

	/**
	 * Where people type attributes, passwords and codes, a refusal is no wrong set-up.
	 */
	private static final Set<CognitoOperation> INPUT_OPERATIONS = Set.of(CognitoOperation.RespondToAuthChallenge,
			CognitoOperation.SignUp, CognitoOperation.ConfirmSignUp, CognitoOperation.ResendConfirmationCode,
			CognitoOperation.ForgotPassword, CognitoOperation.ConfirmForgotPassword, CognitoOperation.ChangePassword,
			CognitoOperation.UpdateUserAttributes, CognitoOperation.VerifyUserAttribute,
			CognitoOperation.VerifySoftwareToken);

	private ErrorReasons() {
	}

	static CognitoErrorReason of(CognitoOperation operation, String code, String message, int status) {
		if (THROTTLING.contains(code) || status == 429) {
			return CognitoErrorReason.THROTTLED;
		}
		if (FAILURES.contains(code) || status >= 500) {
			return CognitoErrorReason.SERVICE_FAILURE;
		}
		String text = message.toLowerCase(Locale.ROOT);
		return switch (code) {
			case "NotAuthorizedException" -> notAuthorized(operation, text);
			case "UserNotFoundException" -> CognitoErrorReason.WRONG_CREDENTIALS;
			case "UserNotConfirmedException" -> CognitoErrorReason.USER_NOT_CONFIRMED;
			case "PasswordResetRequiredException" -> CognitoErrorReason.PASSWORD_RESET_REQUIRED;
			case "CodeMismatchException", "EnableSoftwareTokenMFAException" -> CognitoErrorReason.CODE_MISMATCH;
			case "ExpiredCodeException" -> CognitoErrorReason.CODE_EXPIRED;
			// at InitiateAuth no password is chosen: an emulator's word for a wrong one
			case "InvalidPasswordException" -> (operation == CognitoOperation.InitiateAuth)
					? CognitoErrorReason.WRONG_CREDENTIALS : CognitoErrorReason.PASSWORD_POLICY;
			case "PasswordHistoryPolicyViolationException" -> CognitoErrorReason.PASSWORD_POLICY;
			case "LimitExceededException", "TooManyFailedAttemptsException" -> CognitoErrorReason.LIMIT_EXCEEDED;
			case "RefreshTokenReuseException" -> CognitoErrorReason.REFRESH_TOKEN_REJECTED;
			case "UserLambdaValidationException" -> CognitoErrorReason.REFUSED_BY_TRIGGER;
			case "ResourceNotFoundException" -> text.contains("device") ? CognitoErrorReason.DEVICE_NOT_FOUND
					: (text.contains("client") ? CognitoErrorReason.CLIENT_NOT_FOUND : CognitoErrorReason.UNSPECIFIED);
			case "InvalidParameterException" -> invalidParameter(operation, text);
			default -> CognitoErrorReason.UNSPECIFIED;
		};
	}

	private static CognitoErrorReason invalidParameter(CognitoOperation operation, String text) {
		if (text.contains("flow not enabled")) {
			return CognitoErrorReason.FLOW_NOT_ENABLED;
		}
		if (text.contains("missing") || text.contains("timestamp") || text.contains("'clientid'")) {
			return CognitoErrorReason.UNSPECIFIED;
		}
		if (text.contains("already confirmed")) {
			return CognitoErrorReason.ALREADY_CONFIRMED;
		}
		if (INPUT_OPERATIONS.contains(operation)) {
			return CognitoErrorReason.INPUT_REFUSED;
		}
		// what somebody types into a login page is no fault of the configuration
		boolean typed = operation == CognitoOperation.InitiateAuth && text.contains("username");
		return typed ? CognitoErrorReason.UNUSABLE_CREDENTIALS : CognitoErrorReason.UNSPECIFIED;
	}

	private static CognitoErrorReason notAuthorized(CognitoOperation operation, String text) {
		if (text.contains("secret")) {
			return CognitoErrorReason.CLIENT_SECRET_REJECTED;
		}
		if (text.contains("attempts exceeded")) {
			return CognitoErrorReason.LOCKED_OUT;
		}
		if (text.contains("disabled")) {
			return CognitoErrorReason.USER_DISABLED;
		}
		if (text.contains("temporary password")) {
			return CognitoErrorReason.TEMPORARY_PASSWORD_EXPIRED;
		}
		if (text.contains("session")) {
			return text.contains("expired") ? CognitoErrorReason.SESSION_EXPIRED : CognitoErrorReason.SESSION_SPENT;
		}
		if (text.contains("refresh token") || operation == CognitoOperation.GetTokensFromRefreshToken) {
			return CognitoErrorReason.REFRESH_TOKEN_REJECTED;
		}
		if (text.contains("scope")) {
			return CognitoErrorReason.INSUFFICIENT_SCOPE;
		}
		if (text.contains("access token")) {
			return text.contains("revoked") ? CognitoErrorReason.ACCESS_TOKEN_REVOKED
					: CognitoErrorReason.ACCESS_TOKEN_REJECTED;
		}
		if (text.contains("unauthorized attribute")) {
			return CognitoErrorReason.ATTRIBUTE_NOT_WRITABLE;
		}
		if (text.contains("cannot be confirmed")) {
			return CognitoErrorReason.ALREADY_CONFIRMED;
		}
		if (text.contains("username or password")) {
			return CognitoErrorReason.WRONG_CREDENTIALS;
		}
		return CognitoErrorReason.UNSPECIFIED;
	}

}
