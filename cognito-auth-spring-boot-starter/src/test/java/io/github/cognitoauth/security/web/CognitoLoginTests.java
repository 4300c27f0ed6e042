// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.CognitoUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

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
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for {@link CognitoLoginConfigurer} through a real filter chain.
 */
@SpringJUnitWebConfig
class CognitoLoginTests {

	private static final String PASSWORD = "Wonderland-1";

	@Autowired
	CognitoPasswordAuthenticator authenticator;

	@Autowired
	WebApplicationContext context;

	private Browser browser;

	@BeforeEach
	void openBrowser() {
		reset(this.authenticator);
		this.browser = Browser.of(this.context);
	}

	@Test
	void pageWhenNobodyIsSignedInThenLoginPage() throws Exception {
		MockHttpServletResponse response = this.browser.get("/");
		assertThat(response.getRedirectedUrl()).isEqualTo("/login");
		String page = this.browser.get("/login").getContentAsString();
		assertThat(page).contains("name=\"username\"", "name=\"password\"", "name=\"_csrf\"", "action=\"/login\"");
	}

	@Test
	void logoutPageThenSendsTheLogout() throws Exception {
		assertThat(this.browser.get("/logout").getContentAsString()).contains("action=\"/logout\"", "name=\"_csrf\"",
				"Sign out");
	}

	@Test
	void loginWhenPasswordIsRightThenSignedInWithNewSessionId() throws Exception {
		CognitoTokens tokens = TestSignIns.tokens("alice", "admins");
		givenFirstStep(Mono.just(authenticated(tokens)));
		this.browser.get("/login");
		String before = this.browser.session().getId();
		MockHttpServletResponse response = this.browser.login("alice", PASSWORD);
		assertThat(response.getRedirectedUrl()).isEqualTo("/");
		assertThat(this.browser.session().getId()).isNotEqualTo(before);
		assertThat(this.browser.get("/").getContentAsString()).isEqualTo("alice");
		Authentication authentication = authentication(this.browser.session());
		assertThat(authentication.getPrincipal()).isInstanceOf(CognitoUser.class);
		assertThat(authentication.getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("ROLE_admins", "FACTOR_PASSWORD", "FACTOR_COGNITO_LEVEL_1");
		assertThat(authentication.getCredentials()).isNull();
		assertThat(this.browser.tokens()).isEqualTo(tokens);
	}

	@Test
	void loginWhenPasswordIsWrongThenTriedOnceAndPasswordIsNotInTheSession() throws Exception {
		givenFirstStep(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
		MockHttpServletResponse response = this.browser.login("alice", PASSWORD);
		assertThat(response.getRedirectedUrl()).isEqualTo("/login?error");
		then(this.authenticator).should(times(1)).authenticate(any(AuthenticationRequest.class));
		assertThat(this.browser.session().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION))
			.isInstanceOf(BadCredentialsException.class);
		assertThat(Sessions.serialized(this.browser.session())).doesNotContain(PASSWORD);
		assertThat(this.browser.get("/login?error").getContentAsString()).contains("role=\"alert\"",
				"User name or password is not right.");
	}

	@Test
	void loginWhenCognitoIsDownThenSaysSoAndRightPasswordIsNotInTheSession() throws Exception {
		givenFirstStep(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
		assertThat(this.browser.login("alice", PASSWORD).getRedirectedUrl()).isEqualTo("/login?error");
		assertThat(Sessions.serialized(this.browser.session())).doesNotContain(PASSWORD);
		assertThat(this.browser.get("/login?error").getContentAsString()).contains("not possible at the moment");
	}

	@Test
	void loginWhenBlankThenNoCall() throws Exception {
		assertThat(this.browser.login("", PASSWORD).getRedirectedUrl()).isEqualTo("/login?error");
		assertThat(this.browser.login("alice", "").getRedirectedUrl()).isEqualTo("/login?error");
		then(this.authenticator).should(never()).authenticate(any(AuthenticationRequest.class));
	}

	@Test
	void loginWhenChallengedThenNobodyIsSignedInAndSessionHasNewId() throws Exception {
		givenFirstStep(Mono.just(required(totp())));
		this.browser.get("/login");
		String before = this.browser.session().getId();
		assertThat(this.browser.login("alice", PASSWORD).getRedirectedUrl()).isEqualTo("/login/challenge");
		assertThat(this.browser.session().getId()).isNotEqualTo(before);
		assertThat(this.browser.get("/").getRedirectedUrl()).isEqualTo("/login");
		assertThat(this.browser.session().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)).isNull();
		assertThat(Sessions.serialized(this.browser.session())).doesNotContain(PASSWORD);
		assertThat(this.browser.tokens()).isNull();
	}

	@Test
	void respondWhenCodeIsWrongThenSameChallengeCanBeAnsweredAgain() throws Exception {
		givenFirstStep(Mono.just(required(totp())));
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		this.browser.login("alice", PASSWORD);
		assertThat(this.browser.answer(Map.of("code", "111111")).getRedirectedUrl()).isEqualTo("/login/challenge");
		String page = this.browser.get("/login/challenge").getContentAsString();
		assertThat(page).contains("role=\"alert\"", "The code is not right").doesNotContain("111111");
		String before = this.browser.session().getId();
		assertThat(this.browser.answer(Map.of("code", "222 222")).getRedirectedUrl()).isEqualTo("/");
		assertThat(this.browser.session().getId()).isNotEqualTo(before);
		assertThat(authentication(this.browser.session()).getAuthorities())
			.hasOnlyElementsOfType(FactorGrantedAuthority.class)
			.extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("FACTOR_PASSWORD", "FACTOR_COGNITO_MFA", "FACTOR_COGNITO_LEVEL_1",
					"FACTOR_COGNITO_LEVEL_2", "FACTOR_COGNITO_LEVEL_3", "FACTOR_COGNITO_LEVEL_4");
		ArgumentCaptor<ChallengeAnswer> answers = ArgumentCaptor.forClass(ChallengeAnswer.class);
		then(this.authenticator).should(times(2)).respond(answers.capture());
		assertThat(TestSignIns.responses(answers.getValue())).containsEntry("SOFTWARE_TOKEN_MFA_CODE", "222222");
		assertThat(this.browser.get("/login/challenge").getRedirectedUrl()).isEqualTo("/login");
	}

	@Test
	void respondWhenNewPasswordIsGivenThenSignedInWithoutSecondFactor() throws Exception {
		givenFirstStep(Mono.just(required(challenge("NEW_PASSWORD_REQUIRED",
				Map.of("requiredAttributes", "[\"userAttributes.name\"]", "userAttributes", "{}")))));
		given(this.authenticator.respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("newbie"))));
		this.browser.login("newbie", PASSWORD);
		assertThat(this.browser.get("/login/challenge").getContentAsString()).contains("name=\"newPassword\"",
				"name=\"newPasswordConfirmation\"", "type=\"password\"", "autocomplete=\"new-password\"",
				"name=\"name\"", "autocomplete=\"name\"");
		assertThat(this.browser.answer(Map.of("newPassword", "Better-Pass-2", "name", "New Bie")).getRedirectedUrl())
			.isEqualTo("/");
		ArgumentCaptor<ChallengeAnswer> answer = ArgumentCaptor.forClass(ChallengeAnswer.class);
		then(this.authenticator).should().respond(answer.capture());
		assertThat(TestSignIns.responses(answer.getValue()))
			.isEqualTo(Map.of("NEW_PASSWORD", "Better-Pass-2", "userAttributes.name", "New Bie"));
		assertThat(authentication(this.browser.session()).getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.containsExactly("FACTOR_PASSWORD", "FACTOR_COGNITO_LEVEL_1");
	}

