// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link UserPoolId}.
 */
class UserPoolIdTests {

	@Test
	void partsWhenIdIsValidThenAreSplitAtUnderscore() {
		UserPoolId id = new UserPoolId("us-gov-west-1_Ab1Cd2Ef3");

		assertThat(id.region()).isEqualTo("us-gov-west-1");
		assertThat(id.poolName()).isEqualTo("Ab1Cd2Ef3");
		assertThat(id).hasToString("us-gov-west-1_Ab1Cd2Ef3");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(
			strings = { "", "eu-west-1", "eu-west-1_", "_Ab1", "eu-west-1_Ab/1", "eu_west_1_Ab1", "evil.example_Ab1",
					" eu-west-1_Ab1", "eu-west-1_Ab1\n", "eu-west-1_1234567890123456789012345678901234567890123456" })
	void idWhenItDoesNotLookLikeOneThenIsRefused(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new UserPoolId(value));
	}

	@Test
	void idWhenItIsAsLongAsTheServiceAllowsThenIsAccepted() {
		assertThat(UserPoolId.isValid("eu-west-1_" + "1".repeat(45))).isTrue();
		assertThat(UserPoolId.isValid("eu-west-1_" + "1".repeat(46))).isFalse();
	}

}
