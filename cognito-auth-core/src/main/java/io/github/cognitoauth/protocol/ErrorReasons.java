// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The reason for each type of error, refined by the message where a type means many
 * things. Messages are no contract: they are matched loosely, and what is not recognized
 * keeps the meaning of its type. The HTTP status counts only without a type that is known
 * here, since SDKs, captures and firewalls disagree about it.
 */
final class ErrorReasons {

	/** Types that mean one thing only. */
	private static final Map<String, CognitoErrorReason> BY_CODE = new HashMap<>();

	static {
		// as the SDKs have it, without LimitExceededException: for Cognito that is a
		// limit of the user for minutes or hours
		put(CognitoErrorReason.THROTTLED, "TooManyRequestsException", "Throttling", "ThrottlingException",
				"ThrottledException", "RequestThrottled", "RequestThrottledException", "SlowDown",
				"RequestLimitExceeded", "ProvisionedThroughputExceededException", "BandwidthLimitExceeded",
				"EC2ThrottledException", "TransactionInProgressException");
		put(CognitoErrorReason.SERVICE_FAILURE, "InternalErrorException", "InternalServerException", "InternalFailure",
				"InternalError", "ServiceUnavailable", "ServiceUnavailableException", "RequestTimeout",
				"RequestTimeoutException", "PriorRequestNotComplete");
		put(CognitoErrorReason.NOT_AUTHORIZED, "UnauthorizedException");
		put(CognitoErrorReason.WRONG_CREDENTIALS, "UserNotFoundException");
		put(CognitoErrorReason.USER_NOT_CONFIRMED, "UserNotConfirmedException");
		put(CognitoErrorReason.PASSWORD_RESET_REQUIRED, "PasswordResetRequiredException");
		put(CognitoErrorReason.USERNAME_EXISTS, "UsernameExistsException");
		put(CognitoErrorReason.ALIAS_EXISTS, "AliasExistsException");
		put(CognitoErrorReason.CODE_MISMATCH, "CodeMismatchException", "EnableSoftwareTokenMFAException");
		put(CognitoErrorReason.CODE_EXPIRED, "ExpiredCodeException");
		put(CognitoErrorReason.FACTOR_NOT_SET_UP, "SoftwareTokenMFANotFoundException", "MFAMethodNotFoundException");
		put(CognitoErrorReason.PASSKEY_REFUSED, "WebAuthnChallengeNotFoundException", "WebAuthnClientMismatchException",
				"WebAuthnCredentialNotSupportedException");
		put(CognitoErrorReason.DEVICE_EXISTS, "DeviceKeyExistsException");
		put(CognitoErrorReason.PASSWORD_POLICY, "PasswordHistoryPolicyViolationException");
		put(CognitoErrorReason.LIMIT_EXCEEDED, "LimitExceededException", "TooManyFailedAttemptsException");
		put(CognitoErrorReason.REFRESH_TOKEN_REUSED, "RefreshTokenReuseException");
		put(CognitoErrorReason.REFUSED_BY_TRIGGER, "UserLambdaValidationException");
		put(CognitoErrorReason.TRIGGER_FAILED, "UnexpectedLambdaException");
		put(CognitoErrorReason.TRIGGER_ANSWER_INVALID, "InvalidLambdaResponseException");
		put(CognitoErrorReason.CONFLICT, "ConcurrentModificationException");
		put(CognitoErrorReason.OPERATION_NOT_ENABLED, "OperationNotEnabledException");
		put(CognitoErrorReason.UNSUPPORTED_OPERATION, "UnsupportedOperationException", "UnsupportedTokenTypeException");
		put(CognitoErrorReason.UNKNOWN_OPERATION, "UnknownOperationException", "UnknownOperation", "Unsupported",
				"NotImplemented", "NotImplementedException", "InvalidAction");
		put(CognitoErrorReason.FEATURE_NOT_IN_PLAN, "FeatureUnavailableInTierException");
		put(CognitoErrorReason.POOL_MISCONFIGURED, "InvalidUserPoolConfigurationException",
				"UserPoolAddOnNotEnabledException", "WebAuthnConfigurationMissingException",
				"WebAuthnNotEnabledException", "WebAuthnOriginNotAllowedException",
				"WebAuthnRelyingPartyMismatchException");
		put(CognitoErrorReason.CODE_NOT_DELIVERED, "CodeDeliveryFailureException",
				"InvalidEmailRoleAccessPolicyException", "InvalidSmsRoleAccessPolicyException",
				"InvalidSmsRoleTrustRelationshipException");
		put(CognitoErrorReason.FORBIDDEN, "ForbiddenException");
	}

	/**
	 * Where people type attributes, passwords and codes, or choose factors, a refusal is
	 * no wrong set-up.
	 */
	private static final Set<CognitoOperation> INPUT_OPERATIONS = Set.of(CognitoOperation.RespondToAuthChallenge,
			CognitoOperation.SignUp, CognitoOperation.ConfirmSignUp, CognitoOperation.ResendConfirmationCode,
			CognitoOperation.ForgotPassword, CognitoOperation.ConfirmForgotPassword, CognitoOperation.ChangePassword,
			CognitoOperation.UpdateUserAttributes, CognitoOperation.DeleteUserAttributes,
			CognitoOperation.GetUserAttributeVerificationCode, CognitoOperation.VerifyUserAttribute,
			CognitoOperation.VerifySoftwareToken, CognitoOperation.SetUserMFAPreference,
			CognitoOperation.SetUserSettings, CognitoOperation.CompleteWebAuthnRegistration);

