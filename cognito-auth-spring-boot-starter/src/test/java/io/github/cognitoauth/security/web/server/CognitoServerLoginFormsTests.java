// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.step.TestCaptcha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.ott.reactive.InMemoryReactiveOneTimeTokenService;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
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

/**
 * Tests for what people type, read and find on the default pages of a WebFlux
 * application.
 */
class CognitoServerLoginFormsTests {

	private final AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(Base.class,
			Logins.class);

	private final CognitoPasswordAuthenticator authenticator = this.app.getBean(CognitoPasswordAuthenticator.class);

	private final ServerBrowser browser = new ServerBrowser(this.app);

	@AfterEach
	void close() {
		this.app.close();
	}

	@Test
	void loginWhenPasswordIsWrongThenNameIsTrimmedAndKeptInTheLanguageOfTheRequest() {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
		assertThat(this.browser.login(" alice ", "guess").location()).isEqualTo("/login?error");
		ArgumentCaptor<AuthenticationRequest> sent = ArgumentCaptor.captor();
		then(this.authenticator).should().authenticate(sent.capture());
		assertThat(sent.getValue().username()).isEqualTo("alice");
		assertThat(this.browser.get("/login?error", "it, de-AT;q=0.8, fr;q=0.5").body()).contains("<html lang=\"de\">",
				"value=\"alice\"", "Benutzername oder Passwort ist nicht richtig.");
		assertThat(this.browser.get("/login?error").body()).contains("Signing in failed. Try again.")
			.doesNotContain("alice");
	}

