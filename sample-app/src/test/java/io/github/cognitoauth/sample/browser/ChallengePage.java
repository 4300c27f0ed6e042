// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.util.List;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * The page that asks for another step of the sign-in.
 */
final class ChallengePage {

	private static final By SUBMIT = By.cssSelector("#answer-form button[type=submit]");

	private final Browser browser;

	ChallengePage(Browser browser) {
		this.browser = browser;
		browser.find(By.cssSelector("form[action$='/login/challenge']"));
	}

	static ChallengePage open(Browser browser) {
		browser.open("/login/challenge");
		return new ChallengePage(browser);
	}

	String title() {
		return this.browser.find(By.tagName("h1")).getText();
	}

	String text() {
		return this.browser.find(By.tagName("main")).getText();
	}

	String problem() {
		return this.browser.find(By.cssSelector("[role=alert]")).getText();
	}

	boolean hasQrCode() {
		return this.browser.find(By.cssSelector("svg.qr")).isDisplayed();
	}

	String setupSecret() {
		return this.browser.find(By.id("setup-secret")).getText().replace(" ", "");
	}

	List<String> choices() {
		return this.browser.driver()
			.findElements(By.cssSelector("label.choice"))
			.stream()
			.map(WebElement::getText)
			.toList();
	}

	ChallengePage fill(String field, String value) {
		WebElement input = this.browser.find(By.name(field));
		input.clear();
		input.sendKeys(value);
		return this;
	}

	String typeOf(String field) {
		return this.browser.find(By.name(field)).getDomAttribute("type");
	}

	ChallengePage choose(String label) {
		this.browser.find(By.xpath("//label[contains(@class, 'choice')][normalize-space()='" + label + "']")).click();
		return this;
	}

	/**
	 * Sends an answer that is not the last one.
	 * @return the page that comes next
	 */
	ChallengePage next() {
		this.browser.leaveBy(SUBMIT);
		return new ChallengePage(this.browser);
	}

	/**
	 * Sends the answer that ends the sign-in.
	 * @return the home page
	 */
	HomePage finish() {
		this.browser.leaveBy(SUBMIT);
		return new HomePage(this.browser);
	}

	/** Sends an answer, wherever it leads. */
	void submit() {
		this.browser.leaveBy(SUBMIT);
	}

	LoginPage startOver() {
		this.browser.leaveBy(By.name("restart"));
		return new LoginPage(this.browser);
	}

}
