// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first login with a temporary password.
 */
@BrowserTest
class FirstLoginBrowserTests {

	private static final String OWN_PASSWORD = "Own-Password-1";

	@Autowired
	private CognitoUserPoolServer pool;

	@BeforeEach
	void inviteAgain() {
		this.pool.user("newbie").delete();
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1", "name");
	}

	@Test
	void signInWhenPasswordIsTemporaryThenNewPasswordAndNameAreAskedForAndKept(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("newbie", "Temp-Pass-1");
		assertThat(challenge.title()).isEqualTo("Choose a new password");
		assertThat(challenge.typeOf("newPassword")).isEqualTo("password");
		HomePage home = challenge.fill("newPassword", OWN_PASSWORD)
			.fill("newPasswordConfirmation", OWN_PASSWORD)
			.fill("name", "New Bee")
			.finish();
		assertThat(home.username()).isEqualTo("newbie");
		assertThat(this.pool.user("newbie").attributes()).containsEntry("name", "New Bee");
		LoginPage login = home.signOut().signInWrong("newbie", "Temp-Pass-1");
		assertThat(login.signIn("newbie", OWN_PASSWORD).username()).isEqualTo("newbie");
	}

	@Test
	void answerWhenPasswordsDifferThenAsksAgain(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser)
			.signInUntilChallenge("newbie", "Temp-Pass-1")
			.fill("newPassword", OWN_PASSWORD)
			.fill("newPasswordConfirmation", "Own-Password-2")
			.fill("name", "New Bee")
			.next();
		assertThat(challenge.problem()).contains("not the same");
		HomePage home = challenge.fill("newPassword", OWN_PASSWORD)
			.fill("newPasswordConfirmation", OWN_PASSWORD)
			.fill("name", "New Bee")
			.finish();
		assertThat(home.username()).isEqualTo("newbie");
	}

	@Test
	void answerWhenPoolRefusesPasswordThenSaysSoAndAsksAgain(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser)
			.signInUntilChallenge("newbie", "Temp-Pass-1")
			.fill("newPassword", "tiny-1")
			.fill("newPasswordConfirmation", "tiny-1")
			.fill("name", "New Bee")
			.next();
		assertThat(challenge.problem()).isNotBlank().doesNotContain("tiny-1");
		HomePage home = challenge.fill("newPassword", OWN_PASSWORD)
			.fill("newPasswordConfirmation", OWN_PASSWORD)
			.fill("name", "New Bee")
			.finish();
		assertThat(home.username()).isEqualTo("newbie");
	}

	@Test
	void openWhenChallengeIsOpenThenNobodyIsSignedIn(Browser browser) {
		LoginPage.open(browser).signInUntilChallenge("newbie", "Temp-Pass-1");
		browser.open("/");
		assertThat(new LoginPage(browser)).isNotNull();
	}

}
