// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sign-ins that are not a password and perhaps a second factor: questions of the pool's
 * triggers, and the choice of a first factor.
 */
@BrowserTest
class OtherWaysBrowserTests {

	private static final String PASSWORD = "Second-Factor-1";

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void answerWhenPoolAsksQuestionThenRightAnswerSignsIn(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("custom", PASSWORD);
		assertThat(challenge.text()).contains("What is six times seven?");
		assertThat(challenge.fill("answer", "42").finish().username()).isEqualTo("custom");
	}

	@Test
	void answerWhenAnswerIsWrongThenPoolAsksAgain(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser)
			.signInUntilChallenge("custom", PASSWORD)
			.fill("answer", "54")
			.next();
		assertThat(challenge.problem()).contains("not taken");
		assertThat(challenge.fill("answer", "42").finish().username()).isEqualTo("custom");
	}

	@Test
	void signInWhenPasswordIsWrongThenPoolAsksNothing(Browser browser) {
		LoginPage login = LoginPage.open(browser).signInWrong("custom", "Second-Factor-2");
		assertThat(login.problem()).isEqualTo("User name or password is not right.");
	}

	@Test
	void chooseWhenMailIsChosenThenCodeSignsInWithoutPassword(Browser browser) {
		ChallengePage challenge = ways(browser).choose("Code by e-mail").next();
		HomePage home = challenge.fill("code", this.pool.inbox().latestCode("ways", DeliveryMedium.EMAIL)).finish();
		assertThat(home.username()).isEqualTo("ways");
		assertThat(home.authorities()).contains("FACTOR_COGNITO_OTP").doesNotContain("FACTOR_PASSWORD");
	}

	@Test
	void chooseWhenTextMessageIsChosenThenCodeSignsInWithoutPassword(Browser browser) {
		ChallengePage challenge = ways(browser).choose("Code by text message").next();
		String code = this.pool.inbox().latestCode("ways", DeliveryMedium.SMS);
		assertThat(challenge.fill("code", code).finish().username()).isEqualTo("ways");
	}

	@Test
	void chooseWhenPasswordIsChosenThenRightOneSignsIn(Browser browser) {
		HomePage home = ways(browser).choose("Password").fill("password", PASSWORD).finish();
		assertThat(home.authorities()).contains("FACTOR_PASSWORD");
	}

	@Test
	void chooseWhenPasswordIsWrongThenNobodyIsSignedIn(Browser browser) {
		ways(browser).choose("Password").fill("password", "Second-Factor-2").submit();
		browser.open("/");
		assertThat(new LoginPage(browser)).isNotNull();
	}

	private static ChallengePage ways(Browser browser) {
		return LoginPage.open(browser).signInUntilChallenge("ways", "any");
	}

}
