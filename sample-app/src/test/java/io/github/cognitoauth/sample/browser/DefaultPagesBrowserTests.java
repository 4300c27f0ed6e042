// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages that an application gets which brings none.
 */
@ExtendWith({ ChromiumCondition.class, BrowserExtension.class })
@SpringBootTest(classes = DefaultPagesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "cognito.resource-server.enabled=false")
@ActiveProfiles(DefaultPagesApplication.PROFILE)
class DefaultPagesBrowserTests {

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void signInWhenPasswordIsWrongThenPageSaysSoAndRightOneWorksNext(Browser browser) {
		LoginPage login = LoginPage.open(browser).signInWrong("alice", "Wonderland-2");
		assertThat(login.problem()).isNotBlank().doesNotContain("alice", "Wonderland");
		login.submit("alice", "Wonderland-1");
		assertThat(greeting(browser)).isEqualTo("Hello, alice");
	}

	@Test
	void signInWhenPasswordIsTemporaryThenNewOneAndAttributeAreAskedFor(Browser browser) {
		LoginPage.open(browser)
			.signInUntilChallenge("newbie", "Temp-Pass-1")
			.fill("newPassword", "Own-Password-1")
			.fill("newPasswordConfirmation", "Own-Password-1")
			.fill("name", "New Bee")
			.submit();
		assertThat(greeting(browser)).isEqualTo("Hello, newbie");
	}

	@Test
	void answerWhenCodeIsWrongThenRightOneWorksOnTheSamePage(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("sms", "Second-Factor-1");
		assertThat(challenge.text()).contains("***");
		String code = this.pool.inbox().latestCode("sms");
		challenge = challenge.fill("code", ((code.charAt(0) == '0') ? '1' : '0') + code.substring(1)).next();
		assertThat(challenge.problem()).isNotBlank();
		challenge.fill("code", code).submit();
		assertThat(greeting(browser)).isEqualTo("Hello, sms");
	}

	@Test
	void answerWhenSentTwiceThenOnceOnly(Browser browser) {
		LoginPage.open(browser).signInUntilChallenge("sms", "Second-Factor-1");
		assertThat(browser.isSent("answer-form")).isTrue();
		assertThat(browser.isSent("answer-form")).isFalse();
		browser.driver().navigate().refresh();
		browser.find(By.id("answer-form"));
		assertThat(browser.isSent("answer-form")).isTrue();
	}

	@Test
	void setUpWhenFactorIsRequiredThenShowsQrCodeAndTakesFirstCode(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser)
			.signInUntilChallenge("setup", "Second-Factor-1")
			.choose("Authenticator app")
			.next();
		assertThat(challenge.hasQrCode()).isTrue();
		challenge.fill("code", this.pool.totp(challenge.setupSecret())).submit();
		assertThat(greeting(browser)).isEqualTo("Hello, setup");
	}

	@Test
	void startOverWhenChallengeIsOpenThenLoginPageIsShown(Browser browser) {
		LoginPage login = LoginPage.open(browser).signInUntilChallenge("sms", "Second-Factor-1").startOver();
		login.submit("alice", "Wonderland-1");
		assertThat(greeting(browser)).isEqualTo("Hello, alice");
		assertThat(browser.complaints()).isEmpty();
	}

	private static String greeting(Browser browser) {
		browser.waitFor((driver) -> driver.findElement(By.tagName("body")).getText().startsWith("Hello"));
		return browser.find(By.tagName("body")).getText();
	}

}
