// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.net.URI;
import java.time.Duration;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.UserPasskeyOperations;
import io.github.cognitoauth.sample.pool.DemoUsers;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in by a script of the same origin, which knows forms and no challenges.
 */
@BrowserTest
class ScriptSignInBrowserTests {

	private static final String PASSWORD = "Second-Factor-1";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Autowired
	private CognitoUserPoolServer pool;

	@Autowired
	private CognitoUserAccounts accounts;

	@BeforeEach
	@AfterEach
	void renewUsers() {
		this.pool.faults().clear();
		DemoUsers.all().forEach((user) -> {
			this.pool.user(user.username()).delete();
			user.settings().accept(this.pool.createUser(user.username()));
		});
	}

	@Test
	void signInWhenPasswordIsRightThenSessionOfTheServerIsSignedIn(Browser browser) {
		HomePage home = ScriptPage.open(browser).fill("username", "alice").fill("password", "Wonderland-1").finish();
		assertThat(home.username()).isEqualTo("alice");
		assertThat(home.authorities()).contains("ROLE_admins", "FACTOR_PASSWORD");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void signInWhenOnlyTheKeyboardIsUsedThenFocusIsWhereItIsNeeded(Browser browser) {
		ScriptPage.open(browser);
		browser.type("email").tab().type(PASSWORD).enter();
		browser.waitFor(ExpectedConditions.visibilityOfElementLocated(By.name("code")));
		browser.type(this.pool.inbox().latestCode("email")).enter();
		browser.waitFor(ExpectedConditions.urlToBe(browser.driver().getCurrentUrl().replaceFirst("/sign-in$", "/")));
		assertThat(new HomePage(browser).username()).isEqualTo("email");
	}

	@Test
	void signInWhenPasswordIsWrongThenSaysSoAndTheRightOneWorks(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("bob", "Wrong-Password-1");
		assertThat(page.problem()).isNotBlank();
		assertThat(browser.driver().getTitle()).startsWith("Error: ");
		assertThat(page.fill("username", "bob").fill("password", "Builder-2026").finish().username()).isEqualTo("bob");
	}

	@Test
	void answerWhenCodeIsWrongThenFieldIsMarkedAndTheRightOneWorks(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("sms", PASSWORD);
		String code = this.pool.inbox().latestCode("sms");
		page = page.fill("code", ((code.charAt(0) == '0') ? '1' : '0') + code.substring(1)).next();
		assertThat(page.problem()).isNotBlank();
		assertThat(page.fill("code", code).finish().username()).isEqualTo("sms");
	}

	@Test
	void signInWhenPasswordIsTemporaryThenAsksForAnotherAndForTheName(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("newbie", "Temp-Pass-1");
		page.fill("newPassword", "Chosen-Pass-1").fill("name", "Newbie");
		assertThat(page.finish().username()).isEqualTo("newbie");
	}

	@Test
	void chooseWhenAppIsChosenThenItsCodeSignsIn(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("choice", PASSWORD);
		assertThat(page.choices()).containsExactlyInAnyOrder("Code by text message", "Authenticator app");
		page = page.choose("Authenticator app").next();
		String code = this.pool.user("choice").authenticatorCode().orElseThrow();
		assertThat(page.fill("code", code).finish().username()).isEqualTo("choice");
	}

	@Test
	void setUpWhenAppIsChosenThenDrawsTheQrCodeAndTakesTheFirstCode(Browser browser) {
		ScriptPage page = ScriptPage.open(browser)
			.signInUntilChallenge("setup", PASSWORD)
			.choose("Authenticator app")
			.next();
		assertThat(browser.find(By.cssSelector("svg.qr")).isDisplayed()).isTrue();
		assertThat(page.fill("code", this.pool.totp(page.setupSecret())).finish().username()).isEqualTo("setup");
	}

	@Test
	void customWhenTriggersAskThenTheirQuestionIsShown(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("custom", PASSWORD);
		assertThat(page.text()).contains("What is six times seven?");
		assertThat(page.fill("answer", "42").finish().username()).isEqualTo("custom");
	}

	@Test
	void chooseWhenPasswordIsChosenThenOnlyItsFieldIsSent(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("ways", "any").choose("Password");
		assertThat(page.fill("password", PASSWORD).finish().username()).isEqualTo("ways");
	}

	@Test
	void chooseWhenPasskeyIsChosenThenBrowserIsAskedForIt(Browser browser) {
		try (Passkeys passkeys = browser.passkeys()) {
			ScriptPage.open(browser);
			register(passkeys);
			ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("ways", "any").choose("Passkey").next();
			assertThat(page.usePasskey().authorities()).contains("FACTOR_WEBAUTHN").doesNotContain("FACTOR_PASSWORD");
			assertThat(browser.complaints()).isEmpty();
		}
	}

	@Test
	void passkeyWhenBrowserHasNoneThenSaysSoAndStartsOver(Browser browser) {
		this.pool.user("ways").passkey(SoftwarePasskey.of(URI.create("http://localhost:8080")));
		try (Passkeys none = browser.passkeys()) {
			assertThat(none.count()).isZero();
			ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("ways", "any").choose("Passkey").next();
			assertThat(page.refusePasskey()).isNotBlank();
			page.startOver().fill("username", "bob").fill("password", "Builder-2026").finish();
		}
	}

	private void register(Passkeys passkeys) {
		UserPasskeyOperations operations = this.accounts.forAccessToken(this.pool.accessToken("ways")).passkeys();
		String options = operations.startRegistration().blockOptional(PATIENCE).orElseThrow();
		operations.completeRegistration(passkeys.create(options)).block(PATIENCE);
	}

	@Test
	void startOverWhenCodeDoesNotComeThenFirstFormIsThereAgain(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("sms", PASSWORD).startOver();
		assertThat(page.fill("username", "alice").fill("password", "Wonderland-1").finish().username())
			.isEqualTo("alice");
	}

	@Test
	void answerWhenPoolIsDownThenSameFormSaysSoAndWorksLater(Browser browser) {
		ScriptPage page = ScriptPage.open(browser).signInUntilChallenge("sms", PASSWORD);
		String code = this.pool.inbox().latestCode("sms");
		this.pool.faults().startOutage(PoolFault.throttled());
		page = page.fill("code", code).next();
		assertThat(page.problem()).isNotBlank();
		this.pool.faults().clear();
		assertThat(page.fill("code", code).finish().username()).isEqualTo("sms");
	}

	@Test
	void pageWhenScreenIsThatOfAPhoneThenFitsAndHasNoBarriers(Browser browser) {
		browser.shrinkToPhone();
		ScriptPage page = ScriptPage.open(browser);
		check(browser);
		page = page.signInUntilChallenge("setup", PASSWORD);
		check(browser);
		page.choose("Authenticator app").next();
		check(browser);
		ScriptPage.open(browser).signInUntilChallenge("ways", "any");
		check(browser);
		page = ScriptPage.open(browser).signInUntilChallenge("email", PASSWORD).fill("code", "000000").next();
		assertThat(page.problem()).isNotBlank();
		check(browser);
	}

	private static void check(Browser browser) {
		assertThat(browser.overflow()).isNotPositive();
		assertThat(browser.barriers()).isEmpty();
	}

}
