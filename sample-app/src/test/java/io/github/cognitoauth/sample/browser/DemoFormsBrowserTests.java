// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the demo's own pages make of the forms of the starter.
 */
@BrowserTest
class DemoFormsBrowserTests {

	private static final String PASSWORD = "Second-Factor-1";

	@Autowired
	private CognitoUserPoolServer pool;

	@AfterEach
	void endTrouble() {
		this.pool.faults().clear();
	}

	@Test
	void pagesWhenOpenedThenNoBarriers(Browser browser) {
		LoginPage login = LoginPage.open(browser);
		assertThat(browser.barriers()).isEmpty();
		login = login.signInWrong("alice", "wrong");
		assertThat(browser.barriers()).isEmpty();
		login.signInUntilChallenge("ways", PASSWORD);
		assertThat(browser.barriers()).isEmpty();
		ChallengePage.open(browser).startOver().signInUntilChallenge("sms", PASSWORD);
		assertThat(browser.barriers()).isEmpty();
		browser.open("/inbox");
		assertThat(browser.barriers()).isEmpty();
	}

	@Test
	void personWhenPressedThenNothingIsLeftToType(Browser browser) {
		LoginPage.open(browser);
		browser.find(By.cssSelector("button[data-username=bob]")).click();
		browser.leaveBy(By.cssSelector("main form button[type=submit]"));
		assertThat(new HomePage(browser).username()).isEqualTo("bob");
	}

	@Test
	void signInWhenWrongThenNameIsKept(Browser browser) {
		LoginPage.open(browser).signInWrong("alice", "wrong");
		assertThat(browser.find(By.name("username")).getDomProperty("value")).isEqualTo("alice");
	}

	@Test
	void setUpWhenNoPhoneIsAtHandThenInboxShowsTheCode(Browser browser) {
		this.pool.user("setup").delete();
		this.pool.createUser("setup").password(PASSWORD).mfaRequired();
		LoginPage.open(browser).signInUntilChallenge("setup", PASSWORD).choose("Authenticator app").next();
		String code = InboxPage.open(browser).appCodeOf("setup");
		assertThat(ChallengePage.open(browser).fill("code", code).finish().username()).isEqualTo("setup");
	}

	@Test
	void signInWhenServiceRefusesThenFailuresAreToldApart(Browser browser) {
		this.pool.faults().startOutage(PoolFault.throttled());
		LoginPage.open(browser).signInWrong("alice", "Wonderland-1");
		String throttled = browser.find(By.id("advice")).getText();
		this.pool.faults().clear();
		this.pool.faults().startOutage();
		LoginPage.open(browser).signInWrong("alice", "Wonderland-1");
		assertThat(browser.find(By.id("advice")).getText()).isNotEqualTo(throttled);
		assertThat(throttled).startsWith("THROTTLED");
	}

}
