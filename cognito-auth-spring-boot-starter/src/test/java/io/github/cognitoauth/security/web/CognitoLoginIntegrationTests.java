// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Instant;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.factor.CognitoFactors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationProvider;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
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
import static org.mockito.Mockito.times;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for the login together with other parts of Spring Security.
 */
class CognitoLoginIntegrationTests {

	@Test
	void sessionWhenStoredElsewhereThenEveryStepSurvives() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			MfaSetupChallenge setup = challenge(MfaSetupChallenge.class, "MFA_SETUP",
					Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]"));
			app.givenFirstStep(required(setup));
			given(app.authenticator().associateSoftwareToken(any()))
				.willReturn(Mono.just(TestSignIns.setup(setup, "JBSWY3DPEHPK3PXP")));
			CognitoTokens tokens = TestSignIns.tokens("alice", "admins");
			given(app.authenticator().respond(any()))
				.willReturn(Mono.error(error("EnableSoftwareTokenMFAException", CognitoErrorReason.CODE_MISMATCH)))
				.willReturn(Mono.just(authenticated(tokens)));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			Sessions.passivate(browser.session());
			assertThat(browser.get("/login/challenge").getContentAsString()).contains("JBSWY3DPEHPK3PXP", "<svg");
			browser.answer(Map.of("code", "111111"));
			Sessions.passivate(browser.session());
			assertThat(browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/");
			Sessions.passivate(browser.session());
			assertThat(browser.get("/").getContentAsString()).isEqualTo("alice");
			assertThat(browser.tokens()).isEqualTo(tokens);
			assertThat(Sessions.serialized(browser.session())).doesNotContain("JBSWY3DPEHPK3PXP", "Wonderland-1");
		}
	}

	@Test
	void logoutThenTokensAreRevoked() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			CognitoTokens tokens = TestSignIns.tokens("alice");
			app.givenFirstStep(authenticated(tokens));
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			assertThat(browser.post("/logout", Map.of()).getRedirectedUrl()).isEqualTo("/login?logout");
			then(app.authenticator()).should().revoke(tokens);
			assertThat(browser.get("/").getRedirectedUrl()).isEqualTo("/login");
		}
	}

	@Test
	void logoutWhenCognitoIsNotAvailableThenSignedOutAllTheSame() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			given(app.authenticator().revoke(any(CognitoTokens.class)))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			assertThat(browser.post("/logout", Map.of()).getRedirectedUrl()).isEqualTo("/login?logout");
			assertThat(browser.get("/").getRedirectedUrl()).isEqualTo("/login");
		}
	}

	@Test
	void logoutWhenNothingIsRevokedThenTokensAreForgottenAllTheSame() throws Exception {
		try (TestApp app = new TestApp(WithoutRevocation.class)) {
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			assertThat(browser.tokens()).isNotNull();
			assertThat(browser.post("/logout", Map.of()).getRedirectedUrl()).isEqualTo("/login?logout");
			assertThat(browser.tokens()).isNull();
			then(app.authenticator()).should(never()).revoke(any(CognitoTokens.class));
		}
	}

	@Test
	void pageWhenSecondFactorIsRequiredThenOnlyAfterIt() throws Exception {
		try (TestApp app = new TestApp(SecondFactorChain.class)) {
			Browser browser = app.browser();
			app.givenFirstStep(authenticated(TestSignIns.tokens(Instant.now().minusSeconds(600), "alice")));
			browser.login("alice", "Wonderland-1");
			assertThat(browser.get("/").getStatus()).isEqualTo(200);
			assertThat(browser.get("/secret").getRedirectedUrl())
				.isEqualTo("/login?factor.type=cognito_mfa&factor.reason=missing");
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			browser.login("alice", "Wonderland-1");
			assertThat(browser.answer(Map.of("code", "222222")).getRedirectedUrl()).contains("/secret");
			assertThat(browser.get("/secret").getContentAsString()).isEqualTo("secret");
		}
	}

	@Test
	void pageWhenSecondFactorIsMissingAfterAFreshSignInThenForbiddenAndNoLoop() throws Exception {
		try (TestApp app = new TestApp(SecondFactorChain.class)) {
			Browser browser = app.browser();
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			assertThat(browser.get("/secret").getRedirectedUrl()).isEqualTo("/login");
			assertThat(browser.login("alice", "Wonderland-1").getRedirectedUrl()).contains("/secret");
			assertThat(browser.get("/secret").getStatus()).isEqualTo(403);
			assertThat(browser.login("alice", "Wonderland-1").getRedirectedUrl()).isEqualTo("/");
		}
	}

	@Test
	void loginWhenProbesCameInBetweenThenLeadsToThePageThatWasAskedFor() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			Browser browser = app.browser();
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			browser.get("/secret");
			browser.probe("/.well-known/appspecific/com.chrome.devtools.json", "*/*");
			browser.probe("/robots.txt", "text/html,*/*");
			browser.probe("/favicon.ico", "image/avif,image/webp,*/*");
			browser.probe("/assets/site.css", "text/css,*/*;q=0.1");
			browser.probe("/logo.png", "image/avif,*/*");
			assertThat(browser.login("alice", "Wonderland-1").getRedirectedUrl()).contains("/secret");
		}
	}

	@Test
	void loginPageWhenOfTheApplicationThenDoesNotLeadToItself() throws Exception {
		try (TestApp app = new TestApp(OwnLoginPageChain.class)) {
			Browser browser = app.browser();
			assertThat(browser.get("/").getRedirectedUrl()).isEqualTo("/my-login");
			assertThat(browser.get("/my-login").getContentAsString()).isEqualTo("my login");
		}
	}

	@Test
	void loginWhenUserMayHaveNoFurtherSessionThenRefusedAndTokensAreRevoked() throws Exception {
		try (TestApp app = new TestApp(OneSessionChain.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			CognitoTokens first = TestSignIns.tokens("alice");
			CognitoTokens second = TestSignIns.tokens(Instant.now().plusSeconds(1), "alice");
			CognitoTokens third = TestSignIns.tokens(Instant.now().plusSeconds(2), "alice");
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(first)))
				.willReturn(Mono.just(authenticated(second)));
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			Browser one = app.browser();
			one.login("alice", "Wonderland-1");
			assertThat(one.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/");
			Browser two = app.browser();
			two.login("alice", "Wonderland-1");
			assertThat(two.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login?error");
			app.givenFirstStep(authenticated(third));
			assertThat(app.browser().login("alice", "Wonderland-1").getRedirectedUrl()).isEqualTo("/login?error");
			then(app.authenticator()).should(never()).revoke(first);
			then(app.authenticator()).should().revoke(second);
			then(app.authenticator()).should().revoke(third);
			assertThat(one.get("/").getStatus()).isEqualTo(200);
		}
	}

	@Test
	void loginWhenSignedInAlreadyThenEarlierFactorsAreKept() throws Exception {
		try (TestApp app = new TestApp(MergingChain.class)) {
			Browser browser = app.browser();
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			browser.login("alice", "Wonderland-1");
			browser.answer(Map.of("code", "222222"));
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice", "ops")));
			browser.login("alice", "Wonderland-1");
			SecurityContext context = (SecurityContext) browser.session().getAttribute("SPRING_SECURITY_CONTEXT");
			assertThat(context).isNotNull();
			assertThat(context.getAuthentication().getAuthorities()).extracting("authority")
				.containsExactlyInAnyOrder("ROLE_ops", FactorGrantedAuthority.PASSWORD_AUTHORITY,
						CognitoFactors.MFA_AUTHORITY, "FACTOR_COGNITO_LEVEL_1", "FACTOR_COGNITO_LEVEL_2",
						"FACTOR_COGNITO_LEVEL_3");
		}
	}

	@Test
	void pagesWhenOfTheApplicationThenHandedTheChallenge() throws Exception {
		try (TestApp app = new TestApp(CustomPagesChain.class)) {
			Browser browser = app.browser();
			assertThat(app.browser().get("/").getRedirectedUrl()).isEqualTo("/my-login");
			assertThat(browser.get("/my-login").getContentAsString()).isEqualTo("my login");
			assertThat(app.browser().get("/logout").getRedirectedUrl()).isEqualTo("/my-login");
			assertThat(browser.get("/my-challenge").getRedirectedUrl()).isEqualTo("/my-login");
			app.givenFirstStep(required(challenge("EMAIL_OTP", Map.of())));
			MockHttpServletResponse response = browser.post("/my-login",
					Map.of("username", "alice", "password", "Wonderland-1"));
			assertThat(response.getRedirectedUrl()).isEqualTo("/my-challenge");
			MockHttpServletResponse page = browser.get("/my-challenge");
			assertThat(page.getContentAsString()).isEqualTo("my challenge EMAIL_OTP code");
			assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			assertThat(browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/");
		}
	}

	@Test
	void loginWhenOtherProvidersThenStillAgainstThePoolAndOnce() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class, OtherProvider.class)) {
			given(app.authenticator().authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			assertThat(app.browser().login("alice", "Wonderland-1").getRedirectedUrl()).isEqualTo("/login?error");
			then(app.authenticator()).should(times(1)).authenticate(any(AuthenticationRequest.class));
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			assertThat(app.browser().login("alice", "Wonderland-1").getRedirectedUrl()).isEqualTo("/login/challenge");
		}
	}

	@Test
	void basicWhenChallengedThenProblemNamesItAndNoSession() throws Exception {
		try (TestApp app = new TestApp(BasicChain.class)) {
			app.givenFirstStep(required(challenge("SOFTWARE_TOKEN_MFA", Map.of())));
			MockHttpServletResponse response = app.browser().basic("/", "alice", "Wonderland-1");
			assertThat(response.getStatus()).isEqualTo(401);
			assertThat(response.getContentType()).isEqualTo("application/problem+json");
			assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Basic realm=\"api\"");
			assertThat(response.getContentAsString()).contains("\"challenge\":\"SOFTWARE_TOKEN_MFA\"")
				.doesNotContain(TestSignIns.SESSION);
			assertThat(response.getHeader("Set-Cookie")).isNull();
		}
	}

	@Test
	void basicWhenCognitoIsNotAvailableThen503() throws Exception {
		try (TestApp app = new TestApp(BasicChain.class)) {
			given(app.authenticator().authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
			assertThat(app.browser().basic("/", "alice", "Wonderland-1").getStatus()).isEqualTo(503);
		}
	}

	@Test
	void basicWhenRightThenServed() throws Exception {
		try (TestApp app = new TestApp(BasicChain.class)) {
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			assertThat(app.browser().basic("/", "alice", "Wonderland-1").getContentAsString()).isEqualTo("alice");
		}
	}

	@Test
	void pagesThenStrictPolicyAndNeverCached() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			MockHttpServletResponse page = app.browser().get("/login");
			assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'", "style-src 'self'");
			assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
			assertThat(page.getContentType()).isEqualTo("text/html;charset=UTF-8");
			MockHttpServletResponse style = app.browser().get("/login/challenge/style.css");
			assertThat(style.getContentType()).isEqualTo("text/css;charset=UTF-8");
			assertThat(app.browser().get("/login/challenge/passkey.js").getStatus()).isEqualTo(200);
		}
	}

	@Configuration
	static class DefaultChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

	}

	/** The session goes on after a logout, with what the application has in it. */
	@Configuration
	static class WithoutRevocation {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.logout((logout) -> logout.invalidateHttpSession(false));
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> login.revokeOnLogout(false));
			return http.build();
		}

	}

	@Configuration
	static class SecondFactorChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.requestMatchers("/secret")
				.hasAuthority(CognitoFactors.MFA_AUTHORITY)
				.anyRequest()
				.authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

	}

	@Configuration
	@EnableMultiFactorAuthentication(authorities = {})
	static class MergingChain extends DefaultChain {

	}

	@Configuration
	static class CustomPagesChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.requestMatchers("/my-challenge", "/my-login")
				.permitAll()
				.anyRequest()
				.authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(),
					(login) -> login.loginPage("/my-login").challengePage("/my-challenge"));
			return http.build();
		}

	}

	@Configuration
	static class OtherProvider {

		@Bean
		TestingAuthenticationProvider otherProvider() {
			return new TestingAuthenticationProvider();
		}

	}

	@Configuration
	static class BasicChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.httpBasic(
					(basic) -> basic.authenticationEntryPoint(new CognitoProblemAuthenticationEntryPoint("api")));
			return http.build();
		}

	}

	@Configuration
	static class OwnLoginPageChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> login.loginPage("/my-login"));
			return http.build();
		}

	}

	@Configuration
	static class OneSessionChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.sessionManagement((sessions) -> sessions
				.sessionConcurrency((limit) -> limit.maximumSessions(1).maxSessionsPreventsLogin(true)));
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

	}

}
