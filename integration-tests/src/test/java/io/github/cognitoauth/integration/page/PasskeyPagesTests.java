// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages of passkeys and devices. The passkey is made in this process, with
 * what the page hands to the browser.
 */
class PasskeyPagesTests {

	private static final String PASSWORD = "Wonderland-1";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.deviceTracking(DeviceTracking.USER_OPT_IN)
		.user("alice", (user) -> user.password(PASSWORD))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private static String credential(ConfigurableApplicationContext application, PageBrowser browser) {
		Matcher options = Pattern.compile("data-create data-options=\"([^\"]+)\"").matcher(browser.page().body());
		assertThat(options.find()).as(browser.page().body()).isTrue();
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		return SoftwarePasskey.of(URI.create("http://localhost:" + port))
			.register(HtmlUtils.htmlUnescape(options.group(1)));
	}

	@ParameterizedTest
	@EnumSource
	void passkeyWhenOfferedAfterSignInThenMadeAndUserGoesOnWhereItWanted(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = new PageBrowser(application);
			browser.open("/?from=mail");
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().path()).isEqualTo("/account/passkeys/prompt");
			assertThat(browser.page().body()).contains("Sign in faster next time", "Not now", "<noscript>",
					"src=\"/login/challenge/passkey.js\"");
			browser.submit("/account/passkeys/save", Map.of("credential", credential(application, browser)));
			assertThat(browser.page().body()).isEqualTo("Hello, alice");
			assertThat(browser.page().path()).startsWith("/?from=mail");
			assertThat(browser.open("/account/passkeys").body()).contains("Delete</button>", "Created");
		}
	}

	@ParameterizedTest
	@EnumSource
	void passkeyWhenNotWantedNowThenOfferedToThisBrowserNoMore(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = new PageBrowser(application);
			browser.signIn("alice", PASSWORD);
			assertThat(browser.page().path()).isEqualTo("/account/passkeys/prompt");
			assertThat(browser.page().body()).contains("<a class=\"link\" href=\"/\">Not now</a>");
			assertThat(browser.open("/").body()).isEqualTo("Hello, alice");
			browser.open("/logout");
			browser.submit("/logout", Map.of());
			assertThat(browser.signIn("alice", PASSWORD).body()).isEqualTo("Hello, alice");
			assertThat(new PageBrowser(application).signIn("alice", PASSWORD).path())
				.isEqualTo("/account/passkeys/prompt");
		}
	}

	@ParameterizedTest
	@EnumSource
	void passkeyWhenAddedAndDeletedThenListedAndAskedBefore(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = new PageBrowser(application);
			browser.signIn("alice", PASSWORD);
			assertThat(browser.open("/account").body()).contains("href=\"/account/passkeys\"",
					"href=\"/account/devices\"");
			assertThat(browser.open("/account/passkeys").body()).contains("You have no passkey yet.");
			browser.submit("/account/passkeys/new", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/passkeys/save");
			assertThat(browser.submit("/account/passkeys/save", Map.of("credential", "none")).body())
				.contains("<title>Error: ");
			browser.submit("/account/passkeys/save", Map.of("credential", credential(application, browser)));
			assertThat(browser.page().path()).isEqualTo("/account/passkeys");
			assertThat(browser.page().body()).contains("The passkey was added.");
			browser.submit("/account/passkeys/delete", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/passkeys/delete");
			assertThat(browser.page().body()).contains("You can no longer sign in with it.",
					"class=\"primary danger\"");
			assertThat(this.pool.requests("DeleteWebAuthnCredential")).isZero();
			browser.submit("/account/passkeys/delete", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/passkeys");
			assertThat(browser.page().body()).contains("The passkey was deleted.", "You have no passkey yet.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void deviceWhenKnownThenRememberedAndRemoved(PageStack stack) {
		CognitoPasswordAuthenticator.builder()
			.userPoolId(this.pool.userPoolId())
			.clientId(this.pool.clientId())
			.endpoint(this.pool.endpoint())
			.confirmDevices(true)
			.build()
			.authenticate("alice", PASSWORD)
			.block();
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = new PageBrowser(application);
			browser.signIn("alice", PASSWORD);
			assertThat(browser.open("/account/devices").body()).contains("Remember</button>", "First used");
			browser.submit("/account/devices/update", Map.of());
			assertThat(browser.page().body()).contains("The device is remembered.", "Stop remembering");
			for (int devices = this.pool.user("alice").deviceKeys().size(); devices > 1; devices--) {
				browser.submit("/account/devices/forget", Map.of());
				browser.submit("/account/devices/forget", Map.of());
			}
			browser.submit("/account/devices/forget", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/devices/forget");
			browser.submit("/account/devices/forget", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/devices");
			assertThat(browser.page().body()).contains("The device was removed.", "No device of yours is known.");
		}
	}

}
