// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Second factors: codes that are sent, codes of an app, the choice between them, and the
 * set-up of an app.
 */
@BrowserTest
class SecondFactorBrowserTests {

	private static final String PASSWORD = "Second-Factor-1";

	private static final String MFA = "FACTOR_COGNITO_MFA";

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	@Autowired
	private CognitoUserPoolServer pool;

	@BeforeEach
	void forgetUsedCodes() {
		this.pool.user("totp").totpSecret(TOTP_SECRET);
		this.pool.user("choice").totpSecret(TOTP_SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sms", "email" })
	void signInWhenCodeIsSentThenCodeOfInboxSignsIn(String username, Browser browser, Browser phone) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge(username, PASSWORD);
		assertThat(challenge.text()).contains("***");
		HomePage home = challenge.fill("code", InboxPage.open(phone).newestCodeOf(username)).finish();
		assertThat(home.username()).isEqualTo(username);
		assertThat(home.authorities()).contains("FACTOR_PASSWORD", MFA);
	}

	@Test
	void signInWhenCodeComesFromAppThenSignsIn(Browser browser, Browser phone) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("totp", PASSWORD);
		assertThat(challenge.text()).contains("authenticator app");
		HomePage home = challenge.fill("code", InboxPage.open(phone).appCodeOf("totp")).finish();
		assertThat(home.authorities()).contains("FACTOR_PASSWORD", MFA);
	}

	@Test
	void answerWhenCodeIsWrongThenRightOneWorksOnTheSamePage(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("sms", PASSWORD);
		String code = this.pool.inbox().latestCode("sms");
		challenge = challenge.fill("code", wrong(code)).next();
		assertThat(challenge.problem()).isNotBlank();
		assertThat(challenge.fill("code", code).finish().username()).isEqualTo("sms");
	}

	@Test
	void answerWhenCodeIsTypedInGroupsThenSignsIn(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("totp", PASSWORD);
		String code = this.pool.totp(TOTP_SECRET);
		HomePage home = challenge.fill("code", code.substring(0, 3) + " " + code.substring(3)).finish();
		assertThat(home.username()).isEqualTo("totp");
	}

	@Test
	void chooseWhenTextMessageIsChosenThenCodeComes(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser).signInUntilChallenge("choice", PASSWORD);
		assertThat(challenge.choices()).containsExactlyInAnyOrder("Code by text message", "Authenticator app");
		challenge = challenge.choose("Code by text message").next();
		String code = this.pool.inbox().latestCode("choice", DeliveryMedium.SMS);
		assertThat(challenge.fill("code", code).finish().authorities()).contains(MFA);
	}

	@Test
	void chooseWhenAppIsChosenThenItsCodeSignsIn(Browser browser) {
		ChallengePage challenge = LoginPage.open(browser)
			.signInUntilChallenge("choice", PASSWORD)
			.choose("Authenticator app")
			.next();
		assertThat(challenge.fill("code", this.pool.totp(TOTP_SECRET)).finish().username()).isEqualTo("choice");
	}

	@Test
	void setUpWhenAppIsChosenThenShowsQrCodeAndTakesFirstCode(Browser browser) {
		recreateSetup();
		ChallengePage challenge = LoginPage.open(browser)
			.signInUntilChallenge("setup", PASSWORD)
			.choose("Authenticator app")
			.next();
		assertThat(challenge.hasQrCode()).isTrue();
		String secret = challenge.setupSecret();
		challenge = challenge.fill("code", wrong(this.pool.totp(secret))).next();
		assertThat(challenge.problem()).isNotBlank();
		assertThat(challenge.setupSecret()).isEqualTo(secret);
		assertThat(challenge.fill("code", this.pool.totp(secret)).finish().username()).isEqualTo("setup");
	}

	@Test
	void setUpWhenMailIsChosenThenCodeGoesToTheAddress(Browser browser) {
		recreateSetup();
		ChallengePage challenge = LoginPage.open(browser)
			.signInUntilChallenge("setup", PASSWORD)
			.choose("Code by e-mail")
			.fill("email", "setup@example.com")
			.next();
		String code = this.pool.inbox().latestCode("setup", DeliveryMedium.EMAIL);
		assertThat(challenge.fill("code", code).finish().username()).isEqualTo("setup");
	}

	private void recreateSetup() {
		this.pool.user("setup").delete();
		this.pool.createUser("setup").password(PASSWORD).mfaRequired();
	}

	private static String wrong(String code) {
		return ((code.charAt(0) == '0') ? '1' : '0') + code.substring(1);
	}

}
