// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that asks for more than was proved and the one that denies, for everybody: no
 * barrier that axe knows, nothing that sticks out of a phone, and keys are enough.
 */
@ExtendWith({ ChromiumCondition.class, BrowserExtension.class })
@SpringBootTest(classes = LevelPagesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "cognito.resource-server.enabled=false")
@ActiveProfiles(LevelPagesApplication.PROFILE)
class LevelPagesBrowserTests {

	private static final String PASSWORD = "Wonderland-1";

	private static final By BUTTON = By.cssSelector("main form button[type=submit]");

	@Autowired
	private CognitoUserPoolServer pool;

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "ja", "es", "fr" })
	void pagesWhenALevelIsMissingThenNoBarriersAndAllOnThePhone(String language, Browser browser) {
		browser.speak(language);
		browser.shrinkTo(375);
		browser.open("/login");
		submit(browser, "alice");
		greeting(browser);
		browser.open("/high");
		assertThat(browser.path()).isEqualTo("/login/level");
		check(browser, language);
		browser.leaveBy(BUTTON);
		assertThat(browser.path()).isEqualTo("/login?level");
		check(browser, language);
		submit(browser, "alice");
		browser.find(By.cssSelector("a[href='/login']"));
		check(browser, language);
		assertThat(browser.find(By.cssSelector("main")).getText()).doesNotContain("cognito.");
	}

	@Test
	void levelWhenProvedWithKeysOnlyThenPageIsShown(Browser browser) {
		browser.open("/login");
		submit(browser, "app");
		greeting(browser);
		browser.open("/high");
		browser.find(BUTTON).sendKeys(Keys.ENTER);
		browser.find(By.name("code")).sendKeys(this.pool.totp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP") + Keys.ENTER);
		greeting(browser);
		assertThat(browser.path()).startsWith("/high");
		assertThat(browser.complaints()).isEmpty();
	}

	private static void submit(Browser browser, String username) {
		browser.find(By.name("username")).clear();
		browser.find(By.name("username")).sendKeys(username);
		browser.find(By.name("password")).sendKeys(PASSWORD);
		browser.leaveBy(BUTTON);
	}

	private static void greeting(Browser browser) {
		browser.waitFor((driver) -> driver.findElement(By.tagName("body")).getText().startsWith("Hello"));
	}

	private static void check(Browser browser, String language) {
		assertThat(browser.find(By.tagName("html")).getDomAttribute("lang")).isEqualTo(language);
		assertThat(browser.barriers()).as(browser.path()).isEmpty();
		assertThat(browser.overflow()).as(browser.path()).isNotPositive();
	}

}
