// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.Map;

import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolUser#mfaRequired()} with the AWS SDK.
 */
class MfaRequiredTests {

	@Test
	void initiateWhenPoolLeavesItToUsersThenOnlyTheOneWhoNeedsItSetsFactorUp() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.user("alice", (user) -> user.password("Wonderland-1"))
			.user("setup", (user) -> user.password("Second-Factor-1").mfaRequired())
			.start(); CognitoIdentityProviderClient client = AwsSdk.client(pool)) {
			assertThat(challenge(pool, client, "alice", "Wonderland-1")).isNull();
			assertThat(challenge(pool, client, "setup", "Second-Factor-1")).isEqualTo("MFA_SETUP");
		}
	}

	private static String challenge(CognitoUserPoolServer pool, CognitoIdentityProviderClient client, String username,
			String password) {
		return client
			.initiateAuth(
					AwsSdk.initiate(pool, "USER_PASSWORD_AUTH", Map.of("USERNAME", username, "PASSWORD", password)))
			.challengeNameAsString();
	}

}
