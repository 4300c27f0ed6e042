// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for people who come to the demo without an account or a password, and find what
 * they need in the inbox.
 */
@DemoTest
class AccountTests {

	private static final String PASSWORD = "Looking-Glass-1";

	@LocalServerPort
	private int port;

	@Autowired
	private CognitoUserPoolServer pool;

	@AfterEach
	void removeUser() {
		this.pool.users().stream().filter((user) -> user.username().equals("carol")).forEach((user) -> user.delete());
	}

	@Test
	void signUpWhenCodeOfInboxIsEnteredThenUserIsInThePool() {
		HttpSession session = new HttpSession(this.port);
		session.submit("/sign-up", "/sign-up", Map.of("username", "carol", "password", PASSWORD, "passwordConfirmation",
				PASSWORD, "email", "carol@example.com"));
		String code = session.get("/inbox/carol/message").body();
		session.submit("/sign-up/confirm", "/sign-up/confirm", Map.of("username", "carol", "code", code));
		HttpSession later = new HttpSession(this.port);
		later.signIn("carol", PASSWORD);
		assertThat(later.get("/me").body()).contains("\"username\":\"carol\"");
	}

	@Test
	void forgotPasswordWhenCodeOfInboxIsEnteredThenNewPasswordSignsIn() {
		this.pool.createUser("carol").password(PASSWORD).email("carol@example.com");
		HttpSession session = new HttpSession(this.port);
		session.submit("/password/forgot", "/password/forgot", Map.of("username", "carol"));
		String code = session.get("/inbox/carol/message").body();
		session.submit("/password/reset", "/password/reset", Map.of("username", "carol", "code", code, "newPassword",
				"Looking-Glass-2", "newPasswordConfirmation", "Looking-Glass-2"));
		session.signIn("carol", "Looking-Glass-2");
		assertThat(session.get("/me").body()).contains("\"username\":\"carol\"");
	}

	@Test
	void accountWhenSignedInThenShowsIt() {
		this.pool.createUser("carol").password(PASSWORD).email("carol@example.com");
		HttpSession session = new HttpSession(this.port);
		assertThat(session.get("/account", "Accept", "text/html").statusCode()).isEqualTo(302);
		session.signIn("carol", PASSWORD);
		HttpResponse<String> page = session.get("/account", "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("carol@example.com");
		assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
	}

}
