// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.util.List;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * The page whose script signs in through the JSON API. It stays the same page until
 * somebody is signed in.
 */
final class ScriptPage {

	private static final By HEADING = By.cssSelector("#sign-in h1");

	private static final By SUBMIT = By.cssSelector("#answer-form button[type=submit]");

	private static final By PASSKEY = By.cssSelector("#answer-form button[type=button]");

	private final Browser browser;

	private ScriptPage(Browser browser) {
		this.browser = browser;
		browser.find(By.id("answer-form"));
	}

	static ScriptPage open(Browser browser) {
		browser.open("/sign-in");
		return new ScriptPage(browser);
	}

	ScriptPage signInUntilChallenge(String username, String password) {
		return fill("username", username).fill("password", password).next();
	}

	ScriptPage fill(String field, String value) {
		WebElement input = this.browser.find(By.name(field));
		input.clear();
		input.sendKeys(value);
		return this;
	}

	ScriptPage choose(String label) {
		this.browser.find(By.xpath("//label[contains(@class, 'choice')][normalize-space()='" + label + "']")).click();
		return this;
	}

	List<String> choices() {
		return this.browser.driver()
			.findElements(By.cssSelector("label.choice"))
			.stream()
			.map(WebElement::getText)
			.toList();
	}

	/** Sends an answer that is not the last one, and waits for the next form. */
	ScriptPage next() {
		return press(SUBMIT);
	}

	ScriptPage startOver() {
		return press(By.cssSelector("#sign-in > button"));
	}

	private ScriptPage press(By button) {
		WebElement form = this.browser.find(HEADING);
		this.browser.find(button).click();
		this.browser.waitFor(ExpectedConditions.stalenessOf(form));
		return new ScriptPage(this.browser);
	}

	/** Sends the answer that ends the sign-in. */
	HomePage finish() {
		this.browser.leaveBy(SUBMIT);
		return new HomePage(this.browser);
	}

	/** Lets the browser use the passkey that it has. */
	HomePage usePasskey() {
		this.browser.leaveBy(PASSKEY);
		return new HomePage(this.browser);
	}

	/** Asks the browser for a passkey that it does not have. */
	String refusePasskey() {
		this.browser.find(PASSKEY).click();
		return problem();
	}

	String title() {
		return this.browser.find(HEADING).getText();
	}

	String text() {
		return this.browser.find(By.id("sign-in")).getText();
	}

	String problem() {
		return this.browser.find(By.id("problem")).getText();
	}

	String setupSecret() {
		return this.browser.find(By.id("setup-secret")).getText().replace(" ", "");
	}

}
