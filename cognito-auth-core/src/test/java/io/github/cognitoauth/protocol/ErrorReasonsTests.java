// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorReasons} and {@link CognitoErrorKind}: what the service says, and
 * what a caller can do.
 */
class ErrorReasonsTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = {
			"InitiateAuth | Incorrect username or password. | WRONG_CREDENTIALS | CREDENTIALS_REJECTED",
			"InitiateAuth | Password attempts exceeded | LOCKED_OUT | CREDENTIALS_REJECTED",
			"InitiateAuth | User is disabled. | USER_DISABLED | CREDENTIALS_REJECTED",
			"InitiateAuth | Temporary password has expired and must be reset by an administrator. | TEMPORARY_PASSWORD_EXPIRED | USER_ACTION_REQUIRED",
			"RespondToAuthChallenge | Invalid session for the user. | SESSION_SPENT | USER_ACTION_REQUIRED",
			"RespondToAuthChallenge | Invalid session for the user, session is expired. | SESSION_EXPIRED | USER_ACTION_REQUIRED",
			"RespondToAuthChallenge | Invalid session for the user, session can only be used once. | SESSION_SPENT | USER_ACTION_REQUIRED",
			"InitiateAuth | Refresh Token has expired | REFRESH_TOKEN_REJECTED | CREDENTIALS_REJECTED",
			"GetTokensFromRefreshToken | Refresh Token has been revoked | REFRESH_TOKEN_REJECTED | CREDENTIALS_REJECTED",
			"GetTokensFromRefreshToken | Invalid Refresh Token. | REFRESH_TOKEN_REJECTED | CREDENTIALS_REJECTED",
			"GetTokensFromRefreshToken | Something new | REFRESH_TOKEN_REJECTED | CREDENTIALS_REJECTED",
			"GetUser | Access Token has expired | ACCESS_TOKEN_REJECTED | CREDENTIALS_REJECTED",
			"GetUser | Invalid Access Token | ACCESS_TOKEN_REJECTED | CREDENTIALS_REJECTED",
			"GlobalSignOut | Access Token has been revoked | ACCESS_TOKEN_REVOKED | CREDENTIALS_REJECTED",
			"GetUser | Access Token does not have required scopes | INSUFFICIENT_SCOPE | MISCONFIGURED",
			"InitiateAuth | Client 1example is configured with secret but SECRET_HASH was not received | CLIENT_SECRET_REJECTED | MISCONFIGURED",
			"SignUp | Unable to verify secret hash for client 1example | CLIENT_SECRET_REJECTED | MISCONFIGURED",
			"InitiateAuth | SecretHash does not match for the client: 1example | CLIENT_SECRET_REJECTED | MISCONFIGURED",
			"GetClientToken | Invalid client or secret | CLIENT_SECRET_REJECTED | MISCONFIGURED",
			"SignUp | A client attempted to write unauthorized attribute | ATTRIBUTE_NOT_WRITABLE | MISCONFIGURED",
			"RespondToAuthChallenge | Cannot modify an already provided email | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"InitiateAuth | - | WRONG_CREDENTIALS | CREDENTIALS_REJECTED",
			"GetTokensFromRefreshToken | - | REFRESH_TOKEN_REJECTED | CREDENTIALS_REJECTED",
			"GetUser | - | NOT_AUTHORIZED | CREDENTIALS_REJECTED",
			"ConfirmSignUp | User cannot be confirmed. Current status is CONFIRMED | ALREADY_CONFIRMED | USER_ACTION_REQUIRED",
			"InitiateAuth | Unable to login because of security reasons | NOT_AUTHORIZED | CREDENTIALS_REJECTED" })
	void notAuthorizedWhenMessageIsKnownThenReasonIsRefined(CognitoOperation operation, @Nullable String message,
			CognitoErrorReason reason, String kind) {
		assertError(error(operation, 400, "NotAuthorizedException", message), reason, kind);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = {
			"UserNotFoundException | User does not exist. | WRONG_CREDENTIALS | CREDENTIALS_REJECTED",
			"UserNotConfirmedException | User is not confirmed. | USER_NOT_CONFIRMED | USER_ACTION_REQUIRED",
			"PasswordResetRequiredException | - | PASSWORD_RESET_REQUIRED | USER_ACTION_REQUIRED",
			"CodeMismatchException | Invalid code or auth state for the user. | CODE_MISMATCH | USER_ACTION_REQUIRED",
			"EnableSoftwareTokenMFAException | Code mismatch | CODE_MISMATCH | USER_ACTION_REQUIRED",
			"ExpiredCodeException | Invalid code provided, please request a code again. | CODE_EXPIRED | USER_ACTION_REQUIRED",
			"InvalidPasswordException | Password not long enough | PASSWORD_POLICY | USER_ACTION_REQUIRED",
			"PasswordHistoryPolicyViolationException | Password has previously been used | PASSWORD_POLICY | USER_ACTION_REQUIRED",
			"UsernameExistsException | User already exists | USERNAME_EXISTS | USER_ACTION_REQUIRED",
			"AliasExistsException | - | ALIAS_EXISTS | USER_ACTION_REQUIRED",
			"SoftwareTokenMFANotFoundException | - | FACTOR_NOT_SET_UP | USER_ACTION_REQUIRED",
			"MFAMethodNotFoundException | - | FACTOR_NOT_SET_UP | USER_ACTION_REQUIRED",
			"WebAuthnChallengeNotFoundException | - | PASSKEY_REFUSED | USER_ACTION_REQUIRED",
			"DeviceKeyExistsException | - | DEVICE_EXISTS | USER_ACTION_REQUIRED",
			"UserLambdaValidationException | PreAuthentication failed with error no. | REFUSED_BY_TRIGGER | CREDENTIALS_REJECTED",
			"RefreshTokenReuseException | - | REFRESH_TOKEN_REUSED | CREDENTIALS_REJECTED",
			"UnauthorizedException | - | NOT_AUTHORIZED | CREDENTIALS_REJECTED",
			"LimitExceededException | Attempt limit exceeded, please try after some time. | LIMIT_EXCEEDED | UNAVAILABLE",
			"TooManyFailedAttemptsException | - | LIMIT_EXCEEDED | UNAVAILABLE",
			"TooManyRequestsException | Rate exceeded | THROTTLED | UNAVAILABLE",
			"ThrottlingException | Rate exceeded | THROTTLED | UNAVAILABLE", "SlowDown | - | THROTTLED | UNAVAILABLE",
			"InternalErrorException | - | SERVICE_FAILURE | UNAVAILABLE",
			"ServiceUnavailable | - | SERVICE_FAILURE | UNAVAILABLE",
			"ConcurrentModificationException | - | CONFLICT | UNAVAILABLE",
			"ResourceNotFoundException | User pool client 1example does not exist. | CLIENT_NOT_FOUND | MISCONFIGURED",
			"ResourceNotFoundException | User pool eu-west-1_x does not exist. | CLIENT_NOT_FOUND | MISCONFIGURED",
			"ResourceNotFoundException | Device does not exist. | DEVICE_NOT_FOUND | MISCONFIGURED",
			"InvalidParameterException | USER_PASSWORD_AUTH flow not enabled for this client | FLOW_NOT_ENABLED | MISCONFIGURED",
			"InvalidParameterException | Auth flow not enabled for this client | FLOW_NOT_ENABLED | MISCONFIGURED",
			"InvalidParameterException | Invalid attributes given, name is missing | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"InvalidParameterException | - | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"ResourceNotFoundException | - | UNSPECIFIED | MISCONFIGURED",
			"InvalidParameterException | Missing required parameter USERNAME | UNSPECIFIED | MISCONFIGURED",
			"InvalidUserPoolConfigurationException | - | POOL_MISCONFIGURED | MISCONFIGURED",
			"OperationNotEnabledException | - | OPERATION_NOT_ENABLED | UNAVAILABLE",
			"FeatureUnavailableInTierException | - | FEATURE_NOT_IN_PLAN | MISCONFIGURED",
			"UnsupportedOperationException | - | UNSUPPORTED_OPERATION | MISCONFIGURED",
			"UnsupportedTokenTypeException | - | UNSUPPORTED_OPERATION | MISCONFIGURED",
			"ForbiddenException | Request not allowed due to WAF block. | FORBIDDEN | MISCONFIGURED",
			"CodeDeliveryFailureException | - | CODE_NOT_DELIVERED | MISCONFIGURED",
			"UnexpectedLambdaException | - | TRIGGER_FAILED | UNAVAILABLE",
			"UnknownOperationException | - | UNKNOWN_OPERATION | MISCONFIGURED",
			"BrandNewException | - | UNSPECIFIED | MISCONFIGURED" })
	void codeWhenKnownThenKindSaysWhatToDo(String code, @Nullable String message, CognitoErrorReason reason,
			String kind) {
		assertError(error(CognitoOperation.RespondToAuthChallenge, 400, code, message), reason, kind);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"ChangePassword | 1 validation error detected: Value at 'proposedPassword' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$ | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"ConfirmForgotPassword | 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6 | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"ConfirmSignUp | 1 validation error detected: Value at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+ | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"VerifyUserAttribute | 1 validation error detected: Value at 'code' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+ | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"VerifySoftwareToken | 1 validation error detected: Value at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+ | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"ForgotPassword | Cannot reset password for the user as there is no registered/verified email or phone_number | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"SetUserMFAPreference | User does not have delivery config set to turn on SMS_MFA | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"GetUserAttributeVerificationCode | User has no phone number | INPUT_REFUSED | USER_ACTION_REQUIRED",
			"ResendConfirmationCode | User is already confirmed. | ALREADY_CONFIRMED | USER_ACTION_REQUIRED",
			"SignUp | 1 validation error detected: Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+ | UNSPECIFIED | MISCONFIGURED",
			"ConfirmForgotPassword | Missing required parameter USERNAME | UNSPECIFIED | MISCONFIGURED",
			"ConfirmDevice | Invalid device secret verifier | UNSPECIFIED | MISCONFIGURED",
			"InitiateAuth | 1 validation error detected: Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+ | UNSPECIFIED | MISCONFIGURED" })
	void invalidParameterWhenPersonTypedItThenIsNoMisconfiguration(CognitoOperation operation, String message,
			CognitoErrorReason reason, String kind) {
		assertError(error(operation, 400, "InvalidParameterException", message), reason, kind);
	}

	@Test
	void invalidParameterWhenAnotherOperationNamesTheUserThenIsNoPersonsFault() {
		CognitoOperation operation = CognitoOperation.of("SomethingNew");
		assertThat(error(operation, 400, "InvalidParameterException", "Wrong username").reason())
			.isEqualTo(CognitoErrorReason.UNSPECIFIED);
	}

	@Test
	void isKnownWhenNothingIsSaidOfACodeThenFalse() {
		assertThat(ErrorReasons.isKnown("NotAuthorizedException")).isTrue();
		assertThat(ErrorReasons.isKnown("SomethingNewException")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "429", "403", "404", "500" })
	void statusWhenTypeIsKnownThenSaysNothing(int status) {
		assertThat(error(CognitoOperation.InitiateAuth, status, "NotAuthorizedException", "User is disabled.").reason())
			.isEqualTo(CognitoErrorReason.USER_DISABLED);
		assertThat(error(CognitoOperation.InitiateAuth, status, "FeatureUnavailableInTierException", null).reason())
			.isEqualTo(CognitoErrorReason.FEATURE_NOT_IN_PLAN);
	}

	@ParameterizedTest
	@CsvSource({ "GetDevice", "ForgetDevice", "UpdateDeviceStatus", "ConfirmDevice" })
	void notFoundWhenOperationIsAboutADeviceThenMeansTheDevice(CognitoOperation operation) {
		assertThat(error(operation, 400, "ResourceNotFoundException", null).reason())
			.isEqualTo(CognitoErrorReason.DEVICE_NOT_FOUND);
	}

	@ParameterizedTest
	@CsvSource({ "300, REDIRECTED", "400, UNEXPECTED_ANSWER", "301, REDIRECTED", "307, REDIRECTED",
			"403, UNEXPECTED_ANSWER", "404, UNKNOWN_OPERATION", "405, UNKNOWN_OPERATION", "501, UNKNOWN_OPERATION",
			"408, SERVICE_FAILURE", "502, SERVICE_FAILURE" })
	void statusWhenThereIsNoTypeThenDecides(int status, CognitoErrorReason reason) {
		CognitoError error = Answers.error(CognitoOperation.InitiateAuth, status, null, null,
				"<html>".getBytes(StandardCharsets.UTF_8));

		assertThat(error.reason()).isEqualTo(reason);
		assertThat(error.code()).isEqualTo((reason == CognitoErrorReason.REDIRECTED) ? CognitoErrorCodes.REDIRECTED
				: CognitoErrorCodes.UNKNOWN_ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "429, THROTTLED", "500, SERVICE_FAILURE", "503, SERVICE_FAILURE" })
	void statusWhenCodeSaysNothingThenDecides(int status, CognitoErrorReason reason) {
		assertError(error(CognitoOperation.InitiateAuth, status, "BrandNewException", null), reason, "UNAVAILABLE");
	}

	@ParameterizedTest
	@EnumSource(CognitoErrorReason.class)
	void toExceptionWhenReasonIsAnyThenKindAndFactsAreThere(CognitoErrorReason reason) {
		CognitoException ex = new CognitoError(CognitoOperation.GetUser, "SomeCode", reason, 400, "id-1", "text")
			.toException(null);

		assertThat(ex.reason()).isEqualTo(reason);
		assertThat(ex.code()).isEqualTo("SomeCode");
		assertThat(ex.operation()).isEqualTo(CognitoOperation.GetUser);
		assertThat(ex.status()).isEqualTo(400);
		assertThat(ex.requestId()).isEqualTo("id-1");
		assertThat(ex.userMessage()).isEqualTo("text");
		assertThat(ex.getMessage()).contains("GetUser", "SomeCode", "400", "id-1").doesNotContain("text");
		assertThat(ex.isRetryable())
			.isEqualTo(ex instanceof CognitoUnavailableException && reason != CognitoErrorReason.LIMIT_EXCEEDED);
	}

	@Test
	void localWhenNoCallWasMadeThenHasNeitherOperationNorStatus() {
		CognitoException ex = CognitoError
			.local(CognitoErrorCodes.UNUSABLE_CREDENTIALS, CognitoErrorReason.UNUSABLE_CREDENTIALS)
			.toException(null);

		assertThat(ex).isInstanceOf(CognitoCredentialsRejectedException.class)
			.hasMessage("Sign-in failed: UnusableCredentials (UNUSABLE_CREDENTIALS)");
		assertThat(ex.operation()).isNull();
		assertThat(ex.status()).isZero();
	}

	@Test
	void messageWhenThereWasAnAnswerOrOnlyTimePassedThenHasNoTypeOfACause() {
		CognitoError answered = new CognitoError(CognitoOperation.GetUser, "SomeCode", CognitoErrorReason.UNSPECIFIED,
				400, null, null);
		CognitoError local = CognitoError.local("SomeCode", CognitoErrorReason.TIMEOUT);
		CognitoException known = local.toException(null);

		assertThat(answered.toException(new IOException("text"))).hasMessage("GetUser failed: SomeCode, HTTP 400");
		assertThat(local.toException(new TimeoutException("text"))).hasMessage(known.getMessage());
		assertThat(local.toException(known)).hasMessage(known.getMessage());
		assertThat(local.toException(new IllegalStateException("text", new IOException("text"))))
			.hasMessage(known.getMessage() + ", java.io.IOException");
		assertThat(local.withRegion("eu-west-1").toException(null).region()).isEqualTo("eu-west-1");
	}

	private static void assertError(CognitoError error, CognitoErrorReason reason, String kind) {
		assertThat(error.reason()).isEqualTo(reason);
		assertThat(error.reason().kind()).hasToString(kind);
	}

	private static CognitoError error(CognitoOperation operation, int status, String code, @Nullable String message) {
		byte[] body = MAPPER.createObjectNode()
			.put("__type", code)
			.put("message", message)
			.toString()
			.getBytes(StandardCharsets.UTF_8);
		return Answers.error(operation, status, null, null, body);
	}

}
