// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for what is begun at the pages of one pool and must not go on at another. */
class PagesOfTwoPoolsTests {

	private static final String PASSWORD = "Rabbit-Hole-2";

	private final CognitoUserPoolServer main = pool("local_Main00001", "mainclient1234567");

	private final CognitoUserPoolServer partner = pool("local_Partner01", "partnerclient1234");

	private static CognitoUserPoolServer pool(String id, String client) {
		return CognitoUserPoolServer.builder().userPoolId(id).client(client, (settings) -> {
		})
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.user("alice", (user) -> user.password(PASSWORD))
			.start();
	}

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	private ConfigurableApplicationContext start(PageStack stack) {
		return stack.start(PagesOfTwoPools.of(stack), this.main, "cognito.account.sign-up=true",
				"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
				"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
				"cognito.user-pools.partner.client-id=" + this.partner.clientId());
	}

	@ParameterizedTest
	@EnumSource
	void signUpWhenBegunAtOnePoolThenItsSessionIsShownToNoOther(PageStack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			PageBrowser browser = new PageBrowser(application);
			browser.open("/sign-up");
			browser.submit("/sign-up", Map.of("username", "bob", "password", PASSWORD, "passwordConfirmation", PASSWORD,
					"email", "bob@example.com"));
			assertThat(browser.page().path()).isEqualTo("/sign-up/confirm");
			assertThat(browser.open("/partner/sign-up/confirm").value("username")).isEmpty();
			browser.submit("/partner/sign-up/confirm", Map.of("username", "bob", "code", "000000"));
			assertThat(browser.page().path()).isEqualTo("/partner/sign-up/confirm");
			assertThat(this.partner.exchanges()).isNotEmpty()
				.allSatisfy((exchange) -> assertThat(exchange.request()).doesNotContain("\"Session\""));
		}
	}

	@ParameterizedTest
	@EnumSource
	void stepWhenBegunByAUserOfOnePoolThenNotShownToTheNamesakeOfAnother(PageStack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			PageBrowser browser = new PageBrowser(application);
			browser.signIn("alice", PASSWORD);
			browser.open("/account/second-step/app");
			browser.submit("/account/second-step/app", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/second-step/app/code");
			String begun = browser.page().body();
			assertThat(begun).contains("otpauth");
			browser.open("/partner/login");
			browser.submit("/partner/login", Map.of("username", "alice", "password", PASSWORD));
			browser.open("/partner/account/second-step/app/code");
			assertThat(browser.page().path()).isEqualTo("/partner/account/second-step/app");
			assertThat(browser.page().body()).doesNotContain("otpauth");
		}
	}

	@ParameterizedTest
	@EnumSource
	void everywhereWhenSignedOutOfOnePoolThenStillSignedInAtTheOther(PageStack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			PageBrowser browser = new PageBrowser(application);
			browser.signIn("alice", PASSWORD);
			browser.open("/partner/login");
			browser.submit("/partner/login", Map.of("username", "alice", "password", PASSWORD));
			browser.open("/partner/account/sign-out-everywhere");
			browser.submit("/partner/account/sign-out-everywhere", Map.of());
			assertThat(browser.page().path()).isEqualTo("/partner/login?everywhere");
			assertThat(browser.open("/partner/account").path()).isEqualTo("/partner/login");
			assertThat(browser.open("/account").path()).isEqualTo("/account");
		}
	}

}
