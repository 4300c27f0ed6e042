// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The default page of a chain that has Spring Security's passkeys and one-time tokens
 * beside the login of the pool.
 */
@ExtendWith({ ChromiumCondition.class, BrowserExtension.class })
@SpringBootTest(classes = OtherLoginsApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "cognito.resource-server.enabled=false")
@ActiveProfiles(OtherLoginsApplication.PROFILE)
class OtherLoginsBrowserTests {

	private static final By PASSKEY = By.id("passkey-signin");

	@Autowired
	private OtherLoginsApplication.SentTokens sent;

	@LocalServerPort
	private int port;

	@BeforeEach
	void allowOrigin() {
		this.sent.allow("http://localhost:" + this.port);
	}

	@Test
	void signInWhenPasskeyIsOfTheApplicationThenSpringsScriptWorksOnTheDefaultPage(Browser browser) {
		try (Passkeys passkeys = browser.passkeys()) {
			LoginPage.open(browser).submit("alice", "Wonderland-1");
			assertThat(greeting(browser)).isEqualTo("Hello, alice");
			browser.open("/webauthn/register");
			browser.find(By.id("label")).sendKeys("laptop");
			browser.find(By.id("register")).click();
			browser.waitFor(ExpectedConditions.textToBePresentInElementLocated(By.tagName("tbody"), "laptop"));
			browser.open("/logout");
			browser.leaveBy(By.cssSelector("main form button[type=submit]"));
			assertThat(new LoginPage(browser).notice()).isNotBlank();
			browser.leaveBy(PASSKEY);
			assertThat(greeting(browser)).isEqualTo("Hello, alice");
			assertThat(passkeys.count()).isOne();
			assertThat(browser.complaints()).isEmpty();
		}
	}

	@Test
	void signInWhenPasskeyIsOfAnotherUserThenTokensOfTheFirstAreNotGivenOut(Browser browser) {
		try (Passkeys passkeys = browser.passkeys()) {
			LoginPage.open(browser).submit("alice", "Wonderland-1");
			assertThat(greeting(browser)).isEqualTo("Hello, alice");
			browser.open("/webauthn/register");
			browser.find(By.id("label")).sendKeys("of alice");
			browser.find(By.id("register")).click();
			browser.waitFor(ExpectedConditions.textToBePresentInElementLocated(By.tagName("tbody"), "of alice"));
			assertThat(passkeys.count()).isOne();
			LoginPage.open(browser).submit("bob", "Wonderland-1");
			assertThat(greeting(browser)).isEqualTo("Hello, bob");
			browser.open("/tokens");
			assertThat(greeting(browser)).isEqualTo("Hello, here are the tokens of bob");
			browser.open("/login");
			browser.leaveBy(PASSKEY);
			assertThat(greeting(browser)).isEqualTo("Hello, alice");
			browser.open("/tokens");
			assertThat(greeting(browser)).isEqualTo("Hello, here are the tokens of nobody");
		}
	}

	@Test
	void pageWhenItOffersOtherLoginsThenNoBarriersInAnyLanguageOnThePhone(Browser browser) {
		browser.shrinkTo(375);
		for (String language : new String[] { "en", "de", "ja", "es", "fr" }) {
			browser.speak(language);
			browser.open("/login?factor.type=ott&factor.reason=missing");
			browser.find(PASSKEY);
			assertThat(browser.barriers()).as(language).isEmpty();
			assertThat(browser.overflow()).as(language).isNotPositive();
		}
	}

	@Test
	void signInWhenPasswordAndTokenAreRequiredThenBothLeadToThePageThatWasAskedFor(Browser browser) {
		browser.open("/both");
		new LoginPage(browser).submit("alice", "Wonderland-1");
		browser.waitFor(ExpectedConditions.urlContains("factor.type=ott"));
		assertThat(new LoginPage(browser).notice()).contains("link that is sent to you");
		browser.find(By.id("ott-username")).sendKeys("alice");
		browser.leaveBy(By.cssSelector("form.one-time-token button"));
		browser.find(By.name("token")).sendKeys(this.sent.token());
		browser.leaveBy(By.cssSelector("form button[type=submit]"));
		assertThat(greeting(browser)).isEqualTo("Hello, alice");
		assertThat(browser.path()).startsWith("/both");
		assertThat(browser.complaints()).isEmpty();
	}

	private static String greeting(Browser browser) {
		browser.waitFor((driver) -> driver.findElement(By.tagName("body")).getText().startsWith("Hello"));
		return browser.find(By.tagName("body")).getText();
	}

}
