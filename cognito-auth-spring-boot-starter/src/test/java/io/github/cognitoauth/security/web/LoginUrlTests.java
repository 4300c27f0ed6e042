// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Map;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * Tests for a login that is elsewhere, with its default pages.
 */
class LoginUrlTests {

	@Test
	void loginWhenMovedThenAllItsAddressesAre() throws Exception {
		try (TestApp app = new TestApp(MovedChain.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			Browser browser = app.browser();
			assertThat(browser.get("/partner/login").getContentAsString()).contains("action=\"/partner/login\"",
					"/partner/login/challenge/style.css");
			assertThat(browser.get("/partner/login/challenge/style.css").getStatus()).isEqualTo(200);
			Map<String, String> credentials = Map.of("username", "alice", "password", "Wonderland-1");
			assertThat(app.browser().get("/").getRedirectedUrl()).isEqualTo("/partner/login");
			assertThat(app.browser().post("/login", credentials).getRedirectedUrl()).isEqualTo("/partner/login");
			assertThat(browser.post("/partner/login", credentials).getRedirectedUrl())
				.isEqualTo("/partner/login/challenge");
			assertThat(browser.get("/partner/login/challenge").getContentAsString())
				.contains("action=\"/partner/login/challenge\"");
			MockHttpServletResponse end = browser.post("/partner/login/challenge", Map.of("code", "222222"));
			assertThat(end.getRedirectedUrl()).isEqualTo("/");
			assertThat(browser.get("/").getContentAsString()).isEqualTo("alice");
			assertThat(browser.get("/partner/logout").getContentAsString()).contains("action=\"/partner/logout\"");
			assertThat(browser.post("/partner/logout", Map.of()).getRedirectedUrl()).isEqualTo("/partner/login?logout");
		}
	}

	@Test
	void loginWhenMovedAndPasswordIsWrongThenLeadsBackToIt() throws Exception {
		try (TestApp app = new TestApp(MovedChain.class)) {
			given(app.authenticator().authenticate(any())).willReturn(
					Mono.error(TestSignIns.error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			assertThat(app.browser()
				.post("/partner/login", Map.of("username", "alice", "password", "wrong"))
				.getRedirectedUrl()).isEqualTo("/partner/login?error");
		}
	}

	@Test
	void loginUrlWhenNoPlainPathThenRefused() {
		for (String url : new String[] { "login", "/", "/login/", "/login?a", "/{tenant}/login", "/*/login" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> CognitoLoginConfigurer.cognitoLogin().loginUrl(url))
				.withMessageContaining("'loginUrl' must be a plain path");
		}
	}

	@Configuration
	static class MovedChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> login.loginUrl("/partner/login"));
			return http.build();
		}

	}

}
