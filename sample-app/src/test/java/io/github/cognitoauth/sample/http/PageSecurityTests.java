// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what browsers are told about every page.
 */
@DemoTest
class PageSecurityTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/worker", "/inbox", "/sign-in", "/sign-up", "/password/forgot" })
	void getWhenPageIsPublicThenPolicyAllowsNoInlineCode(String path) {
		HttpResponse<String> response = new HttpSession(this.port).get(path);
		assertThat(response.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
				(policy) -> assertThat(policy).contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
					.doesNotContain("unsafe"));
		assertThat(response.body()).doesNotContain("style=\"", "<style", "onclick=");
	}

	@Test
	void getWhenPageIsNotThereThenErrorPageIsShownToThoseWhoAreSignedIn() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("bob", "Builder-2026");
		HttpResponse<String> response = session.get("/nowhere", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("There is no such page");
	}

	@Test
	void getWhenStyleSheetIsAskedForThenItIsServedToEverybody() {
		HttpResponse<String> response = new HttpSession(this.port).get("/app.css");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/css"));
	}

}
