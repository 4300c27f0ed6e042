// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in and out with user name and password.
 */
@BrowserTest
class SignInBrowserTests {

	@Autowired
	private CognitoUserPoolServer pool;

	@AfterEach
	void endTrouble() {
		this.pool.faults().clear();
	}

	@Test
	void signInWhenPasswordIsRightThenHomePageSaysWhoItIs(Browser browser) {
		HomePage home = LoginPage.open(browser).signIn("alice", "Wonderland-1");
		assertThat(home.username()).isEqualTo("alice");
		assertThat(home.groups()).containsExactly("admins");
		assertThat(home.authorities()).contains("ROLE_admins", "FACTOR_PASSWORD");
		assertThat(home.countdown()).matches("[45]:\\d\\d");
	}

	@Test
	void signInWhenPasswordIsWrongThenPageSaysSoAndRightOneWorksNext(Browser browser) {
		LoginPage login = LoginPage.open(browser).signInWrong("bob", "Builder-2025");
		assertThat(login.problem()).isEqualTo("User name or password is not right.");
		HomePage home = login.signIn("bob", "Builder-2026");
		assertThat(home.username()).isEqualTo("bob");
		assertThat(home.groups()).isEmpty();
	}

	@Test
	void signInWhenUserIsUnknownThenPageSaysNothingElse(Browser browser) {
		LoginPage login = LoginPage.open(browser).signInWrong("nobody", "Builder-2026");
		assertThat(login.problem()).isEqualTo("User name or password is not right.");
	}

	@Test
	void signInWhenPoolIsStoppedThenPageAsksToTryAgain(Browser browser) {
		this.pool.faults().startOutage();
		LoginPage login = LoginPage.open(browser).signInWrong("alice", "Wonderland-1");
		assertThat(login.problem()).contains("not possible at the moment", "Try again");
		this.pool.faults().endOutage();
		assertThat(login.signIn("alice", "Wonderland-1").username()).isEqualTo("alice");
	}

	@Test
	void openWhenNobodyIsSignedInThenLoginComesFirstAndPageAfterwards(Browser browser) {
		browser.open("/me");
		new LoginPage(browser).submit("bob", "Builder-2026");
		assertThat(browser.path()).startsWith("/me");
		assertThat(browser.find(By.tagName("body")).getText()).contains("\"username\":\"bob\"");
	}

	@Test
	void signOutWhenSignedInThenSessionIsOverAndRefreshTokenIsRevoked(Browser browser) {
		long revocations = this.pool.requests("RevokeToken");
		LoginPage login = LoginPage.open(browser).signIn("bob", "Builder-2026").signOut();
		assertThat(login.notice()).isEqualTo("You have signed out.");
		assertThat(this.pool.requests("RevokeToken")).isEqualTo(revocations + 1);
		browser.open("/");
		assertThat(new LoginPage(browser)).isNotNull();
	}

	@Test
	void signInWhenOnlyKeyboardIsUsedThenWorks(Browser browser) {
		LoginPage.open(browser);
		browser.type("alice").tab().type("Wonderland-1").enter();
		assertThat(new HomePage(browser).username()).isEqualTo("alice");
	}

	@Test
	void openWhenPageIsShownThenBrowserFindsNothingToBlock(Browser browser) {
		LoginPage.open(browser).signIn("alice", "Wonderland-1");
		browser.open("/worker");
		browser.open("/inbox");
		assertThat(browser.complaints()).isEmpty();
	}

}
