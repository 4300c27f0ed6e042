// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretHash}.
 */
class SecretHashTests {

	@ParameterizedTest
	@CsvSource({ "alice, DiGm6FNLGKYaHBnO6bjq4vrc/eivjr28/CLpwS3lhbQ=" })
	void computeWhenValuesAreThoseOfTheVectorThenHashIsToo(String username, String hash) {
		assertThat(
				SecretHash.compute("exampleSecretexampleSecretexampleSecret123456789012", username, "1example23456789"))
			.isEqualTo(hash);
	}

	@ParameterizedTest
	@CsvSource({ "bob, client", "\u00e4lice, client", "bo, bclient" })
	void computeWhenUsernameIsAnyThenHashHasFixedLength(String username, String clientId) {
		assertThat(SecretHash.compute("secret", username, clientId)).hasSize(44).endsWith("=");
	}

}
