// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.SerializationUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoOperation}.
 */
class CognitoOperationTests {

	@Test
	void knownWhenListedThenAreAllOperationsWithoutIam() {
		assertThat(CognitoOperation.known()).hasSize(35).doesNotHaveDuplicates();
		assertThat(CognitoOperation.InitiateAuth.target()).isEqualTo("AWSCognitoIdentityProviderService.InitiateAuth");
	}

	@Test
	void isRepeatableWhenRepetitionIsHarmlessThenIsTrue() {
		assertThat(CognitoOperation.known().stream().filter(CognitoOperation::isRepeatable)).containsExactlyInAnyOrder(
				CognitoOperation.GetUser, CognitoOperation.GetDevice, CognitoOperation.ListDevices,
				CognitoOperation.GetUserAuthFactors, CognitoOperation.ListWebAuthnCredentials,
				CognitoOperation.InitiateAuth, CognitoOperation.RevokeToken, CognitoOperation.GlobalSignOut,
				CognitoOperation.ListUserSessions, CognitoOperation.RevokeUserSession);
	}

	@Test
	void isServedByReplicaWhenOperationWritesOrIsNewThenIsFalse() {
		assertThat(CognitoOperation.known().stream().filter(CognitoOperation::isServedByReplica))
			.containsExactlyInAnyOrder(CognitoOperation.InitiateAuth, CognitoOperation.RespondToAuthChallenge,
					CognitoOperation.GetTokensFromRefreshToken, CognitoOperation.RevokeToken,
					CognitoOperation.GlobalSignOut, CognitoOperation.GetUser, CognitoOperation.GetUserAuthFactors,
					CognitoOperation.GetDevice, CognitoOperation.ListDevices, CognitoOperation.ListWebAuthnCredentials,
					CognitoOperation.UpdateAuthEventFeedback);
		assertThat(CognitoOperation.of("ListUserBadges").isServedByReplica()).isFalse();
	}

	@Test
	void ofWhenNameHasAConstantThenIsTheConstant() {
		assertThat(CognitoOperation.of("GetUser")).isSameAs(CognitoOperation.GetUser);
		assertThat(copy(CognitoOperation.GetUser)).isSameAs(CognitoOperation.GetUser);
	}

	@Test
	void ofWhenNameIsNewThenIsAnOperationThatIsNotRepeated() {
		CognitoOperation operation = CognitoOperation.of("ListUserBadges");

		assertThat(operation.name()).isEqualTo("ListUserBadges");
		assertThat(operation.target()).isEqualTo("AWSCognitoIdentityProviderService.ListUserBadges");
		assertThat(operation.isRepeatable()).isFalse();
		assertThat(operation).isEqualTo(CognitoOperation.of("ListUserBadges"))
			.hasSameHashCodeAs(copy(operation))
			.isEqualTo(copy(operation))
			.isNotEqualTo(CognitoOperation.GetUser)
			.hasToString("ListUserBadges");
		assertThat(CognitoOperation.known()).doesNotContain(operation);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "Get User", "GetUser\r\nX-Evil: 1", "a.b", "1x" })
	void ofWhenNameCouldBeSomethingElseInAHeaderThenIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoOperation.of(name));
	}

	private static CognitoOperation copy(CognitoOperation operation) {
		return SerializationUtils.clone(operation);
	}

}
