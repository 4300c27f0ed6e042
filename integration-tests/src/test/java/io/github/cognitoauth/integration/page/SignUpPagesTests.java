// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.util.HashMap;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages for people who want an account.
 */
class SignUpPagesTests {

	private static final String PASSWORD = "Rabbit-Hole-2";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1").email("alice@example.com"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private static Map<String, String> account(String username, String email) {
		return Map.of("username", username, "password", PASSWORD, "passwordConfirmation", PASSWORD, "email", email);
	}

	@ParameterizedTest
	@EnumSource
	void accountWhenConfirmedThenUserIsSignedInWithoutPassword(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.open("/sign-up");
			browser.submit("/sign-up", account("bob", "bob@example.com"));
			assertThat(browser.page().path()).isEqualTo("/sign-up/confirm");
			assertThat(browser.page().body()).contains("A code was sent to b***@e***");
			assertThat(browser.page().value("username")).isEqualTo("bob");
			browser.submit("/sign-up/confirm", Map.of("username", "bob", "code", this.pool.inbox().latestCode("bob")));
			assertThat(browser.page().body()).isEqualTo("Hello, bob");
			assertThat(browser.open("/").body()).isEqualTo("Hello, bob");
		}
	}

	@ParameterizedTest
	@EnumSource
	void codeWhenWrongThenSaidAndAnotherOneCanBeSent(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.open("/sign-up");
			browser.submit("/sign-up", account("bob", "bob@example.com"));
			String first = this.pool.inbox().latestCode("bob");
			browser.submit("/sign-up/confirm",
					Map.of("username", "bob", "code", ((first.charAt(0) == '0') ? '1' : '0') + first.substring(1)));
			assertThat(browser.page().path()).isEqualTo("/sign-up/confirm");
			assertThat(browser.page().body()).contains("The code is wrong or too old.", "<title>Error: ");
			this.pool.inbox().clear();
			assertThat(browser.press("/sign-up/resend", Map.of("username", "bob", "code", "")).path())
				.isEqualTo("/sign-up/confirm");
			browser.submit("/sign-up/confirm", Map.of("username", "bob", "code", this.pool.inbox().latestCode("bob")));
			assertThat(browser.page().body()).isEqualTo("Hello, bob");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signUpWhenInputIsWrongThenKeptButForPasswords(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.open("/sign-up");
			Map<String, String> different = new HashMap<>(account("bob", "bob@example.com"));
			different.put("passwordConfirmation", "Other-1");
			assertThat(browser.submit("/sign-up", different).body()).contains("The two passwords are not the same.")
				.doesNotContain(PASSWORD);
			assertThat(browser.page().value("username")).isEqualTo("bob");
			assertThat(browser.page().value("email")).isEqualTo("bob@example.com");
			assertThat(browser.submit("/sign-up", account("alice", "other@example.com")).body())
				.contains("This user name is taken.")
				.containsPattern("name=\"username\"[^>]* aria-invalid=\"true\"[^>]* autofocus");
			assertThat(browser.submit("/sign-up", account("bob", "")).body()).contains("Fill in: E-mail address.");
			Map<String, String> weak = new HashMap<>(account("bob", "bob@example.com"));
			weak.put("password", "weak");
			weak.put("passwordConfirmation", "weak");
			assertThat(browser.submit("/sign-up", weak).body()).contains("The new password is too short.");
			assertThat(this.pool.users()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void userWhenUnconfirmedThenRefusedLikeEverybodyAndHelpedByTheLink(PageStack stack) {
		this.pool.createUser("bob").password(PASSWORD).email("bob@example.com").unconfirmed();
		try (PageBrowser browser = stack.browse(this.pool)) {
			assertThat(browser.signIn("bob", PASSWORD).body()).contains("User name or password is not right.",
					"href=\"/sign-up/confirm\"", "Confirm account");
			assertThat(browser.open("/sign-up/confirm").value("username")).isEqualTo("bob");
			browser.press("/sign-up/resend", Map.of("username", "bob"));
			browser.submit("/sign-up/confirm", Map.of("username", "bob", "code", this.pool.inbox().latestCode("bob")));
			// a code that was sent anew proves the address, not the password of the
			// sign-up
			assertThat(browser.page().path()).isEqualTo("/login?confirmed");
			assertThat(browser.signIn("bob", PASSWORD).body()).isEqualTo("Hello, bob");
		}
	}

	@ParameterizedTest
	@EnumSource
	void accountWhenConfirmedAndSignInFailsThenUserIsToldToSignIn(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool)) {
			browser.open("/sign-up");
			browser.submit("/sign-up", account("bob", "bob@example.com"));
			this.pool.faults()
				.next("InitiateAuth", 1, PoolFault.error("NotAuthorizedException", "Invalid session for the user."));
			browser.submit("/sign-up/confirm", Map.of("username", "bob", "code", this.pool.inbox().latestCode("bob")));
			assertThat(browser.page().path()).isEqualTo("/login?confirmed");
			assertThat(browser.page().body()).contains("Your account is confirmed.");
			assertThat(browser.signIn("bob", PASSWORD).body()).isEqualTo("Hello, bob");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signUpWhenSwitchedOffThenNeitherPageNorLink(PageStack stack) {
		try (PageBrowser browser = stack.browse(this.pool, "test.off=SIGN_UP")) {
			assertThat(browser.open("/login").body()).doesNotContain("/sign-up").contains("/password/forgot");
			assertThat(browser.open("/sign-up").path()).isEqualTo("/login");
			assertThat(browser.open("/sign-up/confirm").path()).isEqualTo("/login");
		}
	}

}
