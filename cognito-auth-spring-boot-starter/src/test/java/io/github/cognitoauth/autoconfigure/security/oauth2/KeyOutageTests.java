// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.sun.net.httpserver.HttpHandler;
import io.github.cognitoauth.autoconfigure.CognitoWebClientCustomizer;
import io.github.cognitoauth.autoconfigure.security.oauth2.RunningApplication.Stack;
import io.github.cognitoauth.security.oauth2.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a resource server answers while it cannot have the keys of the pool.
 */
class KeyOutageTests {

	private final TestIssuer issuer = new TestIssuer();

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.end.countDown();
		this.issuer.close();
	}

	@ParameterizedTest
	@EnumSource
	void keysWhenNoneAreAtHandThenServiceUnavailable(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer)) {
			this.issuer.answer(TestIssuer.status(503));
			assertUnavailable(application);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keysWhenRedirectedThenNotFollowed(Stack stack) {
		try (TestIssuer other = new TestIssuer();
				RunningApplication application = RunningApplication.start(stack, this.issuer,
						"spring.http.clients.redirects=follow")) {
			other.answer((exchange) -> TestIssuer.sendKeys(exchange, TestTokens.FORGED_KEY));
			this.issuer.answer((exchange) -> {
				exchange.getResponseHeaders().set("Location", other.jwkSetUri());
				TestIssuer.status(302).handle(exchange);
			});
			assertThat(application.bearer(this.issuer.accessTokenOfOtherKey()).statusCode()).isEqualTo(503);
			assertThat(other.keyRequests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void keysWhenTheyDripThenUnavailableAfterTheRequestTimeout(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer,
				"cognito.http.request-timeout=1s")) {
			this.issuer.answer(dripping());
			assertUnavailable(application);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keysWhenTheyNeverEndThenUnavailable(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer)) {
			this.issuer.answer(endless());
			assertUnavailable(application);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keysWhenFetchedThenByTheClientOfThePool(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer,
				new Class<?>[] { Customized.class })) {
			this.issuer.answer((exchange) -> {
				assertThat(exchange.getRequestHeaders().getFirst("X-Through")).isEqualTo("proxy");
				TestIssuer.sendKeys(exchange);
			});
			assertThat(application.bearer(this.issuer.accessToken()).statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void encryptedTokenThenUnauthorizedWithoutARequest(Stack stack) {
		try (RunningApplication application = RunningApplication.start(stack, this.issuer)) {
			String header = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128GCM).toBase64URL().toString();
			for (String token : new String[] { header + "..AAAA.AAAA.AAAA", header + ".AAAA.AAAA.AAAA.AAAA",
					header + "....",
					base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\",\"kid\":\"one\"}") + ".AAAA.AAAA.AAAA.AAAA" }) {
				assertThat(application.bearer(token).statusCode()).as(token).isEqualTo(401);
			}
			assertThat(this.issuer.keyRequests()).isZero();
		}
	}

	private void assertUnavailable(RunningApplication application) {
		HttpResponse<String> answer = application.bearer(this.issuer.accessToken());
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After"))
			.hasValueSatisfying((seconds) -> assertThat(Integer.parseInt(seconds)).isBetween(1, 10));
		assertThat(answer.body()).isEmpty();
	}

	private HttpHandler dripping() {
		return (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			OutputStream body = exchange.getResponseBody();
			body.write('{');
			body.flush();
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		};
	}

	private HttpHandler endless() {
		byte[] blanks = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
		return (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			OutputStream body = exchange.getResponseBody();
			while (this.end.getCount() > 0) {
				try {
					body.write(blanks);
				}
				catch (IOException ex) {
					return;
				}
			}
		};
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Configuration(proxyBeanMethods = false)
	static class Customized {

		@Bean
		CognitoWebClientCustomizer through() {
			return (client) -> client.defaultHeader("X-Through", "proxy");
		}

	}

}
