// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Map;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.springframework.security.config.Customizer.withDefaults;

/** Tests for a sign-in to a session that holds the tokens of another one. */
class CognitoReplacedTokensTests {

	private final CognitoTokens alices = TestSignIns.tokensOfSignIn("one", "alice");

	private final CognitoTokens bobs = TestSignIns.tokensOfSignIn("two", "bob");

	private Browser aliceIn(TestApp app) throws Exception {
		Browser browser = app.browser();
		app.givenFirstStep(authenticated(this.alices));
		browser.login("alice", "Wonderland-1");
		return browser;
	}

	@Test
	void loginWhenSomebodyElseIsInThenTheirTokensAreRevoked() throws Exception {
		try (TestApp app = new TestApp(Chain.class)) {
			TestPublisher<Void> revocation = TestPublisher.create();
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(revocation.mono());
			Browser browser = aliceIn(app);
			then(app.authenticator()).should(never()).revoke(any(CognitoTokens.class));
			app.givenFirstStep(authenticated(this.bobs));
			assertThat(browser.login("bob", "Builder-1").getRedirectedUrl()).isEqualTo("/");
			// and nobody waits
			then(app.authenticator()).should().revoke(this.alices);
			revocation.assertSubscribers(1);
			assertThat(browser.get("/").getContentAsString()).isEqualTo("bob");
			assertThat(browser.tokens()).isEqualTo(this.bobs);
		}
	}

	@Test
	void loginWhenItHasASecondStepThenTokensAreRevokedAfterIt() throws Exception {
		try (TestApp app = new TestApp(Chain.class)) {
			given(app.authenticator().revoke(any(CognitoTokens.class)))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
			Browser browser = aliceIn(app);
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(this.bobs)));
			browser.login("bob", "Builder-1");
			then(app.authenticator()).should(never()).revoke(any(CognitoTokens.class));
			assertThat(browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/");
			then(app.authenticator()).should().revoke(this.alices);
			assertThat(browser.get("/").getContentAsString()).isEqualTo("bob");
		}
	}

	@Test
	void loginWhenSameUserSignsInAgainThenEarlierTokensAreRevoked() throws Exception {
		try (TestApp app = new TestApp(Chain.class)) {
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			Browser browser = aliceIn(app);
			CognitoTokens again = TestSignIns.tokensOfSignIn("three", "alice");
			app.givenFirstStep(authenticated(again));
			browser.login("alice", "Wonderland-1");
			then(app.authenticator()).should().revoke(this.alices);
			then(app.authenticator()).should(never()).revoke(again);
		}
	}

	@Test
	void loginWhenTokensAreOfTheSameSignInThenNotRevoked() throws Exception {
		try (TestApp app = new TestApp(Chain.class)) {
			Browser browser = aliceIn(app);
			app.givenFirstStep(authenticated(TestSignIns.tokensOfSignIn("one", "alice")));
			browser.login("alice", "Wonderland-1");
			then(app.authenticator()).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Test
	void loginWhenLogoutsDoNotRevokeThenNothingIsRevoked() throws Exception {
		try (TestApp app = new TestApp(WithoutRevocation.class)) {
			Browser browser = aliceIn(app);
			app.givenFirstStep(authenticated(this.bobs));
			browser.login("bob", "Builder-1");
			then(app.authenticator()).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Configuration
	static class Chain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

	}

	@Configuration
	static class WithoutRevocation {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> login.revokeOnLogout(false));
			return http.build();
		}

	}

}
