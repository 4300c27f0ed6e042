// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.security.oauth2.RunningApplication.Stack;
import io.github.cognitoauth.security.oauth2.ForgedTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that whole applications answer broken and forged tokens with 401, and that nobody
 * is asked for what such a token names.
 */
class ForgedTokenRequestTests {

	@ParameterizedTest
	@EnumSource
	void requestWhenTokenIsForgedThenUnauthorized(Stack stack) {
		try (TestIssuer issuer = new TestIssuer();
				TestIssuer elsewhere = new TestIssuer();
				RunningApplication application = RunningApplication.start(stack, issuer)) {
			Map<String, String> tokens = ForgedTokens.of(issuer.issuer(), elsewhere.jwkSetUri());
			long start = System.nanoTime();
			assertThat(tokens).hasSizeGreaterThanOrEqualTo(80).allSatisfy((name, token) -> {
				HttpResponse<String> answer = application.bearer(token);
				assertThat(answer.statusCode()).isEqualTo(401);
				assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(
						(header) -> assertThat(header).startsWith("Bearer").doesNotContain("Exception", "io.github"));
				assertThat(answer.body()).isEmpty();
			});
			assertThat(application.bearer(issuer.accessToken()).statusCode()).isEqualTo(200);
			// one for the first token, and one in ten seconds for those of unknown keys
			assertThat((long) issuer.requests()).isBetween(1L,
					2 + Duration.ofNanos(System.nanoTime() - start).toSeconds() / 10);
			assertThat(elsewhere.requests()).isZero();
		}
	}

}
