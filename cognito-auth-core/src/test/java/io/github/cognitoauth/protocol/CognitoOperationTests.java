package io.github.cognitoauth.protocol;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoOperation}.
 */
class CognitoOperationTests {

	@Test
	void valuesWhenListedThenAreAllOperationsWithoutIam() {
		assertThat(CognitoOperation.values()).hasSize(33);
		assertThat(CognitoOperation.InitiateAuth.target()).isEqualTo("AWSCognitoIdentityProviderService.InitiateAuth");
	}

	@Test
	void isRepeatableWhenRepetitionIsHarmlessThenIsTrue() {
		assertThat(Arrays.stream(CognitoOperation.values()).filter(CognitoOperation::isRepeatable))
			.containsExactlyInAnyOrder(CognitoOperation.GetUser, CognitoOperation.GetDevice,
					CognitoOperation.ListDevices, CognitoOperation.GetUserAuthFactors,
					CognitoOperation.ListWebAuthnCredentials, CognitoOperation.InitiateAuth,
					CognitoOperation.RevokeToken, CognitoOperation.GlobalSignOut);
	}

}