	private static final Set<CognitoOperation> DEVICE_OPERATIONS = Set.of(CognitoOperation.ConfirmDevice,
			CognitoOperation.GetDevice, CognitoOperation.ForgetDevice, CognitoOperation.UpdateDeviceStatus);

	private ErrorReasons() {
	}

	private static void put(CognitoErrorReason reason, String... codes) {
		for (String code : codes) {
			BY_CODE.put(code, reason);
		}
	}

	/** Whether a code of the service has a meaning here. */
	static boolean isKnown(String code) {
		return BY_CODE.containsKey(code) || switch (code) {
			case "NotAuthorizedException", "ResourceNotFoundException", "InvalidParameterException",
					"InvalidPasswordException" ->
				true;
			default -> false;
		};
	}

	static CognitoErrorReason of(CognitoOperation operation, String code, String message, int status) {
		CognitoErrorReason known = BY_CODE.get(code);
		if (known != null) {
			return known;
		}
		String text = message.toLowerCase(Locale.ROOT);
		return switch (code) {
			case "NotAuthorizedException" -> notAuthorized(operation, text);
			case "ResourceNotFoundException" -> notFound(operation, text);
			case "InvalidParameterException" -> invalidParameter(operation, text);
			// at InitiateAuth no password is chosen: an emulator's word for a wrong one
			case "InvalidPasswordException" -> operation.equals(CognitoOperation.InitiateAuth)
					? CognitoErrorReason.WRONG_CREDENTIALS : CognitoErrorReason.PASSWORD_POLICY;
			default -> ofStatus(status, code.equals(CognitoErrorCodes.UNKNOWN_ERROR));
		};
	}

	private static CognitoErrorReason ofStatus(int status, boolean withoutType) {
		if (withoutType && (status == 404 || status == 405 || status == 501)) {
			return CognitoErrorReason.UNKNOWN_OPERATION;
		}
		if (status >= 500 || status == 408) {
			return CognitoErrorReason.SERVICE_FAILURE;
		}
		if (status == 429) {
			return CognitoErrorReason.THROTTLED;
		}
		if (status >= 300 && status < 400) {
			return CognitoErrorReason.REDIRECTED;
		}
		return withoutType ? CognitoErrorReason.UNEXPECTED_ANSWER : CognitoErrorReason.UNSPECIFIED;
	}

	private static CognitoErrorReason notFound(CognitoOperation operation, String text) {
		if (text.contains("device")) {
			return CognitoErrorReason.DEVICE_NOT_FOUND;
		}
		if (text.contains("client") || text.contains("pool")) {
			return CognitoErrorReason.CLIENT_NOT_FOUND;
		}
		return (text.isBlank() && DEVICE_OPERATIONS.contains(operation)) ? CognitoErrorReason.DEVICE_NOT_FOUND
				: CognitoErrorReason.UNSPECIFIED;
	}

	private static CognitoErrorReason invalidParameter(CognitoOperation operation, String text) {
		if (text.contains("flow not enabled")) {
			return CognitoErrorReason.FLOW_NOT_ENABLED;
		}
		if (text.contains("missing required parameter") || text.contains("timestamp") || text.contains("'clientid'")) {
			return CognitoErrorReason.UNSPECIFIED;
		}
		if (text.contains("already confirmed")) {
			return CognitoErrorReason.ALREADY_CONFIRMED;
		}
		if (INPUT_OPERATIONS.contains(operation)) {
			return CognitoErrorReason.INPUT_REFUSED;
		}
		// what somebody types into a login page is no fault of the configuration
		boolean typed = operation.equals(CognitoOperation.InitiateAuth) && text.contains("username");
		return typed ? CognitoErrorReason.UNUSABLE_CREDENTIALS : CognitoErrorReason.UNSPECIFIED;
	}

	private static CognitoErrorReason notAuthorized(CognitoOperation operation, String text) {
		CognitoErrorReason told = notAuthorized(text);
		if (told != null) {
			return told;
		}
		if (operation.equals(CognitoOperation.GetTokensFromRefreshToken)) {
			return CognitoErrorReason.REFRESH_TOKEN_REJECTED;
		}
		return (operation.equals(CognitoOperation.InitiateAuth) && text.isBlank())
				? CognitoErrorReason.WRONG_CREDENTIALS : CognitoErrorReason.NOT_AUTHORIZED;
	}

	private static @Nullable CognitoErrorReason notAuthorized(String text) {
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
		if (text.contains("refresh token")) {
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
		if (text.contains("cannot modify")) {
			return CognitoErrorReason.INPUT_REFUSED;
		}
		if (text.contains("cannot be confirmed")) {
			return CognitoErrorReason.ALREADY_CONFIRMED;
		}
		return text.contains("username or password") ? CognitoErrorReason.WRONG_CREDENTIALS : null;
	}

}