	@Test
	void managerWhenPoolAnswersOnAnotherThreadThenLanguageOfTheContext() {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class))).willReturn(Mono
			.defer(() -> Mono
				.<AuthenticationOutcome>error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)))
			.subscribeOn(Schedulers.parallel()));
		CognitoReactiveAuthenticationManager manager = this.app.getBean(CognitoReactiveAuthenticationManager.class);
		StepVerifier
			.create(manager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("alice", "guess"))
				.contextWrite((context) -> context.put(Locale.class, Locale.FRENCH)))
			.expectErrorMessage("Le nom d\u2019utilisateur ou le mot de passe est incorrect.")
			.verify(Duration.ofSeconds(20));
	}

	@ParameterizedTest
	@CsvSource({ "SMS_MFA,code,Your last answer may have been taken",
			"NEW_PASSWORD_REQUIRED,newPassword,Sign in with the new password" })
	void answerWhenLostOnTheWayBackThenSaysSoInsteadOfTooLate(String name, String field, String text) {
		givenFirstStep(name, Map.of());
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error(CognitoErrorCodes.TRANSPORT_FAILURE, CognitoErrorReason.TRANSPORT_FAILURE)))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.SESSION_SPENT)));
		this.browser.login("alice", "Wonderland-1");
		assertThat(this.browser.answer(Map.of(field, "222222")).location()).isEqualTo("/login/challenge");
		assertThat(this.browser.answer(Map.of(field, "222222")).location()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login?error").body()).contains(text, "value=\"alice\"")
			.doesNotContain("took too long");
	}

	@Test
	void answerWhenTheRegionThatAskedIsDownThenTheLoginStartsAgain() {
		givenFirstStep("SMS_MFA", Map.of());
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.SESSION_REGION_DOWN)));
		this.browser.login("alice", "Wonderland-1");
		assertThat(this.browser.answer(Map.of("code", "222222")).location()).isEqualTo("/login?error");
		assertThat(this.browser.get("/login?error").body()).contains("cannot be reached any more", "value=\"alice\"");
	}

	@Test
	void firstLoginWhenPasswordIsRefusedThenAttributesAreKept() {
		givenFirstStep("NEW_PASSWORD_REQUIRED", Map.of("requiredAttributes", "[\"userAttributes.name\"]"));
		given(this.authenticator.respond(any())).willReturn(Mono.error(error("InvalidPasswordException",
				CognitoErrorReason.PASSWORD_POLICY, "Password did not conform: must have numeric characters")));
		this.browser.login("alice", "Temp-1");
		this.browser.answer(Map.of("newPassword", "weak-secret", "name", "Alice L."));
		assertThat(this.browser.get("/login/challenge", "de").body())
			.contains("braucht eine Ziffer", "value=\"Alice L.\"")
			.doesNotContain("weak-secret");
	}

	@Test
	void pageWhenChainHasOtherLoginsThenOffersThem() {
		assertThat(this.browser.get("/login").body()).contains("href=\"/oauth2/authorization/corp\"",
				"Sign in with Corp", "action=\"/ott/generate\"");
		assertThat(this.browser.get("/login?factor.type=cognito_mfa&factor.reason=missing").body())
			.contains("needs a second step");
	}

	@Test
	void pageWhenOtherLoginsAreElsewhereThenOffersThemThere() {
		try (AnnotationConfigApplicationContext moved = new AnnotationConfigApplicationContext(Base.class,
				MovedLogins.class)) {
			ServerBrowser other = new ServerBrowser(moved);
			assertThat(other.get("/login").body()).contains("href=\"/go/corp\"", "action=\"/send-link\"")
				.doesNotContain("/oauth2/authorization", "/ott/generate");
			assertThat(other.get("/go/corp").location()).startsWith("https://corp.example.com/authorize");
			assertThat(other.post("/send-link", Map.of("username", "alice")).status()).isEqualTo(200);
		}
	}

	@Test
	void kindWhenOfTheApplicationThenItsOwnStep() {
		givenFirstStep("CUSTOM_CHALLENGE", Map.of("image", "/1.png"));
		given(this.authenticator.respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		this.browser.login("alice", "Wonderland-1");
		assertThat(this.browser.get("/login/challenge").body()).contains("Are you a robot?", "name=\"captcha\"");
		assertThat(this.browser.answer(Map.of("captcha", "")).location()).isEqualTo("/login/challenge");
		assertThat(this.browser.get("/login/challenge").body()).contains("Say something.");
		assertThat(this.browser.answer(Map.of("captcha", "no")).location()).isEqualTo("/");
	}

	private void givenFirstStep(String name, Map<String, String> parameters) {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(required(challenge(name, parameters))));
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
		CognitoAuthenticationOptions options() {
			return CognitoAuthenticationOptions.builder()
				.challengeKinds(ChallengeKinds.standard().with(List.of(new TestCaptcha())))
				.build();
		}

		@Bean
		CognitoReactiveAuthenticationManager manager(CognitoPasswordAuthenticator authenticator,
				CognitoAuthenticationOptions options) {
			return new CognitoReactiveAuthenticationManager(authenticator, options);
		}

		@Bean
		ReactiveClientRegistrationRepository registrations() {
			return new InMemoryReactiveClientRegistrationRepository(ClientRegistration.withRegistrationId("corp")
				.clientName("Corp")
				.clientId("id")
				.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
				.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
				.authorizationUri("https://corp.example.com/authorize")
				.tokenUri("https://corp.example.com/token")
				.build());
		}

	}

	@Configuration
	static class MovedLogins {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoReactiveAuthenticationManager manager,
				CognitoPasswordAuthenticator authenticator, ReactiveClientRegistrationRepository registrations,
				ApplicationContext context) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.oauth2Login(
					(login) -> login.authorizationRequestResolver(new DefaultServerOAuth2AuthorizationRequestResolver(
							registrations, ServerWebExchangeMatchers.pathMatchers("/go/{registrationId}"))));
			http.oneTimeTokenLogin((login) -> login.tokenService(new InMemoryReactiveOneTimeTokenService())
				.tokenGeneratingUrl("/send-link")
				.authenticationManager((request) -> Mono.empty())
				.tokenGenerationSuccessHandler((exchange, token) -> exchange.getResponse().setComplete()));
			return CognitoServerLogin.cognitoLogin(manager, authenticator)
				.applicationContext(context)
				.oauth2AuthorizationUrl("/go")
				.oneTimeTokenUrl("/send-link")
				.apply(http)
				.build();
		}

	}

	@Configuration
	static class Logins {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoReactiveAuthenticationManager manager,
				CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
				ApplicationContext context) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.oauth2Login((login) -> {
			});
			http.oneTimeTokenLogin((login) -> login.tokenService(new InMemoryReactiveOneTimeTokenService())
				.authenticationManager((request) -> Mono.empty())
				.tokenGenerationSuccessHandler((exchange, token) -> Mono.empty()));
			return CognitoServerLogin.cognitoLogin(manager, authenticator)
				.authenticationOptions(options)
				.applicationContext(context)
				.apply(http)
				.build();
		}

		@Bean
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(User.withUsername("alice").password("{noop}x").build());
		}

	}

}
