// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.util.List;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * The home page of a signed-in user.
 */
final class HomePage {

	private final Browser browser;

	HomePage(Browser browser) {
		this.browser = browser;
		browser.waitFor(ExpectedConditions.titleContains("Home"));
	}

	String username() {
		return this.browser.find(By.id("username")).getText();
	}

	List<String> groups() {
		return texts("#groups li");
	}

	List<String> authorities() {
		return texts("#authorities li");
	}

	/**
	 * Waits until the countdown has begun.
	 * @return the time that is shown
	 */
	String countdown() {
		By countdown = By.id("countdown");
		this.browser.waitFor((driver) -> driver.findElement(countdown).getText().contains(":"));
		return this.browser.find(countdown).getText();
	}

	LoginPage signOut() {
		this.browser.leaveBy(By.cssSelector("header form button"));
		return new LoginPage(this.browser);
	}

	private List<String> texts(String selector) {
		return this.browser.driver().findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

}
