// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages of somebody who is signed in.
 */
class AccountPagesTests {

	private static final String PASSWORD = "Wonderland-1";

	private static final String NEW = "Rabbit-Hole-2";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA, MfaFactor.SMS_MFA, MfaFactor.EMAIL_OTP)
		.userSessions(20)
		.user("alice",
				(user) -> user.password(PASSWORD)
					.email("alice@example.com")
					.phoneNumber("+12065550100")
					.attribute("name", "Alice"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private PageBrowser signedIn(ConfigurableApplicationContext application) {
		PageBrowser browser = new PageBrowser(application);
		assertThat(browser.signIn("alice", PASSWORD).body()).isEqualTo("Hello, alice");
		return browser;
	}

	@ParameterizedTest
	@EnumSource
	void accountWhenNobodyIsSignedInThenLoginLeadsBackToIt(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = new PageBrowser(application);
			for (String path : new String[] { "/account", "/account/password", "/account/delete" }) {
				assertThat(browser.open(path).path()).isEqualTo("/login");
			}
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().path()).startsWith("/account/delete");
		}
	}

	@ParameterizedTest
	@EnumSource
	void overviewWhenOpenedThenShowsTheAccountAndLeadsToAllPages(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			assertThat(browser.open("/account").body()).contains("<h1>Your account</h1>", "alice@example.com",
					"<span class=\"badge\">verified</span>", "href=\"/account/profile\"", "href=\"/account/password\"",
					"href=\"/account/second-step\"", "href=\"/account/sessions\"", "href=\"/account/delete\"",
					"href=\"/account/sign-out-everywhere\"", "action=\"/logout\"");
			assertThat(browser.page().body()).doesNotContain("cognito.");
			assertThat(browser.submit("/logout", Map.of()).path()).startsWith("/login");
			assertThat(browser.open("/account").path()).isEqualTo("/login");
		}
	}

	@ParameterizedTest
	@EnumSource
	void passwordWhenChangedThenTheNewOneCountsAndWrongOnesAreSaid(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			browser.open("/account/password");
			browser.submit("/account/password", password("guess", NEW, NEW));
			assertThat(browser.page().path()).isEqualTo("/account/password");
			assertThat(browser.page().body()).contains("<title>Error: ", "The current password is not right.")
				.containsPattern("name=\"previousPassword\"[^>]* aria-invalid=\"true\"[^>]* autofocus")
				.doesNotContain("guess", NEW);
			browser.submit("/account/password", password(PASSWORD, NEW, "Other-1"));
			assertThat(browser.page().body()).contains("The two passwords are not the same.");
			browser.submit("/account/password", password(PASSWORD, "short", "short"));
			assertThat(browser.page().body()).contains("The new password is too short.");
			browser.submit("/account/password", password(PASSWORD, NEW, NEW));
			assertThat(browser.page().path()).isEqualTo("/account");
			assertThat(browser.page().body()).contains("Your password was changed.", "role=\"status\"");
			assertThat(browser.open("/account").body()).doesNotContain("Your password was changed.");
			assertThat(this.pool.user("alice").hasPassword(NEW)).isTrue();
		}
	}

	private static Map<String, String> password(String previous, String password, String again) {
		return Map.of("previousPassword", previous, "newPassword", password, "newPasswordConfirmation", again);
	}

	@ParameterizedTest
	@EnumSource
	void profileWhenChangedThenSavedAndShown(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			assertThat(browser.open("/account/profile").value("name")).isEqualTo("Alice");
			browser.submit("/account/profile", Map.of("name", "Alice <b>Liddell</b>"));
			assertThat(browser.page().path()).isEqualTo("/account");
			assertThat(browser.page().body()).contains("Your profile was saved.", "Alice &lt;b&gt;Liddell&lt;/b&gt;")
				.doesNotContain("<b>");
			assertThat(this.pool.user("alice").attributes()).containsEntry("name", "Alice <b>Liddell</b>");
			browser.open("/account/profile");
			assertThat(browser.submit("/account/profile", Map.of("name", "Alice <b>Liddell</b>")).body())
				.contains("There is nothing to change.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void addressWhenNotVerifiedThenVerifiedWithTheCode(PageStack stack) {
		this.pool.user("alice").attribute("email_verified", "false");
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			assertThat(browser.open("/account").body()).contains("not verified", "Verify: E-mail address");
			browser.submit("/account/profile/send-code", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/profile/verify");
			assertThat(browser.page().body()).contains("A code was sent to a***@e***");
			String code = this.pool.inbox().latestCode("alice");
			browser.submit("/account/profile/verify",
					Map.of("code", ((code.charAt(0) == '0') ? '1' : '0') + code.substring(1)));
			assertThat(browser.page().body()).contains("The code is wrong or too old.", "A code was sent to a***@e***");
			this.pool.inbox().clear();
			browser.press("/account/profile/send-code", Map.of("code", ""));
			browser.submit("/account/profile/verify", Map.of("code", this.pool.inbox().latestCode("alice")));
			assertThat(browser.page().path()).isEqualTo("/account");
			assertThat(browser.page().body()).contains("The address is verified.").doesNotContain("not verified");
		}
	}

	@ParameterizedTest
	@EnumSource
	void addressWhenChangedThenVerifiedAtOnce(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool, "test.writable=name,email")) {
			PageBrowser browser = signedIn(application);
			browser.open("/account/profile");
			browser.submit("/account/profile", Map.of("name", "Alice", "email", "liddell@example.com"));
			assertThat(browser.page().path()).isEqualTo("/account/profile/verify");
			browser.submit("/account/profile/verify", Map.of("code", this.pool.inbox().latestCode("alice")));
			assertThat(browser.page().body()).contains("liddell@example.com").doesNotContain("not verified");
		}
	}

	@ParameterizedTest
	@EnumSource
	void secondStepWhenSetUpThenAskedForAtTheNextSignIn(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			assertThat(browser.open("/account/second-step").body()).contains("Authenticator app", "Turn on");
			browser.open("/account/second-step/app");
			browser.submit("/account/second-step/app", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/second-step/app/code");
			String secret = secret(browser);
			assertThat(browser.page().body()).contains("<svg class=\"qr\"", "otpauth://totp/Shop:alice");
			String code = this.pool.totp(secret);
			browser.submit("/account/second-step/app/code",
					Map.of("code", ((code.charAt(0) == '0') ? '1' : '0') + code.substring(1)));
			assertThat(browser.page().body()).contains("<title>Error: ", "The code is wrong or too old.");
			assertThat(secret(browser)).isEqualTo(secret);
			browser.submit("/account/second-step/app/code", Map.of("code", this.pool.totp(secret)));
			assertThat(browser.page().path()).isEqualTo("/account/second-step");
			assertThat(browser.page().body()).contains("Your authenticator app is set up.", "Turn off");
			assertThat(browser.open("/account/second-step/app/code").path()).isEqualTo("/account/second-step/app");
			PageBrowser other = new PageBrowser(application);
			assertThat(other.signIn("alice", PASSWORD).path()).isEqualTo("/login/challenge");
		}
	}

	private static String secret(PageBrowser browser) {
		Matcher key = Pattern.compile("data-copy=\"([A-Z2-7]+)\"").matcher(browser.page().body());
		assertThat(key.find()).as(browser.page().body()).isTrue();
		return key.group(1);
	}

	@ParameterizedTest
	@EnumSource
	void secondStepWhenTurnedOnAndOffThenShown(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			browser.open("/account/second-step");
			browser.submit("/account/second-step", Map.of("enabled.SMS_MFA", "true"));
			assertThat(browser.page().body()).contains("Your second step was changed.", "Turn off");
			browser.submit("/account/second-step", Map.of("enabled.SMS_MFA", "false"));
			assertThat(browser.page().body()).contains("Your second step was changed.").doesNotContain("Turn off");
		}
	}

	@ParameterizedTest
	@EnumSource
	void dangerousThingWhenSignInIsOldThenNewSignInLeadsBackWithoutALoop(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			this.pool.advance(Duration.ofMinutes(11));
			assertThat(browser.open("/account/password").path()).isEqualTo("/account/password");
			assertThat(browser.open("/account/delete").path()).isEqualTo("/login?fresh");
			assertThat(browser.page().body()).contains("prove once more who you are");
			assertThat(browser.open("/account/delete").path()).isEqualTo("/login?fresh");
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().path()).startsWith("/account/delete");
			assertThat(browser.page().body()).contains("Your account is deleted for good.", "class=\"primary danger\"");
			this.pool.advance(Duration.ofMinutes(11));
			assertThat(browser.submit("/account/delete", Map.of()).path()).isEqualTo("/login?fresh");
			assertThat(this.pool.users()).hasSize(1);
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().path()).startsWith("/account/delete");
			assertThat(browser.submit("/account/delete", Map.of()).path()).isEqualTo("/login?deleted");
			assertThat(this.pool.users()).isEmpty();
			assertThat(browser.page().body()).contains("Your account was deleted.");
			assertThat(browser.open("/account").path()).isEqualTo("/login");
		}
	}

	@ParameterizedTest
	@EnumSource
	void dangerousThingWhenNoSignInIsFreshEnoughThenSaidAfterOneAndNotAskedForEver(PageStack stack) {
		// a clock that is ahead of the pool's makes every sign-in old
		try (ConfigurableApplicationContext application = stack.start(this.pool, "test.clock-ahead=PT1H")) {
			PageBrowser browser = signedIn(application);
			assertThat(browser.open("/account/delete").path()).isEqualTo("/login?fresh");
			this.pool.advance(Duration.ofSeconds(5));
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().path()).startsWith("/account/delete");
			assertThat(browser.page().status()).isEqualTo(200);
			assertThat(browser.page().body()).contains("<title>Error: ", "role=\"alert\"", "href=\"/account\"")
				.doesNotContain("class=\"primary danger\"", "cognito.");
			assertThat(this.pool.users()).hasSize(1);
			// for that page only
			assertThat(browser.open("/account").body()).contains("<h1>Your account</h1>");
		}
	}

	@ParameterizedTest
	@EnumSource
	void accountWhenPoolRefusesEveryTokenThenSaidAfterOneSignInAndNotAskedForEver(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			this.pool.faults()
				.next("GetUser", 10, PoolFault.error("NotAuthorizedException", "Access Token has been revoked"));
			assertThat(browser.open("/account").path()).isEqualTo("/login?ended");
			this.pool.advance(Duration.ofSeconds(5));
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().path()).startsWith("/account");
			assertThat(browser.page().body()).contains("<title>Error: ", "role=\"alert\"").doesNotContain("cognito.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void addressWhenSignInIsOldThenEnteredValuesOutliveTheNewSignIn(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool, "test.writable=name,email")) {
			PageBrowser browser = signedIn(application);
			this.pool.advance(Duration.ofMinutes(11));
			browser.open("/account/profile");
			assertThat(browser.submit("/account/profile", Map.of("name", "Al", "email", "liddell@example.com")).path())
				.isEqualTo("/login?fresh");
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().path()).startsWith("/account/profile?fresh=true");
			assertThat(browser.page().value("email")).isEqualTo("liddell@example.com");
			assertThat(browser.page().value("name")).isEqualTo("Al");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sessionsWhenListedThenCurrentOneIsMarkedAndOthersCanBeEnded(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser other = signedIn(application);
			PageBrowser browser = signedIn(application);
			this.pool.advance(Duration.ofMinutes(1));
			assertThat(browser.open("/account/sessions").body()).containsOnlyOnce("This one")
				.containsOnlyOnce("End session</button>")
				.contains("<time datetime=\"")
				.containsPattern("action=\"/logout\"")
				.doesNotContain("127.0.0.1");
			browser.submit("/account/sessions/end", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/sessions/end");
			assertThat(browser.page().body()).contains("Whoever uses it has to sign in again.",
					"href=\"/account/sessions\"");
			browser.submit("/account/sessions/end", Map.of());
			assertThat(browser.page().path()).isEqualTo("/account/sessions");
			assertThat(browser.page().body()).contains("The session has ended.").doesNotContain("End session</button>");
			assertThat(other.open("/account").path()).startsWith("/login");
		}
	}

	@ParameterizedTest
	@EnumSource
	void everywhereWhenSignedOutThenAllSessionsEnd(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			browser.open("/account/sign-out-everywhere");
			browser.submit("/account/sign-out-everywhere", Map.of());
			assertThat(browser.page().path()).isEqualTo("/login?everywhere");
			assertThat(browser.page().body()).contains("You have signed out everywhere.");
			assertThat(browser.open("/account").path()).isEqualTo("/login");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenRevokedElsewhereThenUserSignsInAgainAndComesBack(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			browser.open("/account/password");
			this.pool.user("alice").signOut();
			assertThat(browser.submit("/account/password", password(PASSWORD, NEW, NEW)).path()).startsWith("/login");
			browser.submit("/login", Map.of("username", "alice", "password", PASSWORD));
			assertThat(browser.page().status()).isEqualTo(200);
			assertThat(this.pool.user("alice").hasPassword(PASSWORD)).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void formWhenSentWithoutTokenThenRefusedAndNothingDone(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			for (String path : new String[] { "/account/password", "/account/profile", "/account/second-step",
					"/account/delete", "/account/sign-out-everywhere", "/account/sessions/end" }) {
				assertThat(browser.forge(path, Map.of("confirmed", "true")).status()).as(path).isEqualTo(403);
			}
			assertThat(this.pool.users()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void formWhenItsSessionHasEndedThenLoginSaysSoAndNothingIsDone(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			PageBrowser browser = signedIn(application);
			browser.open("/account/password");
			browser.forgetCookies();
			assertThat(browser.submit("/account/password", password(PASSWORD, NEW, NEW)).path())
				.isEqualTo("/login?expired");
			assertThat(browser.page().body()).contains("role=\"alert\"");
			assertThat(this.pool.user("alice").hasPassword(PASSWORD)).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void featureWhenSwitchedOffThenNeitherPageNorLink(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool, "test.off=DELETE")) {
			PageBrowser browser = signedIn(application);
			assertThat(browser.open("/account").body()).doesNotContain("/account/delete");
			assertThat(browser.open("/account/delete").status()).isEqualTo(404);
		}
	}

}
