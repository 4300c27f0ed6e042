package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceAccountSignInFailureAnalyzer}.
 */
class ServiceAccountSignInFailureAnalyzerTests {

	private static final String PREFIX = "cognito.service-accounts.billing.";

	@ParameterizedTest
	@CsvSource({ "ChallengeNotAnswerable:NEW_PASSWORD_REQUIRED, UNSPECIFIED, a permanent password in the user pool",
			"ChallengeNotAnswerable:SOFTWARE_TOKEN_MFA, UNSPECIFIED, Set 'cognito.service-accounts.billing.totp-secret'",
			"ChallengeNotAnswerable:MFA_SETUP, UNSPECIFIED, Set an authenticator app up",
			"ChallengeNotAnswerable:SMS_MFA, UNSPECIFIED, needs a person",
			"NotAuthorizedException, WRONG_CREDENTIALS, Check 'cognito.service-accounts.billing.username'",
			"NotAuthorizedException, LOCKED_OUT, Wait some minutes",
			"NotAuthorizedException, USER_DISABLED, Enable the user",
			"UserNotConfirmedException, USER_NOT_CONFIRMED, Confirm the user",
			"PasswordResetRequiredException, PASSWORD_RESET_REQUIRED, a permanent password",
			"CodeMismatchException, CODE_MISMATCH, Check 'cognito.service-accounts.billing.totp-secret' and the clock",
			"UserLambdaValidationException, REFUSED_BY_TRIGGER, triggers", "TooManyRequestsException, THROTTLED, quota",
			"InvalidParameterException, FLOW_NOT_ENABLED, Check the app client",
			"ConnectFailure, CONNECT_FAILURE, Check that the endpoint can be reached" })
	void analyzeWhenSignInFailedThenSaysWhatToChange(String code, CognitoErrorReason reason, String action) {
		FailureAnalysis analysis = new ServiceAccountSignInFailureAnalyzer()
			.analyze(new ServiceAccountSignInException("billing", CognitoError.local(code, reason).toException(null)));
		assertThat(analysis.getAction()).contains(action);
		assertThat(analysis.getDescription()).contains(code).contains(PREFIX + "fail-fast");
	}

}
