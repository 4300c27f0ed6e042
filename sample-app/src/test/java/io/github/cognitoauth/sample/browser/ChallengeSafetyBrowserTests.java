// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must not be possible while a challenge is open.
 */
@BrowserTest
class ChallengeSafetyBrowserTests {

	private static final String PASSWORD = "Second-Factor-1";

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void startOverWhenChallengeIsOpenThenAnotherUserCanSignIn(Browser browser) {
		LoginPage login = LoginPage.open(browser).signInUntilChallenge("sms", PASSWORD).startOver();
		browser.open("/login/challenge");
		assertThat(new LoginPage(browser)).isNotNull();
		assertThat(login.signIn("bob", "Builder-2026").username()).isEqualTo("bob");
	}

	@Test
	void answerWhenChallengeBelongsToAnotherBrowserThenItStaysThere(Browser owner, Browser stranger) {
		ChallengePage challenge = LoginPage.open(owner).signInUntilChallenge("sms", PASSWORD);
		String code = this.pool.inbox().latestCode("sms");
		String id = owner.driver().findElement(By.name("challenge")).getDomAttribute("value");

		ChallengePage other = LoginPage.open(stranger).signInUntilChallenge("email", PASSWORD);
		stranger.setHidden("challenge", id);
		other.fill("code", code).next();
		stranger.open("/");
		assertThat(new LoginPage(stranger)).isNotNull();

		assertThat(challenge.fill("code", code).finish().username()).isEqualTo("sms");
	}

	@Test
	void openWhenThereIsNoChallengeThenLoginPageIsShown(Browser browser) {
		browser.open("/login/challenge");
		assertThat(new LoginPage(browser)).isNotNull();
	}

	@Test
	void answerWhenCodesAreWrongTooOftenThenSignInIsOver(Browser browser) {
		this.pool.createUser("clumsy").password(PASSWORD).email("clumsy@example.com").mfa(MfaFactor.EMAIL_OTP);
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("clumsy", PASSWORD);
		for (int i = 0; i < 4; i++) {
			challenge = challenge.fill("code", "000000").next();
		}
		challenge.fill("code", "000000").submit();
		assertThat(new LoginPage(browser).problem()).contains("Too many answers");
		browser.open("/login/challenge");
		assertThat(new LoginPage(browser)).isNotNull();
	}

	@Test
	void signInWhenChallengeIsDoneThenSessionCookieIsNew(Browser browser) {
		LoginPage.open(browser);
		String before = browser.sessionCookie();
		ChallengePage challenge = new LoginPage(browser).signInUntilChallenge("sms", PASSWORD);
		String between = browser.sessionCookie();
		challenge.fill("code", this.pool.inbox().latestCode("sms")).finish();
		assertThat(browser.sessionCookie()).isNotEqualTo(between);
		assertThat(between).isNotEqualTo(before);
	}

	@Test
	void openWhenChallengeIsOpenThenBrowserFindsNothingToBlock(Browser browser) {
		LoginPage.open(browser).signInUntilChallenge("sms", PASSWORD);
		assertThat(ChallengePage.open(browser).title()).isEqualTo("Enter your code");
		assertThat(browser.complaints()).isEmpty();
	}

}
