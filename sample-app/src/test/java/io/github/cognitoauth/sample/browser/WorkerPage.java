// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * The page of the service account.
 */
final class WorkerPage {

	private final Browser browser;

	private WorkerPage(Browser browser) {
		this.browser = browser;
		browser.waitFor(ExpectedConditions.titleContains("Worker"));
	}

	static WorkerPage open(Browser browser) {
		browser.open("/worker");
		return new WorkerPage(browser);
	}

	/**
	 * Waits until calls go through.
	 * @return this page
	 */
	WorkerPage awaitSuccess() {
		this.browser.waitFor(ExpectedConditions.textToBe(By.id("state"), "calls go through"));
		return this;
	}

	long figure(String id) {
		return Long.parseLong(this.browser.find(By.id(id)).getText());
	}

	/**
	 * Waits until a figure has grown.
	 * @param id which figure
	 * @param before what it was
	 * @return what it is
	 */
	long awaitMoreThan(String id, long before) {
		this.browser.waitFor((driver) -> figure(id) > before);
		return figure(id);
	}

	/**
	 * Waits until the chart has drawn calls.
	 * @return how many
	 */
	int awaitChart() {
		By calls = By.cssSelector("#chart circle");
		this.browser.waitFor(ExpectedConditions.numberOfElementsToBeMoreThan(calls, 0));
		return this.browser.driver().findElements(calls).size();
	}

	WorkerPage press(String label) {
		this.browser.leaveBy(By.xpath("//button[normalize-space()='" + label + "']"));
		return new WorkerPage(this.browser);
	}

	String notice() {
		return this.browser.find(By.cssSelector(".alert[role=status]")).getText();
	}

}
