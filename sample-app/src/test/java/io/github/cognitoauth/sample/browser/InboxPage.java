// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * The page that shows the codes that the embedded pool has sent.
 */
final class InboxPage {

	private final Browser browser;

	private InboxPage(Browser browser) {
		this.browser = browser;
		browser.waitFor(ExpectedConditions.titleContains("Inbox"));
	}

	static InboxPage open(Browser browser) {
		browser.open("/inbox");
		return new InboxPage(browser);
	}

	/** What the user's authenticator app shows, whatever letters there are. */
	String appCodeOf(String username) {
		return this.browser.find(By.cssSelector("#apps ~ table tr[data-username='" + username + "'] .code")).getText();
	}

	String newestCodeOf(String username) {
		return this.browser.find(By.cssSelector("tr[data-username='" + username + "'] .code")).getText();
	}

}
