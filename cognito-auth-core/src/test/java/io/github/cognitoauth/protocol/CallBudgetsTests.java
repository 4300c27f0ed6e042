// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallBudgets}.
 */
class CallBudgetsTests {

	@Test
	void budgetWhenOtherRegionsAskForTheirsThenStaysTheOneOfItsRegion() {
		CallBudget first = CallBudgets.of(CognitoEndpoint.ofRegion("eu-north-1"));
		CallBudget second = CallBudgets.of(CognitoEndpoint.ofRegion("eu-south-1"));

		assertThat(second).isNotSameAs(first);
		assertThat(CallBudgets.of(CognitoEndpoint.ofRegion("eu-north-1"))).isSameAs(first);
		assertThat(CallBudgets.of(CognitoEndpoint.ofRegion("eu-south-1"))).isSameAs(second);
	}

}
