// SPDX-License-Identifier: Apache-2.0

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

	@ParameterizedTest(name = "{0} with status {1}: {2}")
	@CsvSource({ "SERVICE_FAILURE, 502, true", "SERVICE_FAILURE, 0, false", "INVALID_RESPONSE, 200, true",
			"INVALID_RESPONSE, 0, true", "THROTTLED, 400, false", "TIMEOUT, 0, false", "CONNECT_FAILURE, 0, false",
			"WRONG_CREDENTIALS, 400, false" })
	void isFaultThenOnlyWhereTheServiceAnsweredSomethingOfNoUse(CognitoErrorReason reason, int status, boolean fault) {
		assertThat(TokenErrors.isFault(new CognitoError(null, "AnyCode", reason, status, null, null).toException(null)))
			.isEqualTo(fault);
	}

}
