// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of accounts for everybody: no barrier that axe knows, nothing that sticks out
 * of a phone, the language of the browser, a script for passkeys alone.
 */
@ExtendWith({ ChromiumCondition.class, BrowserExtension.class })
@SpringBootTest(classes = AccountPagesApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "cognito.resource-server.enabled=false", "cognito.account.enabled=true",
				"cognito.account.sign-up=true", "cognito.account.delete=true", "spring.application.name=Shop" })
@ActiveProfiles(AccountPagesApplication.PROFILE)
class AccountPagesBrowserTests {

	private static final String PASSWORD = "Wonderland-1";

	private static final By SUBMIT = By.cssSelector("#answer-form button[type=submit].primary");

	@Autowired
	private CognitoUserPoolServer pool;

	@BeforeEach
	void recreateUsers() {
		this.pool.users().forEach((user) -> this.pool.user(user.username()).delete());
		this.pool.createUser("alice")
			.password(PASSWORD)
			.email("alice.liddell@example.com")
			.phoneNumber("+12065550100")
			.attribute("name", "Alice Liddell")
			.attribute("email_verified", "false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de" })
	void pagesForStrangersThenNoBarriersAndAllOnThePhone(String language, Browser browser) {
		browser.speak(language);
		browser.shrinkTo(375);
		open(browser, "/login", language);
		open(browser, "/password/forgot", language);
		fill(browser, "username", "alice");
		leave(browser, SUBMIT, language);
		fill(browser, "code", "000000");
		fill(browser, "newPassword", "Rabbit-Hole-2");
		fill(browser, "newPasswordConfirmation", "Rabbit-Hole-2");
		leave(browser, SUBMIT, language);
		assertThat(browser.driver().switchTo().activeElement().getDomAttribute("name")).isEqualTo("code");
		assertThat(browser.find(By.name("code")).getDomAttribute("aria-describedby")).contains("problem");
		open(browser, "/sign-up", language);
		fill(browser, "username", "bob");
		fill(browser, "password", "Rabbit-Hole-2");
		fill(browser, "passwordConfirmation", "Rabbit-Hole-2");
		fill(browser, "email", "bob@example.com");
		leave(browser, SUBMIT, language);
		assertThat(browser.path()).isEqualTo("/sign-up/confirm");
		assertThat(browser.complaints()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de" })
	void pagesOfAnAccountThenNoBarriersAndAllOnThePhone(String language, Browser browser) {
		browser.speak(language);
		browser.shrinkTo(375);
		signIn(browser);
		check(browser, language);
		assertThat(browser.path()).isEqualTo("/account/passkeys/prompt");
		for (String path : new String[] { "/account", "/account/profile", "/account/password", "/account/second-step",
				"/account/second-step/app", "/account/passkeys", "/account/passkeys/new", "/account/devices",
				"/account/sessions", "/account/sign-out-everywhere", "/account/delete" }) {
			open(browser, path, language);
			assertThat(browser.path()).isEqualTo(path);
		}
		open(browser, "/account/second-step/app", language);
		leave(browser, SUBMIT, language);
		assertThat(browser.path()).isEqualTo("/account/second-step/app/code");
		open(browser, "/account", language);
		leave(browser, By.cssSelector("form[action='/account/profile/send-code'] button"), language);
		assertThat(browser.path()).isEqualTo("/account/profile/verify");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void passkeyWhenMadeByTheBrowserThenListedAndSignsInNext(Browser browser) {
		try (Passkeys passkeys = browser.passkeys()) {
			signIn(browser);
			assertThat(browser.path()).isEqualTo("/account/passkeys/prompt");
			browser.leaveBy(By.id("passkey"));
			assertThat(greeting(browser)).isEqualTo("Hello, alice");
			browser.open("/account/passkeys");
			browser.find(By.cssSelector("form[action='/account/passkeys/delete'] button"));
			browser.leaveBy(By.cssSelector("form[action='/account/passkeys/new'] button"));
			browser.find(By.id("passkey")).click();
			// the authenticator has one for this account already
			assertThat(browser.find(By.id("passkey-problem")).getText())
				.isEqualTo("The passkey was not made. Try again.");
			assertThat(browser.complaints()).isEmpty();
		}
	}

	@Test
	void pagesWhenScriptsAreForbiddenThenWorkAllTheSame(Browser browser) {
		browser.forbidScripts();
		browser.open("/password/forgot");
		fill(browser, "username", "alice");
		browser.leaveBy(SUBMIT);
		// nobody can be sent a code at an address that was never verified
		this.pool.user("alice").attribute("email_verified", "true");
		browser.leaveBy(By.cssSelector("button[formaction='/password/forgot']"));
		fill(browser, "code", this.pool.inbox().latestCode("alice"));
		fill(browser, "newPassword", "Rabbit-Hole-2");
		fill(browser, "newPasswordConfirmation", "Rabbit-Hole-2");
		browser.leaveBy(SUBMIT);
		assertThat(browser.path()).isEqualTo("/login?reset");
		fill(browser, "username", "alice");
		fill(browser, "password", "Rabbit-Hole-2");
		browser.leaveBy(By.cssSelector("main form button[type=submit]"));
		assertThat(browser.find(By.tagName("main")).getText()).contains("A passkey needs JavaScript.");
		browser.leaveBy(By.linkText("Not now"));
		assertThat(greeting(browser)).isEqualTo("Hello, alice");
		browser.open("/account/delete");
		browser.leaveBy(SUBMIT);
		assertThat(browser.path()).isEqualTo("/login?deleted");
	}

	private static void signIn(Browser browser) {
		browser.open("/login");
		fill(browser, "username", "alice");
		fill(browser, "password", PASSWORD);
		browser.leaveBy(By.cssSelector("main form button[type=submit]"));
	}

	private static String greeting(Browser browser) {
		browser.waitFor((driver) -> driver.findElement(By.tagName("body")).getText().startsWith("Hello"));
		return browser.find(By.tagName("body")).getText();
	}

	private static void fill(Browser browser, String field, String value) {
		browser.find(By.name(field)).clear();
		browser.find(By.name(field)).sendKeys(value);
	}

	private static void open(Browser browser, String path, String language) {
		browser.open(path);
		check(browser, language);
	}

	private static void leave(Browser browser, By button, String language) {
		browser.leaveBy(button);
		check(browser, language);
	}

	private static void check(Browser browser, String language) {
		assertThat(browser.find(By.tagName("html")).getDomAttribute("lang")).isEqualTo(language);
		assertThat(browser.find(By.tagName("main")).getText()).doesNotContain("cognito.");
		assertThat(browser.barriers()).as(browser.path()).isEmpty();
		assertThat(browser.overflow()).as(browser.path()).isNotPositive();
	}

}
