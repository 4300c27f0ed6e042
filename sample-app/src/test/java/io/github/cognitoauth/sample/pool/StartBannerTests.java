// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartBanner}.
 */
class StartBannerTests {

	@Test
	void textWhenUsersExistThenNamesAddressesAndEveryUserWithPassword() {
		String text = StartBanner.text("http://localhost:8080", "http://localhost:9229", "4client", DemoUsers.all());
		assertThat(text).contains("open http://localhost:8080\n", "http://localhost:9229", "4client");
		assertThat(DemoUsers.all()).isNotEmpty()
			.allSatisfy((user) -> assertThat(text)
				.containsPattern(user.username() + " +" + user.password() + " +" + user.whatHappens()));
	}

}
