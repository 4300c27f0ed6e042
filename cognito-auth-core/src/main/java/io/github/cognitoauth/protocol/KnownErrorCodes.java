package io.github.cognitoauth.protocol;

import java.util.Set;

/**
 * Bounds the values of the metric key for errors: what stands between client and service
 * can answer with any code.
 */
final class KnownErrorCodes {

	private static final Set<String> CODES = Set.of("AliasExistsException", "CodeDeliveryFailureException",
			"CodeMismatchException", "ConcurrentModificationException", "DeviceKeyExistsException",
			"EnableSoftwareTokenMFAException", "ExpiredCodeException", "ForbiddenException", "InternalErrorException",
			"InvalidEmailRoleAccessPolicyException", "InvalidLambdaResponseException", "InvalidParameterException",
			"InvalidPasswordException", "InvalidSmsRoleAccessPolicyException",
			"InvalidSmsRoleTrustRelationshipException", "InvalidUserPoolConfigurationException",
			"LimitExceededException", "MFAMethodNotFoundException", "NotAuthorizedException",
			"OperationNotEnabledException", "PasswordHistoryPolicyViolationException", "PasswordResetRequiredException",
			"RefreshTokenReuseException", "ResourceNotFoundException", "SoftwareTokenMFANotFoundException",
			"TooManyFailedAttemptsException", "TooManyRequestsException", "UnauthorizedException",
			"UnexpectedLambdaException", "UnsupportedOperationException", "UnsupportedTokenTypeException",
			"UserLambdaValidationException", "UserNotConfirmedException", "UserNotFoundException",
			"UserPoolAddOnNotEnabledException", "UsernameExistsException", "WebAuthnChallengeNotFoundException",
			"WebAuthnClientMismatchException", "WebAuthnConfigurationMissingException",
			"WebAuthnCredentialNotSupportedException", "WebAuthnNotEnabledException",
			"WebAuthnOriginNotAllowedException", "WebAuthnRelyingPartyMismatchException", "UnknownOperationException",
			"SerializationException", "ThrottlingException", CognitoErrorCodes.UNUSABLE_CREDENTIALS,
			CognitoErrorCodes.CONNECT_FAILURE, CognitoErrorCodes.TRANSPORT_FAILURE, CognitoErrorCodes.TIMEOUT,
			CognitoErrorCodes.INVALID_RESPONSE, CognitoErrorCodes.RESPONSE_TOO_LARGE, CognitoErrorCodes.UNKNOWN_ERROR);

	private KnownErrorCodes() {
	}

	static String orOther(String code) {
		return CODES.contains(code) ? code : "other";
	}

}
