// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import io.github.cognitoauth.srp.SrpException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SrpIdentity}.
 */
class SrpIdentityTests {

	@Test
	void ofUserWhenPoolIdHasRegionThenScopeIsTheNameOfThePool() {
		assertThat(SrpIdentity.ofUser("us-gov-west-1_AbCdEfGhI", "alice", "pw").scope()).isEqualTo("AbCdEfGhI");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AbCdEfGhI", "_AbCdEfGhI", "eu-west-1_", "_" })
	void ofUserWhenPoolIdHasNoNameThenRefusedWithoutRepeatingIt(String userPoolId) {
		assertThatExceptionOfType(SrpException.class).isThrownBy(() -> SrpIdentity.ofUser(userPoolId, "alice", "pw"))
			.withMessage("The user pool id must look like 'eu-west-1_Ab1Cd2Ef3'");
	}

	@ParameterizedTest
	@CsvSource({ "'', alice, pw", "pool, '', pw", "pool, alice, ''" })
	void createWhenMemberIsEmptyThenRefused(String scope, String userId, String password) {
		assertThatExceptionOfType(SrpException.class).isThrownBy(() -> new SrpIdentity(scope, userId, password))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.MISSING));
	}

}
