// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * The login page.
 */
final class LoginPage {

	private static final By USERNAME = By.name("username");

	private final Browser browser;

	LoginPage(Browser browser) {
		this.browser = browser;
		browser.waitFor(ExpectedConditions.titleContains("Sign in"));
		browser.find(USERNAME);
	}

	static LoginPage open(Browser browser) {
		browser.open("/login");
		return new LoginPage(browser);
	}

	HomePage signIn(String username, String password) {
		submit(username, password);
		return new HomePage(this.browser);
	}

	LoginPage signInWrong(String username, String password) {
		submit(username, password);
		return new LoginPage(this.browser);
	}

	ChallengePage signInUntilChallenge(String username, String password) {
		submit(username, password);
		return new ChallengePage(this.browser);
	}

	String problem() {
		return this.browser.find(By.cssSelector("[role=alert]")).getText();
	}

	String notice() {
		return this.browser.find(By.cssSelector("[role=status]")).getText();
	}

	void submit(String username, String password) {
		this.browser.find(USERNAME).clear();
		this.browser.find(USERNAME).sendKeys(username);
		this.browser.find(By.name("password")).sendKeys(password);
		this.browser.leaveBy(By.cssSelector("main form button[type=submit]"));
	}

}
