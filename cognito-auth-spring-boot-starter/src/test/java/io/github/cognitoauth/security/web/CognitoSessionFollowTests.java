// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.MovableClock;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.UserPoolId;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.CognitoSessionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

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
 * Tests for the session of a user whose account changes; tokens live for an hour.
 */
class CognitoSessionFollowTests {

	@Test
	void groupsWhenChangedThenAuthoritiesFollowAndFactorsStay() throws Exception {
		try (TestApp app = new TestApp(FollowingChain.class)) {
			app.givenFirstStep(required(challenge("SMS_MFA", Map.of())));
			given(app.authenticator().respond(any())).willReturn(Mono.just(authenticated(tokens(app, "admins"))));
			Browser browser = app.browser();
			browser.login("alice", "Wonderland-1");
			browser.answer(Map.of("code", "222222"));
			app.bean(MovableClock.class).advance(Duration.ofMinutes(31));
			CognitoTokens second = tokens(app, "ops");
			given(app.authenticator().refresh(any(CognitoTokens.class))).willReturn(Mono.just(second));
			assertThat(browser.get("/authorities").getContentAsString())
				.contains("ROLE_ops", FactorGrantedAuthority.PASSWORD_AUTHORITY, CognitoFactors.MFA_AUTHORITY)
				.doesNotContain("ROLE_admins");
			assertThat(browser.get("/authorities").getContentAsString()).contains("ROLE_ops");
			assertThat(browser.tokens()).isEqualTo(second);
			assertThat(stored(browser)).extracting("authority").contains("ROLE_ops").doesNotContain("ROLE_admins");
			then(app.authenticator()).should(times(1)).refresh(any(CognitoTokens.class));
		}
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "REFRESH_TOKEN_REJECTED", "USER_DISABLED" })
	void accountWhenRefusedThenSessionEnds(CognitoErrorReason reason) throws Exception {
		try (TestApp app = new TestApp(FollowingChain.class)) {
			Browser browser = signedIn(app);
			app.bean(MovableClock.class).advance(Duration.ofMinutes(31));
			given(app.authenticator().refresh(any(CognitoTokens.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", reason)));
			assertThat(browser.get("/").getRedirectedUrl()).isEqualTo("/login?ended");
			assertThat(browser.tokens()).isNull();
			assertThat(browser.session().getAttribute("SPRING_SECURITY_CONTEXT")).isNull();
			assertThat(browser.get("/").getRedirectedUrl()).isEqualTo("/login");
			then(app.authenticator()).should(times(1)).refresh(any(CognitoTokens.class));
		}
	}

	@Test
	void accountWhenRefusedAndProgramAsksThen401() throws Exception {
		try (TestApp app = new TestApp(FollowingChain.class)) {
			Browser browser = signedIn(app);
			app.bean(MovableClock.class).advance(Duration.ofMinutes(31));
			given(app.authenticator().refresh(any(CognitoTokens.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.REFRESH_TOKEN_REJECTED)));
			assertThat(browser.getJson("/").getStatus()).isEqualTo(401);
		}
	}

	@Test
	void accountWhenRefusedAndSwitchedOffThenSignedInWithoutTokens() throws Exception {
		try (TestApp app = new TestApp(KeepingChain.class, FollowingChain.class)) {
			Browser browser = signedIn(app);
			app.bean(MovableClock.class).advance(Duration.ofMinutes(31));
			given(app.authenticator().refresh(any(CognitoTokens.class)))
				.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.REFRESH_TOKEN_REJECTED)));
			assertThat(browser.get("/").getStatus()).isEqualTo(200);
			assertThat(browser.tokens()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "TIMEOUT", "THROTTLED", "REFUSED_BY_TRIGGER" })
	void poolWhenItDoesNotAnswerThenSignedInUntilTheGraceIsOver(CognitoErrorReason reason) throws Exception {
		try (TestApp app = new TestApp(GraceChain.class, FollowingChain.class)) {
			Browser browser = signedIn(app);
			CognitoTokens tokens = browser.tokens();
			given(app.authenticator().refresh(any(CognitoTokens.class))).willReturn(Mono.error(error("code", reason)));
			app.bean(MovableClock.class).advance(Duration.ofHours(2));
			assertThat(browser.get("/").getStatus()).isEqualTo(200);
			app.bean(MovableClock.class).advance(Duration.ofHours(2).plusSeconds(1));
			MockHttpServletResponse refused = browser.get("/");
			assertThat(refused.getStatus()).isEqualTo(503);
			assertThat(refused.getHeader("Retry-After")).isNotBlank();
			assertThat(browser.tokens()).isEqualTo(tokens);
			assertThat(stored(browser)).isNotEmpty();
		}
	}

	@Test
	void principalWhenThereAreNoTokensThenLeftAlone() throws Exception {
		try (TestApp app = new TestApp(FollowingChain.class)) {
			Browser browser = signedIn(app);
			browser.forgetTokens();
			app.bean(MovableClock.class).advance(Duration.ofDays(2));
			assertThat(browser.get("/").getStatus()).isEqualTo(200);
			then(app.authenticator()).should(never()).refresh(any(CognitoTokens.class));
		}
	}

	@Test
	void refreshWhenItEndsAfterLogoutThenNoNewSessionAndTokensAreRevoked() throws Exception {
		try (TestApp app = new TestApp(FollowingChain.class)) {
			Browser browser = signedIn(app);
			app.bean(MovableClock.class).advance(Duration.ofMinutes(31));
			CognitoTokens second = tokens(app);
			given(app.authenticator().revoke(any(CognitoTokens.class))).willReturn(Mono.empty());
			given(app.authenticator().refresh(any(CognitoTokens.class))).willReturn(Mono.fromSupplier(() -> {
				browser.session().invalidate();
				return second;
			}));
			assertThat(browser.getJson("/").getStatus()).isNotEqualTo(200);
			assertThat(browser.hasSessionWith("SPRING_SECURITY_CONTEXT")).isFalse();
			then(app.authenticator()).should(times(1)).revoke(second);
		}
	}

	@Test
	void refreshThenNoMonitorIsHeld() throws Exception {
		try (TestApp app = new TestApp(FollowingChain.class)) {
			Browser browser = signedIn(app);
			app.bean(MovableClock.class).advance(Duration.ofMinutes(31));
			AtomicReference<Boolean> held = new AtomicReference<>();
			CognitoTokens second = tokens(app);
			given(app.authenticator().refresh(any(CognitoTokens.class))).willAnswer((call) -> {
				held.set(Thread.holdsLock(WebUtils.getSessionMutex(browser.session())));
				return Mono.just(second);
			});
			assertThat(browser.get("/").getStatus()).isEqualTo(200);
			assertThat(held).hasValue(false);
		}
	}

	@Test
	void userOfAnotherPoolThenNobodyIsSignedInHere() throws Exception {
		try (TestApp app = new TestApp(FollowingChain.class)) {
			given(app.authenticator().userPoolId()).willReturn(new UserPoolId("eu-west-1_Ab1Cd2Ef3"));
			app.givenFirstStep(authenticated(TestSignIns.tokensOfIssuer("https://x.test/eu-west-1_Ab1Cd2Ef3", "bob")));
			Browser browser = app.browser();
			browser.login("bob", "Wonderland-1");
			assertThat(browser.get("/").getContentAsString()).isEqualTo("bob");
			app.givenFirstStep(authenticated(TestSignIns.tokensOfIssuer("https://x.test/eu-west-1_Partner01", "bob")));
			browser.login("bob", "Wonderland-1");
			assertThat(browser.get("/").getRedirectedUrl()).isEqualTo("/login");
		}
	}

	private static Browser signedIn(TestApp app) throws Exception {
		app.givenFirstStep(authenticated(tokens(app, "admins")));
		Browser browser = app.browser();
		browser.login("alice", "Wonderland-1");
		return browser;
	}

	private static CognitoTokens tokens(TestApp app, String... groups) {
		return TestSignIns.tokens(app.bean(MovableClock.class).instant(), "alice", groups);
	}

	private static Iterable<?> stored(Browser browser) {
		SecurityContext context = (SecurityContext) browser.session().getAttribute("SPRING_SECURITY_CONTEXT");
		assertThat(context).isNotNull();
		return context.getAuthentication().getAuthorities();
	}

	@Configuration
	static class FollowingChain {

		@Bean
		MovableClock clock() {
			return new MovableClock(Instant.now());
		}

		@Bean
		CognitoSessionTokens sessionTokens(CognitoPasswordAuthenticator authenticator, MovableClock clock,
				Optional<CognitoSessionSettings.Builder> settings) {
			CognitoSessionSettings.Builder builder = settings.orElseGet(CognitoSessionSettings::builder);
			return new CognitoSessionTokens(authenticator, new HttpSessionCognitoTokensRepository(),
					builder.checkEvery(Duration.ofMinutes(30)).clock(clock).build());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
			return http.build();
		}

		@Bean
		Account account() {
			return new Account();
		}

	}

	@Configuration
	static class KeepingChain {

		@Bean
		CognitoSessionSettings.Builder settings() {
			return CognitoSessionSettings.builder().endWhenRefused(false);
		}

	}

	@Configuration
	static class GraceChain {

		@Bean
		CognitoSessionSettings.Builder settings() {
			return CognitoSessionSettings.builder().outageGrace(Duration.ofHours(3));
		}

	}

	@RestController
	static class Account {

		@GetMapping("/authorities")
		String authorities(Authentication authentication) {
			return authentication.getAuthorities().toString();
		}

	}

}
