package io.github.cognitoauth.token;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenErrors}.
 */
class TokenErrorsTests {

	@ParameterizedTest
	@CsvSource({ "ConnectFailure,CONNECT_FAILURE,region", "NotAuthorizedException,WRONG_CREDENTIALS,password",
			"ResourceNotFoundException,CLIENT_NOT_FOUND,client id",
			"ChallengeNotAnswerable:SOFTWARE_TOKEN_MFA,UNSPECIFIED,TOTP secret" })
	void adviceWhenReasonIsKnownThenSaysWhatToCheck(String code, CognitoErrorReason reason, String expected) {
		assertThat(TokenErrors.advice(CognitoError.local(code, reason).toException(null))).contains(expected);
	}

}
