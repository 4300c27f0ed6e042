// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages on the narrow screen of a phone.
 */
@BrowserTest
class PhoneBrowserTests {

	@Test
	void openWhenScreenIsNarrowThenNoPageSticksOut(Browser browser) {
		browser.shrinkToPhone();
		LoginPage login = LoginPage.open(browser);
		assertThat(browser.overflow()).isNotPositive();
		ChallengePage challenge = login.signInUntilChallenge("email", "Second-Factor-1");
		assertThat(browser.overflow()).isNotPositive();
		String code = InboxPage.open(browser).newestCodeOf("email");
		assertThat(browser.overflow()).isNotPositive();
		challenge = ChallengePage.open(browser);
		challenge.fill("code", code).finish();
		assertThat(browser.overflow()).isNotPositive();
		browser.open("/nowhere");
		assertThat(browser.overflow()).isNotPositive();
	}

	@Test
	void chartWhenScreenIsNarrowThenTextIsAsLargeAsElsewhere(Browser browser) {
		browser.shrinkToPhone();
		WorkerPage.open(browser).awaitSuccess().awaitChart();
		assertThat(browser.overflow()).isNotPositive();
		WebElement chart = browser.find(By.id("chart"));
		String viewBox = chart.getDomAttribute("viewBox");
		assertThat(viewBox).isEqualTo("0 0 " + chart.getSize().width + " " + chart.getSize().height);
	}

}
