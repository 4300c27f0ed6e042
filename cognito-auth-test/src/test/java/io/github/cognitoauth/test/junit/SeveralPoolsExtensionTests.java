// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.junit;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for several {@link CognitoUserPoolExtension}s in one class.
 */
class SeveralPoolsExtensionTests {

	@RegisterExtension
	static final CognitoUserPoolExtension main = new CognitoUserPoolExtension();

	@RegisterExtension
	static final CognitoUserPoolExtension partner = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder())
		.named("partner");

	@Test
	void parametersWhenPoolsHaveNamesThenAreTheirs(CognitoUserPoolServer unnamed,
			@UserPool("partner") CognitoUserPoolServer named) {
		assertThat(unnamed).isSameAs(main.server());
		assertThat(named).isSameAs(partner.server()).isNotSameAs(unnamed);
		assertThat(named.userPoolId()).isNotEqualTo(unnamed.userPoolId());
		assertThat(named.clientId()).isNotEqualTo(unnamed.clientId());
	}

}