	@Test
	void respondWhenOtherBrowserThenNothingToAnswer() throws Exception {
		givenFirstStep(Mono.just(required(totp())));
		this.browser.login("alice", PASSWORD);
		Browser other = Browser.of(this.context);
		assertThat(other.get("/login/challenge").getRedirectedUrl()).isEqualTo("/login");
		assertThat(other.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login?error");
		then(this.authenticator).should(never()).respond(any());
		assertThat(this.browser.get("/login/challenge").getStatus()).isEqualTo(200);
	}

	@Test
	void respondWhenWithoutCsrfTokenThenForbidden() throws Exception {
		givenFirstStep(Mono.just(required(totp())));
		this.browser.login("alice", PASSWORD);
		assertThat(this.browser.postWithoutCsrf("/login/challenge", Map.of("code", "222222")).getStatus())
			.isEqualTo(403);
		then(this.authenticator).should(never()).respond(any());
	}

	private void givenFirstStep(Mono<AuthenticationOutcome> outcome) {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class))).willReturn(outcome);
	}

	private static CognitoChallenge totp() {
		return challenge("SOFTWARE_TOKEN_MFA", Map.of());
	}

	private static Authentication authentication(MockHttpSession session) {
		SecurityContext context = (SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT");
		assertThat(context).isNotNull();
		return context.getAuthentication();
	}

	@Configuration
	@EnableWebSecurity
	@EnableWebMvc
	static class Config {

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		CognitoAuthenticationProvider provider(CognitoPasswordAuthenticator authenticator) {
			return new CognitoAuthenticationProvider(authenticator);
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

		@Bean
		HomeController home() {
			return new HomeController();
		}

	}

	@RestController
	static class HomeController {

		@GetMapping("/")
		String home(Authentication authentication) {
			return authentication.getName();
		}

	}

}
