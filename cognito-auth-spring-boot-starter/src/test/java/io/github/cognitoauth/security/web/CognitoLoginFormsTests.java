// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.step.TestCaptcha;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.rememberme.InMemoryTokenRepositoryImpl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * Tests for what people type, read and find on the default pages of a servlet
 * application.
 */
class CognitoLoginFormsTests {

	@Test
	void loginWhenPasswordIsWrongThenNameIsKeptInTheLanguageOfTheRequest() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			given(app.authenticator().authenticate(any()))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			Browser browser = app.browser();
			assertThat(browser.login(" alice ", "guess").getRedirectedUrl()).isEqualTo("/login?error");
			MockHttpServletResponse page = browser.get("/login?error", "it, de-AT;q=0.8, fr;q=0.5");
			assertThat(page.getContentAsString()).contains("<html lang=\"de\">", "value=\"alice\"",
					"Benutzername oder Passwort ist nicht richtig.");
			assertThat(page.getHeader("Content-Language")).isEqualTo("de");
			assertThat(browser.get("/login?error").getContentAsString()).contains("Signing in failed. Try again.")
				.doesNotContain("alice");
		}
	}

	@Test
	void challengeWhenLanguageChangesOnTheWayThenProblemDoes() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any()))
				.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			browser.answer(Map.of("code", "111111"));
			assertThat(browser.get("/login/challenge", "es").getContentAsString())
				.contains("El c\u00f3digo no es correcto.");
			assertThat(browser.get("/login/challenge", "fr").getContentAsString()).contains("Le code est incorrect.");
		}
	}

	@Test
	void pageWhenApplicationResolvesTheLanguageThenItsOwn() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class, AlwaysFrench.class)) {
			assertThat(app.browser().get("/login", "de").getContentAsString()).contains("<html lang=\"fr\">",
					"Se connecter");
		}
	}

	@ParameterizedTest
	@CsvSource({ "SMS_MFA,code,Your last answer may have been taken",
			"NEW_PASSWORD_REQUIRED,newPassword,Sign in with the new password" })
	void answerWhenLostOnTheWayBackThenSaysSoInsteadOfTooLate(String name, String field, String text) throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			app.givenFirstStep(required(challenge(name, Map.of())));
			given(app.authenticator().respond(any()))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.SESSION_SPENT)));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			assertThat(browser.answer(Map.of(field, "222222")).getRedirectedUrl()).isEqualTo("/login/challenge");
			assertThat(browser.answer(Map.of(field, "222222")).getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(browser.get("/login?error").getContentAsString()).contains(text, "value=\"alice\"")
				.doesNotContain("took too long");
		}
	}

	@Test
	void answerWhenNeverSentThenTooLateIsTooLate() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any()))
				.willReturn(Mono.error(error(CognitoErrorCodes.CONNECT_FAILURE, CognitoErrorReason.CONNECT_FAILURE)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.SESSION_EXPIRED)));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			browser.answer(Map.of("code", "222222"));
			browser.answer(Map.of("code", "222222"));
			assertThat(browser.get("/login?error").getContentAsString()).contains("took too long");
		}
	}

	@Test
	void answerWhenTheRegionThatAskedIsDownThenTheLoginStartsAgain() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any()))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.SESSION_REGION_DOWN)));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			assertThat(browser.answer(Map.of("code", "222222")).getRedirectedUrl()).isEqualTo("/login?error");
			assertThat(browser.get("/login?error").getContentAsString()).contains("cannot be reached any more",
					"value=\"alice\"");
		}
	}

	@Test
	void firstLoginWhenPasswordIsRefusedThenAttributesAreKept() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			app.givenFirstStep(required(
					challenge("NEW_PASSWORD_REQUIRED", Map.of("requiredAttributes", "[\"userAttributes.name\"]"))));
			given(app.authenticator().respond(any())).willReturn(Mono.error(error("InvalidPasswordException",
					CognitoErrorReason.PASSWORD_POLICY, "Password did not conform: must have symbol characters")));
			Browser browser = app.browser();
			browser.login("alice", "Temp-1");
			browser.answer(Map.of("newPassword", "weak-secret", "name", "Alice L."));
			assertThat(browser.get("/login/challenge").getContentAsString())
				.contains("needs a symbol", "value=\"Alice L.\"",
						"autocomplete=\"username\" readonly hidden value=\"alice\"")
				.doesNotContain("weak-secret");
		}
	}

	@Test
	void rememberMeWhenAskedForInTheFirstStepThenSurvivesAChallenge() throws Exception {
		try (TestApp app = new TestApp(RememberMe.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			Browser browser = app.browser();
			assertThat(browser.get("/login").getContentAsString()).contains("name=\"remember-me\"");
			browser.post("/login", Map.of("username", "alice", "password", "Wonderland-1", "remember-me", "true"));
			MockHttpServletResponse last = browser.answer(Map.of("code", "222222"));
			assertThat(last.getCookie("remember-me")).isNotNull().extracting(Cookie::getValue).asString().isNotEmpty();
			Browser other = app.browser();
			other.login("alice", "Wonderland-1");
			assertThat(other.answer(Map.of("code", "222222")).getCookie("remember-me")).isNull();
			Browser verbose = app.browser();
			verbose.post("/login",
					Map.of("username", "alice", "password", "Wonderland-1", "remember-me", "on and on "));
			assertThat(Sessions.serialized(verbose.session())).doesNotContain("on and on");
			assertThat(verbose.answer(Map.of("code", "222222")).getCookie("remember-me")).isNull();
		}
	}

	@Test
	void pageWhenChainHasOtherLoginsThenOffersThemWhereverTheyWereAdded() throws Exception {
		try (TestApp app = new TestApp(OtherLogins.class)) {
			String page = app.browser().get("/login").getContentAsString();
			assertThat(page).contains("href=\"/oauth2/authorization/corp\"", "Sign in with Corp",
					"action=\"/ott/generate\"", "name=\"username\"", "name=\"password\"");
			assertThat(app.browser().get("/logout").getContentAsString()).contains("Do you want to sign out?");
			assertThat(app.browser().post("/ott/generate", Map.of("username", "alice")).getRedirectedUrl())
				.isEqualTo("/sent");
		}
	}

	@Test
	void pageWhenAFactorIsMissingThenSaysWhichOne() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class)) {
			assertThat(app.browser().get("/login?factor.type=cognito_mfa&factor.reason=missing").getContentAsString())
				.contains("needs a second step");
			assertThat(app.browser().get("/login?factor.type=other&factor.reason=missing").getContentAsString())
				.contains("another way of proving");
			assertThat(app.browser().get("/login?ended", "ja").getContentAsString())
				.contains("\u30bb\u30c3\u30b7\u30e7\u30f3\u304c\u7d42\u4e86\u3057\u307e\u3057\u305f");
		}
	}

	@Test
	void pageWhenOneTimeTokenIsRequiredToThenSecondLoginCanBeDone() throws Exception {
		try (TestApp app = new TestApp(PasswordAndToken.class)) {
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			Browser browser = app.browser();
			assertThat(browser.login("alice", "Wonderland-1").getRedirectedUrl()).isEqualTo("/");
			String again = browser.get("/").getRedirectedUrl();
			assertThat(again).startsWith("/login?factor.type=ott");
			assertThat(browser.get(again).getContentAsString()).contains("action=\"/ott/generate\"",
					"needs a link that is sent to you");
			browser.post("/ott/generate", Map.of("username", "alice"));
			String token = app.bean(PasswordAndToken.class).token;
			assertThat(browser.post("/login/ott", Map.of("token", token)).getStatus()).isEqualTo(302);
			assertThat(browser.get("/").getContentAsString()).isEqualTo("alice");
		}
	}

	@Test
	void kindWhenOfTheApplicationThenItsOwnStepWithItsOwnTexts() throws Exception {
		try (TestApp app = new TestApp(DefaultChain.class, OwnKind.class)) {
			CustomChallenge challenge = challenge(CustomChallenge.class, "CUSTOM_CHALLENGE", Map.of("image", "/1.png"));
			app.givenFirstStep(required(challenge));
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			assertThat(browser.get("/login/challenge", "de").getContentAsString()).contains("Sind Sie ein Roboter?",
					"name=\"captcha\"");
			assertThat(browser.answer(Map.of("captcha", "")).getRedirectedUrl()).isEqualTo("/login/challenge");
			then(app.authenticator()).should(never()).respond(any());
			assertThat(browser.answer(Map.of("captcha", "no")).getRedirectedUrl()).isEqualTo("/");
		}
	}

	@Configuration
	static class DefaultChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> {
			});
			return http.build();
		}

	}

	@Configuration
	static class AlwaysFrench {

		@Bean
		LocaleResolver localeResolver() {
			return new FixedLocaleResolver(Locale.FRENCH);
		}

	}

	@Configuration
	static class RememberMe {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}x").build());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.rememberMe((remember) -> remember.tokenRepository(new InMemoryTokenRepositoryImpl()));
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> {
			});
			return http.build();
		}

	}

	@Configuration
	static class OtherLogins {

		@Bean
		ClientRegistrationRepository registrations() {
			return new InMemoryClientRegistrationRepository(List.of(ClientRegistration.withRegistrationId("corp")
				.clientName("Corp")
				.clientId("id")
				.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
				.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
				.authorizationUri("https://corp.example.com/authorize")
				.tokenUri("https://corp.example.com/token")
				.build()));
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}x").build());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.oauth2Login((login) -> {
			});
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> {
			});
			http.oneTimeTokenLogin((login) -> login.tokenService(new InMemoryOneTimeTokenService())
				.tokenGenerationSuccessHandler((request, response, token) -> response.sendRedirect("/sent")));
			return http.build();
		}

	}

	@Configuration
	@EnableMultiFactorAuthentication(
			authorities = { FactorGrantedAuthority.PASSWORD_AUTHORITY, FactorGrantedAuthority.OTT_AUTHORITY })
	static class PasswordAndToken {

		private String token = "";

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}x").build());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), (login) -> {
			});
			http.oneTimeTokenLogin((login) -> login.tokenService(new InMemoryOneTimeTokenService())
				.tokenGenerationSuccessHandler((request, response, issued) -> {
					this.token = issued.getTokenValue();
					response.sendRedirect("/sent");
				}));
			return http.build();
		}

	}

	@Configuration
	static class OwnKind {

		@Bean
		CognitoAuthenticationOptions options() {
			return CognitoAuthenticationOptions.builder()
				.challengeKinds(ChallengeKinds.standard().with(List.of(new TestCaptcha())))
				.build();
		}

		@Bean
		StaticMessageSource messageSource() {
			StaticMessageSource messages = new StaticMessageSource();
			messages.addMessage("captcha.title", Locale.GERMAN, "Sind Sie ein Roboter?");
			return messages;
		}

	}

}
