// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** Tests for a sign-in to a session that holds the tokens of another one. */
class CognitoServerReplacedTokensTests {

	private final CognitoTokens alices = TestSignIns.tokensOfSignIn("one", "alice");

	private final CognitoTokens bobs = TestSignIns.tokensOfSignIn("two", "bob");

	private static AnnotationConfigApplicationContext app(Class<?> chain) {
		return new AnnotationConfigApplicationContext(Base.class, chain);
	}

	private static CognitoPasswordAuthenticator authenticator(AnnotationConfigApplicationContext app) {
		return app.getBean(CognitoPasswordAuthenticator.class);
	}

	private static void givenFirstStep(AnnotationConfigApplicationContext app, AuthenticationOutcome outcome) {
		given(authenticator(app).authenticate(any(AuthenticationRequest.class))).willReturn(Mono.just(outcome));
	}

	private ServerBrowser aliceIn(AnnotationConfigApplicationContext app) {
		ServerBrowser browser = new ServerBrowser(app);
		givenFirstStep(app, authenticated(this.alices));
		browser.login("alice", "Wonderland-1");
		return browser;
	}

	@Test
	void loginWhenSomebodyElseIsInThenTheirTokensAreRevoked() {
		try (AnnotationConfigApplicationContext app = app(Chain.class)) {
			TestPublisher<Void> revocation = TestPublisher.create();
			given(authenticator(app).revoke(any(CognitoTokens.class))).willReturn(revocation.mono());
			ServerBrowser browser = aliceIn(app);
			then(authenticator(app)).should(never()).revoke(any(CognitoTokens.class));
			givenFirstStep(app, authenticated(this.bobs));
			assertThat(browser.login("bob", "Builder-1").location()).isEqualTo("/");
			// and nobody waits
			then(authenticator(app)).should().revoke(this.alices);
			revocation.assertSubscribers(1);
			assertThat(browser.get("/").body()).isEqualTo("bob");
		}
	}

	@Test
	void loginWhenItHasASecondStepThenTokensAreRevokedAfterIt() {
		try (AnnotationConfigApplicationContext app = app(Chain.class)) {
			given(authenticator(app).revoke(any(CognitoTokens.class)))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
			ServerBrowser browser = aliceIn(app);
			givenFirstStep(app, required(challenge("SMS_MFA", Map.of())));
			given(authenticator(app).respond(any())).willReturn(Mono.just(authenticated(this.bobs)));
			browser.login("bob", "Builder-1");
			then(authenticator(app)).should(never()).revoke(any(CognitoTokens.class));
			assertThat(browser.answer(Map.of("code", "222222")).location()).isEqualTo("/");
			then(authenticator(app)).should().revoke(this.alices);
			assertThat(browser.get("/").body()).isEqualTo("bob");
		}
	}

	@Test
	void loginWhenSameUserSignsInAgainThenEarlierTokensAreRevoked() {
		try (AnnotationConfigApplicationContext app = app(Chain.class)) {
			given(authenticator(app).revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			ServerBrowser browser = aliceIn(app);
			CognitoTokens again = TestSignIns.tokensOfSignIn("three", "alice");
			givenFirstStep(app, authenticated(again));
			browser.login("alice", "Wonderland-1");
			then(authenticator(app)).should().revoke(this.alices);
			then(authenticator(app)).should(never()).revoke(again);
		}
	}

	@Test
	void loginWhenTokensAreOfTheSameSignInThenNotRevoked() {
		try (AnnotationConfigApplicationContext app = app(Chain.class)) {
			ServerBrowser browser = aliceIn(app);
			givenFirstStep(app, authenticated(TestSignIns.tokensOfSignIn("one", "alice")));
			browser.login("alice", "Wonderland-1");
			then(authenticator(app)).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Test
	void loginWhenLogoutsDoNotRevokeThenNothingIsRevoked() {
		try (AnnotationConfigApplicationContext app = app(WithoutRevocation.class)) {
			ServerBrowser browser = aliceIn(app);
			givenFirstStep(app, authenticated(this.bobs));
			browser.login("bob", "Builder-1");
			then(authenticator(app)).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Configuration
	@EnableWebFlux
	@EnableWebFluxSecurity
	static class Base {

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		Home home() {
			return new Home();
		}

	}

	@RestController
	static class Home {

		@GetMapping("/")
		String home(Authentication authentication) {
			return authentication.getName();
		}

	}

	@Configuration
	static class Chain {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator).apply(http).build();
		}

	}

	@Configuration
	static class WithoutRevocation {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator).revokeOnLogout(false).apply(http).build();
		}

	}

}
