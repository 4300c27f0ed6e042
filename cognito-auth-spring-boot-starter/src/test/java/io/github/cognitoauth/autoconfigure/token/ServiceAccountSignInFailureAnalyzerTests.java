// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceAccountSignInFailureAnalyzer}.
 */
class ServiceAccountSignInFailureAnalyzerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					NotAuthorizedException                     | WRONG_CREDENTIALS      | 'cognito.service-accounts.a.password'
					NotAuthorizedException                     | CLIENT_SECRET_REJECTED | 'cognito.client-secret'
					ResourceNotFoundException                  | CLIENT_NOT_FOUND       | 'cognito.client-id'
					InvalidParameterException                  | FLOW_NOT_ENABLED       | 'cognito.service-accounts.a.flow'
					CodeMismatchException                      | CODE_MISMATCH          | 'cognito.service-accounts.a.totp-secret'
					TooManyRequestsException                   | THROTTLED              | quota
					LocalLimit                                 | LOCAL_LIMIT            | 'cognito.http.max-connections'
					ConnectFailure                             | CONNECT_FAILURE        | 'cognito.region'
					""")
	void analyzeWhenReasonIsKnownThenNamesWhatToChange(String code, CognitoErrorReason reason, String expected) {
		FailureAnalysis analysis = analyze(CognitoError.local(code, reason).toException(null));
		assertThat(analysis.getDescription()).contains("'a' could not sign in: " + code);
		assertThat(analysis.getAction()).contains(expected);
	}

	@ParameterizedTest
	@CsvSource({ "SOFTWARE_TOKEN_MFA,cognito.service-accounts.a.totp-secret",
			"NEW_PASSWORD_REQUIRED,permanent password", "SMS_MFA,needs a person" })
	void analyzeWhenChallengeNeedsAPersonThenSaysWhatToDo(String challenge, String expected) {
		FailureAnalysis analysis = analyze(CognitoError.challengeNotAnswerable(challenge).toException(null));

		assertThat(analysis.getDescription()).contains("ChallengeNotAnswerable (" + challenge + ")");
		assertThat(analysis.getAction()).contains(expected);
	}

	@ParameterizedTest
	@EnumSource(CognitoErrorReason.class)
	void analyzeWhenAnyReasonThenHasAction(CognitoErrorReason reason) {
		assertThat(analyze(CognitoError.local("SomeCode", reason).toException(null)).getAction()).isNotBlank();
	}

	@Test
	void analyzeWhenFailureIsUnknownThenShowsNothingOfIt() {
		FailureAnalysis analysis = analyze(new IllegalStateException("hush"));
		assertThat(analysis.getDescription() + analysis.getAction()).contains("fail-fast").doesNotContain("hush");
	}

	private static FailureAnalysis analyze(Throwable failure) {
		ServiceAccountSignInException exception = new ServiceAccountSignInException("a", failure);
		return new ServiceAccountSignInFailureAnalyzer().analyze(exception, exception);
	}

}
