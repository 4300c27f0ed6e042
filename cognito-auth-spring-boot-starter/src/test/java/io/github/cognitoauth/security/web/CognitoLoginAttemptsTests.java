// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.CognitoClientDetails;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.limit.InMemoryCognitoRateLimiter;
import io.github.cognitoauth.security.limit.RateLimit;
import io.github.cognitoauth.security.limit.SignInLimit;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for attempts to sign in: how many may fail, and what the pool is told with them.
 */
class CognitoLoginAttemptsTests {

	@Test
	void loginWhenItFailsTooOftenThenPoolIsNotAsked() throws Exception {
		try (TestApp app = new TestApp(LimitedChain.class)) {
			given(app.authenticator().authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			for (int i = 0; i < 5; i++) {
				assertThat(app.browser().login("alice", "guess-" + i).getRedirectedUrl()).isEqualTo("/login?error");
			}
			then(app.authenticator()).should(times(3)).authenticate(any(AuthenticationRequest.class));
			then(app.bean(CognitoLoginListener.class)).should(times(2)).attemptLimited("main", "name-and-address");
			assertThat(app.browser().login("bob", "guess").getRedirectedUrl()).isEqualTo("/login?error");
			then(app.authenticator()).should(times(4)).authenticate(any(AuthenticationRequest.class));
		}
	}

	@Test
	void loginWhenItSucceedsOrServiceIsAwayThenNotCounted() throws Exception {
		try (TestApp app = new TestApp(LimitedChain.class)) {
			given(app.authenticator().authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
			for (int i = 0; i < 5; i++) {
				app.browser().login("alice", "Wonderland-1");
			}
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			for (int i = 0; i < 5; i++) {
				assertThat(app.browser().login("alice", "Wonderland-1").getRedirectedUrl()).isEqualTo("/");
			}
		}
	}

	@Test
	void answersWhenTooManyAreWrongThenPoolIsNotAsked() throws Exception {
		try (TestApp app = new TestApp(LimitedChain.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any()))
				.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			for (int i = 0; i < 4; i++) {
				browser.answer(Map.of("code", "11111" + i));
			}
			then(app.authenticator()).should(times(3)).respond(any());
		}
	}

	@Test
	void loginWhenClientDataIsWantedThenToldAndNotKept() throws Exception {
		try (TestApp app = new TestApp(ClientDataChain.class)) {
			app.givenFirstStep(authenticated(TestSignIns.tokens("alice")));
			Browser browser = app.browser();
			browser.post("/login",
					Map.of("username", "alice", "password", "Wonderland-1", "deviceData", "encoded-device"));
			ArgumentCaptor<AuthenticationRequest> sent = ArgumentCaptor.forClass(AuthenticationRequest.class);
			then(app.authenticator()).should().authenticate(sent.capture());
			assertThat(sent.getValue().metadata().ipAddress()).isEqualTo("127.0.0.1");
			assertThat(sent.getValue().metadata().encodedData()).isEqualTo("encoded-device");
			SecurityContext context = (SecurityContext) browser.session().getAttribute("SPRING_SECURITY_CONTEXT");
			assertThat(context).isNotNull();
			assertThat(context.getAuthentication().getDetails()).isExactlyInstanceOf(WebAuthenticationDetails.class);
			assertThat(Sessions.serialized(browser.session())).doesNotContain("encoded-device");
		}
	}

	@Configuration
	static class LimitedChain {

		@Bean
		CognitoLoginListener listener() {
			return mock();
		}

		@Bean
		SignInLimit limit(CognitoLoginListener listener) {
			return new SignInLimit(InMemoryCognitoRateLimiter.builder()
				.perNameAndAddress(new RateLimit(3, Duration.ofHours(1)))
				.build(), listener);
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

	}

	@Configuration
	static class ClientDataChain {

		@Bean
		@Primary
		CognitoAuthenticationProvider clientDataProvider(CognitoPasswordAuthenticator authenticator) {
			return new CognitoAuthenticationProvider(authenticator, CognitoAuthenticationOptions.builder()
				.requestMetadata((request) -> (request.getDetails() instanceof CognitoClientDetails details)
						? RequestMetadata.none().withUserContext(details.getRemoteAddress(), details.getDeviceData())
						: RequestMetadata.none())
				.build());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, CognitoAuthenticationProvider provider) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.authenticationProvider(provider);
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

	}

}
