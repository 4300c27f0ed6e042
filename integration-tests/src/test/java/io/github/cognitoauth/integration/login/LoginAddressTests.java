// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;

import io.github.cognitoauth.integration.login.LoginSafetyTests.Stack;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for logins behind a proxy that has a prefix, below a context path, and over
 * HTTP/2. They are apart from others, as the end of an application closes the connections
 * of all in the process.
 */
class LoginAddressTests {

	private static final String PASSWORD = "Wonderland-1";

	private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
		.user("app", (user) -> user.password(PASSWORD).totpSecret(SECRET))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void loginWhenAProxyHasAPrefixThenAllAddressesHaveIt(Stack stack) {
		try (ConfigurableApplicationContext application = LoginSafetyTests.start(stack, this.pool,
				"server.forward-headers-strategy=framework")) {
			HttpVisitor visitor = new HttpVisitor(application).behind("shop.test", "/shop");
			assertThat(visitor.location(visitor.get("/me"))).isEqualTo("/shop/login");
			assertThat(visitor.get("/login").body()).contains("action=\"/shop/login\"",
					"href=\"/shop/login/challenge/");
			HttpResponse<String> step = visitor.post("/login",
					visitor.form("/login", Map.of("username", "app", "password", PASSWORD)));
			assertThat(visitor.location(step)).isEqualTo("/shop/login/challenge");
			assertThat(visitor.get("/login/challenge").body()).contains("action=\"/shop/login/challenge\"");
			HttpResponse<String> last = visitor.post("/login/challenge",
					visitor.form("/login/challenge", Map.of("code", this.pool.totp(SECRET))));
			assertThat(visitor.location(last)).startsWith("/shop/me");
			assertThat(visitor.get("/me").body()).startsWith("app ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void loginWhenItHasAContextPathThenAllAddressesHaveIt(Stack stack) {
		try (ConfigurableApplicationContext application = LoginSafetyTests.start(stack, this.pool,
				"server.servlet.context-path=/shop", "spring.webflux.base-path=/shop")) {
			HttpVisitor visitor = new HttpVisitor(application);
			assertThat(visitor.location(visitor.get("/shop/me"))).isEqualTo("/shop/login");
			HttpResponse<String> step = visitor.post("/shop/login",
					visitor.form("/shop/login", Map.of("username", "app", "password", PASSWORD)));
			assertThat(visitor.location(step)).isEqualTo("/shop/login/challenge");
			HttpResponse<String> last = visitor.post("/shop/login/challenge",
					visitor.form("/shop/login/challenge", Map.of("code", this.pool.totp(SECRET))));
			assertThat(visitor.location(last)).startsWith("/shop/me");
			assertThat(visitor.get("/shop/me").body()).startsWith("app ");
		}
	}

	@ParameterizedTest
	@EnumSource
	void loginWhenSpokenToByHttp2ThenTheSame(Stack stack) {
		try (ConfigurableApplicationContext application = LoginSafetyTests.start(stack, this.pool,
				"server.http2.enabled=true")) {
			HttpVisitor visitor = new HttpVisitor(application).http2();
			HttpResponse<String> page = visitor.get("/login");
			assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
			visitor.post("/login", visitor.form("/login", Map.of("username", "app", "password", PASSWORD)));
			visitor.post("/login/challenge", visitor.form("/login/challenge", Map.of("code", this.pool.totp(SECRET))));
			assertThat(visitor.get("/me").body()).startsWith("app ");
		}
	}

}
