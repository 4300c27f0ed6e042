// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.http.HttpResponse;

import io.github.cognitoauth.autoconfigure.security.oauth2.RunningApplication.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application without chains of its own that has the login page and accepts
 * bearer tokens.
 */
class LoginAndBearerTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private final TestIssuer issuer = new TestIssuer();

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	@ParameterizedTest
	@EnumSource
	void requestThenPageForBrowsersAndTokensForTheRest(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer)) {
			assertThat(application.bearer(this.issuer.accessToken()).body()).startsWith("alice ");
			assertThat(application
				.get("/whoami", "Accept", BROWSER, "Authorization", "Bearer " + this.issuer.accessToken())
				.statusCode()).isEqualTo(200);
			HttpResponse<String> page = application.get("/login", "Accept", BROWSER);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("name=\"password\"");
			HttpResponse<String> redirect = application.get("/", "Accept", BROWSER);
			assertThat(redirect.statusCode()).isEqualTo(302);
			assertThat(redirect.headers().firstValue("Location"))
				.hasValueSatisfying((location) -> assertThat(location).endsWith("/login"));
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
			assertUnauthorized(application.get("/whoami"));
			assertUnauthorized(application.get("/whoami", "Accept", "*/*"));
			assertUnauthorized(application.get("/whoami", "Accept", "application/json"));
			assertUnauthorized(application.get("/whoami", "Accept", "image/png"));
			assertUnauthorized(application.get("/whoami", "Accept", BROWSER, "Authorization", "Bearer nonsense"));
			assertThat(application.post("/whoami", "{}", "Content-Type", "application/json").statusCode())
				.isEqualTo(401);
			assertUnauthorized(application.get("/actuator/env"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void postWhenTokenIsGoodThenNeedsNoCsrfToken(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer)) {
			assertThat(application
				.post("/whoami", "{}", "Content-Type", "application/json", "Authorization",
						"Bearer " + this.issuer.accessToken())
				.statusCode()).isEqualTo(405);
		}
	}

	@ParameterizedTest
	@EnumSource
	void requestWhenLoginIsOffThenTokensOnly(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer,
				"cognito.security.enabled=false")) {
			assertThat(application.bearer(this.issuer.accessToken()).statusCode()).isEqualTo(200);
			assertThat(application.get("/login", "Accept", BROWSER).statusCode()).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@EnumSource
	void requestWhenAccountPagesAreOnThenThere(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer,
				"cognito.account.enabled=true")) {
			HttpResponse<String> page = application.get("/password/forgot", "Accept", BROWSER);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(application.get("/login", "Accept", BROWSER).body()).contains("/password/forgot");
			HttpResponse<String> account = application.get("/account", "Accept", BROWSER);
			assertThat(account.statusCode()).isEqualTo(302);
			assertUnauthorized(application.get("/account", "Accept", "application/json"));
		}
	}

	private static void assertUnauthorized(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate"))
			.hasValueSatisfying((header) -> assertThat(header).startsWith("Bearer"));
		assertThat(answer.headers().firstValue("Location")).isEmpty();
		assertThat(answer.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.contains("SESSION"));
	}

}
