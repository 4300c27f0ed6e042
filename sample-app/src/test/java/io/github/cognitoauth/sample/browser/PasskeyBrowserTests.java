// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.time.Duration;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.UserPasskeyOperations;
import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoClient;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in with a passkey that the browser made.
 */
@BrowserTest
class PasskeyBrowserTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Autowired
	private CognitoClient client;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Test
	void chooseWhenPasskeyIsChosenThenItSignsInWithoutPassword(Browser browser) {
		try (Passkeys passkeys = browser.passkeys()) {
			LoginPage.open(browser);
			register(passkeys);
			LoginPage.open(browser).signInUntilChallenge("ways", "any").choose("Passkey").next();
			browser.leaveBy(By.id("passkey"));
			HomePage home = new HomePage(browser);
			assertThat(home.username()).isEqualTo("ways");
			assertThat(home.authorities()).contains("FACTOR_WEBAUTHN").doesNotContain("FACTOR_PASSWORD");
			assertThat(browser.complaints()).isEmpty();
		}
	}

	private void register(Passkeys passkeys) {
		AuthenticationRequest request = AuthenticationRequest.builder("ways")
			.password("Second-Factor-1")
			.flow(AuthFlow.USER_PASSWORD_AUTH)
			.build();
		UserPasskeyOperations operations = this.authenticator.authenticate(request)
			.ofType(AuthenticationOutcome.Authenticated.class)
			.map((outcome) -> CognitoUserAccounts.create(this.client)
				.forAccessToken(outcome.tokens().accessToken())
				.passkeys())
			.blockOptional(PATIENCE)
			.orElseThrow();
		String options = operations.startRegistration().blockOptional(PATIENCE).orElseThrow();
		operations.completeRegistration(passkeys.create(options)).block(PATIENCE);
	}

}
