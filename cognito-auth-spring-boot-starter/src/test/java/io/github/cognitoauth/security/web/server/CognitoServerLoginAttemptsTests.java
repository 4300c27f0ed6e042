// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoClientDetails;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.InMemoryCognitoRateLimiter;
import io.github.cognitoauth.security.limit.RateLimit;
import io.github.cognitoauth.security.limit.SignInLimit;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
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
import static org.mockito.Mockito.times;

/**
 * Tests for attempts to sign in: how many may fail, and what the pool is told with them.
 */
class CognitoServerLoginAttemptsTests {

	@Test
	void loginWhenItFailsTooOftenThenPoolIsNotAsked() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(App.class)) {
			CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)));
			for (int i = 0; i < 5; i++) {
				assertThat(new ServerBrowser(app).login("alice", "guess-" + i).location()).isEqualTo("/login?error");
			}
			then(authenticator).should(times(3)).authenticate(any(AuthenticationRequest.class));
			then(app.getBean(CognitoLoginListener.class)).should(times(2)).attemptLimited("main", "name-and-address");
		}
	}

	@Test
	void loginWhenItSucceedsThenNotCounted() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(App.class)) {
			given(app.getBean(CognitoPasswordAuthenticator.class).authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			for (int i = 0; i < 5; i++) {
				assertThat(new ServerBrowser(app).login("alice", "Wonderland-1").location()).isEqualTo("/");
			}
		}
	}

	@Test
	void answersWhenTooManyAreWrongThenPoolIsNotAsked() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(App.class)) {
			CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(required(challenge("SMS_MFA", Map.of()))));
			given(authenticator.respond(any()))
				.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)));
			ServerBrowser browser = new ServerBrowser(app);
			browser.login("alice", "Wonderland-1");
			for (int i = 0; i < 4; i++) {
				browser.answer(Map.of("code", "11111" + i));
			}
			then(authenticator).should(times(3)).respond(any());
		}
	}

	@Test
	void loginWhenClientDataIsWantedThenTold() {
		try (AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(App.class)) {
			CognitoPasswordAuthenticator authenticator = app.getBean(CognitoPasswordAuthenticator.class);
			given(authenticator.authenticate(any(AuthenticationRequest.class)))
				.willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
			ServerBrowser browser = ServerBrowser.at("203.0.113.9", app);
			browser.post("/login",
					Map.of("username", "alice", "password", "Wonderland-1", "deviceData", "encoded-device"));
			ArgumentCaptor<AuthenticationRequest> sent = ArgumentCaptor.forClass(AuthenticationRequest.class);
			then(authenticator).should().authenticate(sent.capture());
			assertThat(sent.getValue().metadata().ipAddress()).isEqualTo("203.0.113.9");
			assertThat(sent.getValue().metadata().encodedData()).isEqualTo("encoded-device");
		}
	}

	@Configuration
	@EnableWebFlux
	@EnableWebFluxSecurity
	static class App {

		@Bean
		CognitoPasswordAuthenticator authenticator() {
			return mock();
		}

		@Bean
		CognitoLoginListener listener() {
			return mock();
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoPasswordAuthenticator authenticator,
				CognitoLoginListener listener) {
			InMemoryCognitoRateLimiter limiter = InMemoryCognitoRateLimiter.builder()
				.perNameAndAddress(new RateLimit(3, Duration.ofHours(1)))
				.build();
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return CognitoServerLogin.cognitoLogin(authenticator)
				.authenticationOptions(CognitoAuthenticationOptions.builder()
					.requestMetadata((request) -> (request.getDetails() instanceof CognitoClientDetails details)
							? RequestMetadata.none()
								.withUserContext(details.getRemoteAddress(), details.getDeviceData())
							: RequestMetadata.none())
					.build())
				.signInLimit(new SignInLimit(
						(attempt) -> limiter.check(
								(attempt.address() != null) ? attempt : new Attempt("192.0.2.1", attempt.name(), null)),
						listener))
				.apply(http)
				.build();
		}

	}

}
