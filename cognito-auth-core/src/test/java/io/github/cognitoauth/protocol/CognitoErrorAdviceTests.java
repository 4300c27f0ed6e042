// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoErrorAdvice}.
 */
class CognitoErrorAdviceTests {

	@ParameterizedTest
	@EnumSource(CognitoErrorReason.class)
	void adviceWhenReasonIsAnyThenIsASentenceWithoutPlaceholder(CognitoErrorReason reason) {
		String advice = CognitoErrorAdvice.of(CognitoError.local("SomeCode", reason).toException(null));

		assertThat(advice).matches("[A-Z].+\\.").doesNotContain("{", "}", "SomeCode");
	}

	@ParameterizedTest
	@CsvSource({ "CONNECT_FAILURE,the region", "WRONG_CREDENTIALS,the password", "CLIENT_NOT_FOUND,the client id",
			"CODE_MISMATCH,the TOTP secret" })
	void adviceWhenSettingsHaveNoNamesThenDescribesThem(CognitoErrorReason reason, String expected) {
		assertThat(CognitoErrorAdvice.of(CognitoError.local("SomeCode", reason).toException(null))).contains(expected);
	}

	@Test
	void adviceWhenSettingsHaveNamesThenUsesThem() {
		CognitoException error = CognitoError.local("SomeCode", CognitoErrorReason.CLIENT_SECRET_REJECTED)
			.toException(null);

		assertThat(CognitoErrorAdvice.of(error, (setting) -> "<" + setting + ">")).contains("<CLIENT_SECRET>");
	}

	@Test
	void adviceWhenThereIsNoErrorThenSaysSo() {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoErrorAdvice.of(null, (setting) -> setting.name()))
			.withMessageContaining("'error'");
	}

	@ParameterizedTest
	@CsvSource({ "NEW_PASSWORD_REQUIRED,permanent password", "SOFTWARE_TOKEN_MFA,TOTP secret",
			"MFA_SETUP,Set an authenticator app up", "SMS_MFA,needs a person", "BRAND_NEW,needs a person" })
	void adviceWhenChallengeNeedsAPersonThenDependsOnIt(String challenge, String expected) {
		assertThat(CognitoErrorAdvice.of(CognitoError.challengeNotAnswerable(challenge).toException(null)))
			.contains(expected);
	}

}
