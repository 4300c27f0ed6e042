// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.health;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoSecretKeys}.
 */
class CognitoSecretKeysTests {

	@ParameterizedTest
	@ValueSource(strings = { "cognito.client-secret", "cognito.clientSecret", "cognito.client-secrets[0]",
			"COGNITO_CLIENTSECRET", "COGNITO_CLIENT_SECRETS_1_", "cognito.service-accounts.billing.password",
			"cognito.service-accounts[billing].totp-secret", "COGNITO_SERVICEACCOUNTS_BILLING_PASSWORD",
			"cognito.service-accounts.billing.client-secret", "cognito.token-store.encryption-key",
			"cognito.token-store.previous-encryption-keys[1]", "cognito-io.github.CognitoProperties.clientSecret" })
	void isSecretWhenKeyHoldsOneThenIsTrue(String key) {
		assertThat(CognitoSecretKeys.isSecret(key)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cognito.client-id", "cognito.user-pool-id", "cognito.sign-in.flow",
			"cognito.service-accounts.billing.username", "cognito.token-store.key-prefix", "spring.mail.password",
			"cognito.service-accounts.password.eager" })
	void isSecretWhenKeyHoldsNoneOfOursThenIsFalse(String key) {
		assertThat(CognitoSecretKeys.isSecret(key)).isFalse();
	}

}
