// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The default pages for everybody: no barrier that axe knows, nothing that sticks out of
 * a phone, the language of the browser, and no script needed.
 */
@ExtendWith({ ChromiumCondition.class, BrowserExtension.class })
@SpringBootTest(classes = DefaultPagesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "cognito.resource-server.enabled=false")
@ActiveProfiles(DefaultPagesApplication.PROFILE)
class AccessibilityBrowserTests {

	private static final String PASSWORD = "Second-Factor-1";

	private static final By ANSWER = By.cssSelector("#answer-form button[type=submit]");

	@Autowired
	private CognitoUserPoolServer pool;

	@BeforeEach
	void recreateUsers() {
		this.pool.user("newbie").delete();
		this.pool.createUser("newbie").temporaryPassword("Temp-Pass-1", "name");
		this.pool.user("setup").delete();
		this.pool.createUser("setup").password(PASSWORD).mfaRequired();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "ja", "es", "fr" })
	void pagesWhenOpenedInALanguageThenNoBarriersAndAllOnThePhone(String language, Browser browser) {
		browser.speak(language);
		browser.shrinkTo(375);
		open(browser, "/login", language);
		submit(browser, "alice", "wrong");
		check(browser, language);
		assertThat(browser.find(By.name("username")).getDomProperty("value")).isEqualTo("alice");
		submit(browser, "sms", PASSWORD);
		check(browser, language);
		browser.find(By.name("code")).sendKeys("000000");
		browser.leaveBy(By.cssSelector("#answer-form button[type=submit]"));
		check(browser, language);
		browser.leaveBy(By.name("restart"));
		submit(browser, "newbie", "Temp-Pass-1");
		check(browser, language);
		browser.leaveBy(By.name("restart"));
		submit(browser, "setup", PASSWORD);
		check(browser, language);
		browser.leaveBy(By.cssSelector("#answer-form button[type=submit]"));
		check(browser, language);
		assertThat(browser.find(By.cssSelector(".app-link a")).getDomAttribute("href")).startsWith("otpauth://totp/");
		open(browser, "/logout", language);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "ja", "es", "fr" })
	void pagesWhenPoolAsksOtherwiseThanForACodeThenNoBarriersAndAllOnThePhone(String language, Browser browser) {
		browser.speak(language);
		browser.shrinkTo(375);
		browser.open("/login");
		submit(browser, "custom", PASSWORD);
		check(browser, language);
		browser.find(By.name("answer")).sendKeys("54");
		browser.leaveBy(ANSWER);
		check(browser, language);
		browser.leaveBy(By.name("restart"));
		submit(browser, "ways", "any");
		check(browser, language);
		browser.find(By.cssSelector("input[value=EMAIL_OTP]")).click();
		browser.leaveBy(ANSWER);
		check(browser, language);
		browser.leaveBy(By.name("restart"));
		submit(browser, "ways", "any");
		browser.find(By.cssSelector("input[value=WEB_AUTHN]")).click();
		browser.leaveBy(ANSWER);
		browser.find(By.id("passkey"));
		check(browser, language);
	}

	@Test
	void passwordWhenShownThenReadableAndHiddenAgainBeforeItIsSent(Browser browser) {
		LoginPage.open(browser);
		browser.find(By.name("password")).sendKeys("Wonderland-1");
		browser.find(By.cssSelector("input[data-show]")).click();
		assertThat(browser.find(By.name("password")).getDomProperty("type")).isEqualTo("text");
		browser.find(By.cssSelector("input[data-show]")).click();
		assertThat(browser.find(By.name("password")).getDomProperty("type")).isEqualTo("password");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void signInWhenScriptsAreForbiddenThenWorksAllTheSame(Browser browser) {
		browser.forbidScripts();
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("setup", PASSWORD);
		assertThat(browser.has(By.cssSelector(".show-password:not([hidden])"))).isFalse();
		challenge = challenge.choose("Authenticator app").next();
		challenge.fill("code", this.pool.totp(challenge.setupSecret())).submit();
		browser.waitFor((driver) -> driver.findElement(By.tagName("body")).getText().startsWith("Hello"));
	}

	@Test
	void pagesWhenScriptsAreForbiddenThenAnswersWorkAndAPasskeySaysWhatItNeeds(Browser browser) {
		browser.forbidScripts();
		LoginPage.open(browser).signInUntilChallenge("custom", PASSWORD).fill("answer", "42").submit();
		browser.waitFor((driver) -> driver.findElement(By.tagName("body")).getText().startsWith("Hello"));
		browser.open("/logout");
		browser.leaveBy(By.cssSelector("main form button[type=submit]"));
		ChallengePage challenge = new LoginPage(browser).signInUntilChallenge("ways", "any");
		challenge = challenge.choose("Passkey").next();
		assertThat(challenge.text()).contains("A passkey needs JavaScript.");
		challenge = challenge.startOver().signInUntilChallenge("ways", "any").choose("Code by e-mail").next();
		challenge.fill("code", this.pool.inbox().latestCode("ways", DeliveryMedium.EMAIL)).submit();
		browser.waitFor((driver) -> driver.findElement(By.tagName("body")).getText().startsWith("Hello"));
	}

	private static void open(Browser browser, String path, String language) {
		browser.open(path);
		check(browser, language);
	}

	private static void submit(Browser browser, String username, String password) {
		browser.find(By.name("username")).clear();
		browser.find(By.name("username")).sendKeys(username);
		browser.find(By.name("password")).sendKeys(password);
		browser.leaveBy(By.cssSelector("main form button[type=submit]"));
	}

	private static void check(Browser browser, String language) {
		assertThat(browser.find(By.tagName("html")).getDomAttribute("lang")).isEqualTo(language);
		assertThat(browser.barriers()).as(browser.path()).isEmpty();
		assertThat(browser.overflow()).as(browser.path()).isNotPositive();
	}

}
