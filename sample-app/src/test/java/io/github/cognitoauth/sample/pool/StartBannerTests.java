package io.github.cognitoauth.sample.pool;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartBanner}.
 */
class StartBannerTests {

	@Test
	void textWhenUsersExistThenNamesUrlAndEveryUserWithPassword() {
		String text = StartBanner.text("http://localhost:8080", DemoUsers.all());
		assertThat(text).contains("open http://localhost:8080\n");
		assertThat(DemoUsers.all()).isNotEmpty()
			.allSatisfy((user) -> assertThat(text)
				.containsPattern(user.username() + " +" + user.password() + " +" + user.whatHappens()));
	}

}
