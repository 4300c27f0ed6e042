// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.cognitoauth.autoconfigure.security.oauth2.RunningApplication.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that forms which nobody could read are the fault of who sent them.
 */
class UnreadableFormTests {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final TestIssuer issuer = new TestIssuer();

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	@ParameterizedTest
	@EnumSource
	void postWhenFormIsBrokenOrEndlessThenRefused(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer)) {
			for (String path : new String[] { "/login", "/login/challenge", "/logout" }) {
				assertThat(post(application, path, "username=%zz&password=b")).isEqualTo(400);
				assertThat(post(application, path, "%zz=a&password=b")).isEqualTo(400);
				assertThat(post(application, path, "username=a%&password=b")).isEqualTo(400);
				assertThat(post(application, path, "username=" + "a".repeat(10_000_000) + "&password=b"))
					.isEqualTo(413);
				assertThat(post(application, path, manyFields())).isBetween(400, 413);
			}
			assertThat(this.issuer.requests()).isZero();
		}
	}

	private static String manyFields() {
		return IntStream.range(0, 100_000).mapToObj((i) -> "p" + i + "=1").collect(Collectors.joining("&"));
	}

	private static int post(RunningApplication application, String path, String form) {
		HttpResponse<String> page = application.get("/login", "Accept", "text/html");
		String cookies = page.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((cookie) -> cookie.substring(0, cookie.indexOf(';')))
			.collect(Collectors.joining("; "));
		Matcher csrf = CSRF.matcher(page.body());
		assertThat(csrf.find()).isTrue();
		return application
			.post(path, "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8) + "&" + form,
					"Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html", "Cookie", cookies)
			.statusCode();
	}

}
