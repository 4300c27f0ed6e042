// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the login page without a browser.
 */
@DemoTest
class FormLoginTests {

	@Autowired
	private CognitoUserPoolServer pool;

	@LocalServerPort
	private int port;

	@Test
	void getHomeWhenNobodyIsSignedInThenRedirectsToLogin() {
		HttpResponse<String> response = new HttpSession(this.port).get("/", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).endsWith("/login"));
	}

	@Test
	void signInWhenPasswordIsRightThenMeSaysWhoItIs() {
		HttpSession session = new HttpSession(this.port);
		HttpResponse<String> response = session.signIn("alice", "Wonderland-1");
		assertThat(response.statusCode()).isEqualTo(302);
		HttpResponse<String> me = session.get("/me");
		assertThat(me.statusCode()).isEqualTo(200);
		assertThat(me.body()).contains("\"username\":\"alice\"", "\"groups\":[\"admins\"]", "ROLE_admins",
				"FACTOR_PASSWORD", "\"expiresAt\":\"20");
	}

	@ParameterizedTest
	@CsvSource({ "'text/html,*/*;q=0.8', navigate", "*/*, ''" })
	void signInWhenPageWasAskedForThenLeadsThere(String accept, String mode) {
		HttpSession session = new HttpSession(this.port);
		get(session, "/me", accept, mode);
		assertThat(session.signIn("bob", "Builder-2026").headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).contains("/me"));
	}

	@ParameterizedTest
	@CsvSource({ "/apple-touch-icon.png, 'image/*,*/*;q=0.8', no-cors", "/apple-touch-icon.png, */*, ''",
			"/.well-known/appspecific/com.chrome.devtools.json, */*, no-cors", "/worker/status, */*, cors",
			"/worker/status, application/json, ''" })
	void signInWhenMoreThanThePageWasAskedForThenLeadsHome(String path, String accept, String mode) {
		HttpSession session = new HttpSession(this.port);
		get(session, path, accept, mode);
		assertThat(session.signIn("bob", "Builder-2026").headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).endsWith("localhost:" + this.port + "/"));
	}

	/** Programs that are no browsers do not say why they ask. */
	private static void get(HttpSession session, String path, String accept, String mode) {
		if (mode.isEmpty()) {
			session.get(path, "Accept", accept);
		}
		else {
			session.get(path, "Accept", accept, "Sec-Fetch-Mode", mode);
		}
	}

	@Test
	void safeWhenLevelIsReachedThenOpensAndElseTheUserIsAskedAndToldThatItCannotBe() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("alice", "Wonderland-1");
		assertThat(leadsTo(session.get("/safe", "Accept", "text/html"))).endsWith("/login/level");
		assertThat(session.get("/login/level").body()).contains("code of your authenticator app");
		assertThat(leadsTo(session.submit("/login", "/login/level", Map.of()))).endsWith("/login?level");
		session.signIn("alice", "Wonderland-1");
		assertThat(session.get("/safe", "Accept", "text/html").statusCode()).isEqualTo(403);
		HttpSession other = new HttpSession(this.port);
		other.signIn("totp", "Second-Factor-1");
		other.answer(Map.of("code", this.pool.totp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")));
		assertThat(other.get("/safe").body()).contains("The safe is open");
	}

	private static String leadsTo(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElse("");
	}

	@Test
	void signInWhenItSucceedsThenSessionIdChanges() {
		HttpSession session = new HttpSession(this.port);
		session.get("/login");
		String before = session.sessionCookie();
		session.signIn("bob", "Builder-2026");
		assertThat(session.sessionCookie()).isNotEqualTo(before);
	}

	@Test
	void signInWhenPasswordIsWrongThenNobodyIsSignedInAndPageSaysSo() {
		HttpSession session = new HttpSession(this.port);
		HttpResponse<String> response = session.signIn("alice", "Wonderland-2");
		assertThat(response.statusCode()).isEqualTo(302);
		String login = session.get("/login?error").body();
		assertThat(login).contains("role=\"alert\"").doesNotContain("Wonderland-2");
		assertThat(session.get("/me", "Accept", "text/html").statusCode()).isEqualTo(302);
	}

	@Test
	void signInWhenUserIsUnknownThenMessageIsTheSameAsForWrongPassword() {
		HttpSession wrong = new HttpSession(this.port);
		wrong.signIn("alice", "Wonderland-2");
		HttpSession unknown = new HttpSession(this.port);
		unknown.signIn("nobody", "Wonderland-2");
		assertThat(alert(unknown.get("/login?error").body())).isEqualTo(alert(wrong.get("/login?error").body()));
	}

	@Test
	void signInWhenCsrfTokenIsMissingThenForbidden() {
		HttpSession session = new HttpSession(this.port);
		HttpResponse<String> response = session.post("/login", Map.of("username", "alice", "password", "Wonderland-1"));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(session.get("/me", "Accept", "text/html").statusCode()).isEqualTo(302);
	}

	@Test
	void signOutWhenSignedInThenSessionIsGone() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("bob", "Builder-2026");
		HttpResponse<String> response = session.submit("/", "/logout", Map.of());
		assertThat(response.headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).endsWith("/login?logout"));
		assertThat(session.get("/me", "Accept", "text/html").statusCode()).isEqualTo(302);
	}

	@Test
	void getMeWhenSignedInThenHoldsNoToken() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("alice", "Wonderland-1");
		assertThat(session.get("/me").body()).doesNotContain("eyJ");
		assertThat(session.get("/").body()).doesNotContain("eyJ", "Wonderland-1");
	}

	private static String alert(String html) {
		return html.substring(html.indexOf("role=\"alert\"")).split("<", 2)[0];
	}

}
