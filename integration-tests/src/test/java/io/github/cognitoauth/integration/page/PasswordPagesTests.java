// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages for people who forgot their password.
 */
class PasswordPagesTests {

	private static final String NEW = "Rabbit-Hole-2";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1").email("alice@example.com"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private static Map<String, String> answer(String code, String password, String again) {
		return Map.of("username", "alice", "code", code, "newPassword", password, "newPasswordConfirmation", again);
	}

	@ParameterizedTest
	@EnumSource
	void passwordWhenForgottenThenSetWithTheCodeAndUserSignsInWithIt(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.signIn("alice", "guess");
			assertThat(browser.page().body()).contains("User name or password is not right.",
					"href=\"/password/forgot\"", "Forgot password?", "href=\"/sign-up\"", "href=\"/sign-up/confirm\"");
			assertThat(browser.open("/password/forgot").value("username")).isEqualTo("alice");
			browser.submit("/password/forgot", Map.of("username", "alice"));
			assertThat(browser.page().path()).isEqualTo("/password/reset");
			assertThat(browser.page().value("username")).isEqualTo("alice");
			assertThat(browser.page().body()).contains("<h1>Set a new password</h1>").doesNotContain("***");
			browser.submit("/password/reset", answer(this.pool.inbox().latestCode("alice"), NEW, NEW));
			assertThat(browser.page().path()).isEqualTo("/login?reset");
			assertThat(browser.page().body()).contains("Your new password is set.", "role=\"status\"");
			assertThat(browser.signIn("alice", NEW).body()).isEqualTo("Hello, alice");
		}
	}

	@ParameterizedTest
	@EnumSource
	void passwordWhenInputIsWrongThenSaidAtTheFieldAndRightOneIsTakenNext(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.open("/password/forgot");
			assertThat(browser.submit("/password/forgot", Map.of("username", " ")).body())
				.contains("<title>Error: ", "Enter your user name.", "role=\"alert\"")
				.containsPattern(
						"name=\"username\"[^>]* aria-describedby=\"problem\" aria-invalid=\"true\"[^>]* autofocus");
			browser.submit("/password/forgot", Map.of("username", "alice"));
			String code = this.pool.inbox().latestCode("alice");
			String wrong = ((code.charAt(0) == '0') ? '1' : '0') + code.substring(1);
			browser.submit("/password/reset", answer(code, NEW, "Other-1"));
			assertThat(browser.page().path()).isEqualTo("/password/reset");
			assertThat(browser.page().body()).contains("The two passwords are not the same.")
				.containsPattern("name=\"newPasswordConfirmation\"[^>]* aria-invalid=\"true\"[^>]* autofocus")
				.doesNotContain(NEW, "Other-1", code);
			browser.submit("/password/reset", answer(wrong, NEW, NEW));
			assertThat(browser.page().body()).contains("<title>Error: ", "The code is wrong or too old.")
				.containsPattern("name=\"code\"[^>]* aria-invalid=\"true\"[^>]* autofocus");
			browser.submit("/password/reset", answer(code, "short", "short"));
			assertThat(browser.page().body()).contains("The new password is too short.");
			assertThat(browser.open("/password/reset").body()).doesNotContain("role=\"alert\"");
			assertThat(browser.submit("/password/reset", answer(code, NEW, NEW)).path()).isEqualTo("/login?reset");
		}
	}

	@ParameterizedTest
	@EnumSource
	void codeWhenExpiredThenAnotherOneIsSentOnRequest(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.open("/password/forgot");
			browser.submit("/password/forgot", Map.of("username", "alice"));
			String late = this.pool.inbox().latestCode("alice");
			this.pool.advance(Duration.ofHours(2));
			assertThat(browser.submit("/password/reset", answer(late, NEW, NEW)).body())
				.contains("The code is wrong or too old.");
			assertThat(browser.press("/password/forgot", Map.of("username", "alice")).path())
				.isEqualTo("/password/reset");
			String next = this.pool.inbox().latestCode("alice");
			assertThat(browser.submit("/password/reset", answer(next, NEW, NEW)).path()).isEqualTo("/login?reset");
		}
	}

	@ParameterizedTest
	@EnumSource
	void nameWhenThereIsNoAccountThenPagesAreTheSame(PageStack stack) {
		try (ConfigurableApplicationContext application = stack.start(this.pool)) {
			assertThat(afterForgetting(application, "nobody", "000000"))
				.isEqualTo(afterForgetting(application, "alice", "000000").replace("\"alice\"", "\"nobody\""));
			assertThat(this.pool.requests("ForgotPassword")).isEqualTo(2);
		}
	}

	private static String afterForgetting(ConfigurableApplicationContext application, String username, String code) {
		PageBrowser browser = new PageBrowser(application);
		browser.open("/password/forgot");
		String sent = browser.submit("/password/forgot", Map.of("username", username)).body();
		String refused = browser
			.submit("/password/reset",
					Map.of("username", username, "code", code, "newPassword", NEW, "newPasswordConfirmation", NEW))
			.body();
		return (sent + refused).replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
	}

	@ParameterizedTest
	@EnumSource
	void userWhenPasswordMustBeResetThenRefusedLikeEverybodyAndHelpedByTheLink(PageStack stack) {
		this.pool.user("alice").resetPassword();
		try (PageBrowser browser = stack.browse(this.pool)) {
			assertThat(browser.signIn("alice", "Wonderland-1").body()).contains("User name or password is not right.",
					"href=\"/password/forgot\"");
			assertThat(browser.page().path()).isEqualTo("/login?error");
			browser.open("/password/forgot");
			browser.submit("/password/forgot", Map.of("username", browser.page().value("username")));
			browser.submit("/password/reset", answer(this.pool.inbox().latestCode("alice"), NEW, NEW));
			assertThat(browser.signIn("alice", NEW).body()).isEqualTo("Hello, alice");
		}
	}

	@ParameterizedTest
	@EnumSource
	void formWhenSentWithoutTokenThenRefusedAndNothingSpent(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.open("/password/forgot");
			for (String path : new String[] { "/password/forgot", "/password/reset", "/sign-up", "/sign-up/confirm",
					"/sign-up/resend", "/account/password", "/account/delete" }) {
				assertThat(browser.forge(path, Map.of("username", "alice")).location()).as(path)
					.isEqualTo("/login?expired");
				assertThat(browser.forgeByScript(path, Map.of("username", "alice")).location()).as(path)
					.doesNotContain("expired");
			}
			assertThat(this.pool.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void resetWhenSwitchedOffThenNeitherPageNorLink(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool, "test.off=RESET_PASSWORD")) {
			assertThat(browser.open("/login").body()).doesNotContain("/password/forgot");
			assertThat(browser.open("/password/forgot").path()).isEqualTo("/login");
		}
	}

	@ParameterizedTest
	@EnumSource
	void poolWhenNotReachableThenSaidOnThePage(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool, "test.delay=20")) {
			this.pool.close();
			browser.open("/password/forgot");
			assertThat(browser.submit("/password/forgot", Map.of("username", "alice")).body())
				.contains("This is not possible at the moment.");
			assertThat(browser.page().value("username")).isEqualTo("alice");
		}
	}

	@ParameterizedTest
	@EnumSource
	void pagesWhenBrowserSpeaksGermanThenGerman(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool).speak("de")) {
			browser.open("/password/forgot");
			assertThat(browser.submit("/password/forgot", Map.of("username", "")).body())
				.contains("<html lang=\"de\">", "Fehler: ")
				.doesNotContain("cognito.", "Enter ");
		}
	}

}
