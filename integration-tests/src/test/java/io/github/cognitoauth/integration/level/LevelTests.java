// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.level;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.autoconfigure.CognitoPasswordAuthenticatorBuilderCustomizer;
import io.github.cognitoauth.integration.login.HttpBrowser;
import io.github.cognitoauth.integration.login.HttpBrowser.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.AuthenticationLevels;
import io.github.cognitoauth.test.pool.AuthenticationLevels.Support;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for pages that need a level: with a pool that speaks levels, one that ignores
 * them and one whose plan has none, for users who can prove it and for those who cannot.
 */
class LevelTests {

	private static final String PASSWORD = "Wonderland-1";

	private CognitoUserPoolServer pool = pool(Support.ON);

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, TransfersApplication.class),

		WEBFLUX(WebApplicationType.REACTIVE, WebFluxTransfersApplication.class);

		private final WebApplicationType type;

		private final Class<?> application;

		Stack(WebApplicationType type, Class<?> application) {
			this.type = type;
			this.application = application;
		}

	}

	private static CognitoUserPoolServer pool(Support support) {
		return CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA, MfaFactor.EMAIL_OTP)
			.firstFactors(FirstFactor.PASSWORD)
			.authenticationLevels(AuthenticationLevels.builder().support(support).build())
			// neither is asked for a second factor at a usual sign-in
			.user("app",
					(user) -> user.password(PASSWORD)
						.totpSecret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
						.mfaOff(MfaFactor.SOFTWARE_TOKEN_MFA))
			.user("mail", (user) -> user.password(PASSWORD).email("mail@example.com"))
			.start();
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void pageWhenLevelIsMissingThenAskedOnlyForWhatIsMissing(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = signedIn(application, "app");
			assertThat(browser.get("/").body()).contains("FACTOR_COGNITO_LEVEL_1").doesNotContain("LEVEL_2");
			assertThat(browser.get("/transfers").location()).isEqualTo("/login/level");
			long calls = this.pool.requests();
			assertThat(browser.get("/login/level").body()).contains("code of your authenticator app",
					"action=\"/login/level\"");
			assertThat(this.pool.requests()).isEqualTo(calls);
			assertThat(post(browser, "/login/level", Map.of()).location()).isEqualTo("/login/challenge");
			assertThat(browser.get("/login/challenge").body()).contains("authenticator app");
			// whoever was signed in still is
			assertThat(browser.get("/").status()).isEqualTo(200);
			Answer last = post(browser, "/login/challenge",
					Map.of("code", this.pool.totp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")));
			assertThat(last.location()).startsWith("/transfers");
			assertThat(browser.get("/transfers").body()).contains("app ", "FACTOR_PASSWORD", "FACTOR_COGNITO_MFA",
					"FACTOR_COGNITO_LEVEL_4");
			// nobody waits for it
			Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> this.pool.requests("RevokeToken") == 1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void pageWhenLevelIsReachedAlreadyThenPoolIsNotAsked(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = signedIn(application, "app");
			HttpBrowser other = browser;
			other.get("/transfers");
			post(browser, "/login/level", Map.of());
			post(browser, "/login/challenge", Map.of("code", this.pool.totp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")));
			long calls = this.pool.requests("InitiateAuth");
			assertThat(post(browser, "/login/level", Map.of()).location()).isEqualTo("/");
			assertThat(browser.get("/limits").status()).isEqualTo(200);
			assertThat(this.pool.requests("InitiateAuth")).isEqualTo(calls);
		}
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET,ON", "SERVLET,REFUSED_BY_PLAN", "WEBFLUX,ON", "WEBFLUX,REFUSED_BY_PLAN" })
	void pageWhenLevelCannotBeProvedThenAskedOnceMoreAndThenToldSo(Stack stack, Support support) {
		this.pool.close();
		this.pool = pool(support);
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = signedIn(application, "mail");
			assertThat(browser.get("/transfers").location()).isEqualTo("/login/level");
			assertThat(post(browser, "/login/level", Map.of()).location()).isEqualTo("/login?level");
			assertThat(browser.get("/login?level").body()).contains("value=\"mail\"", "code of your authenticator app");
			Answer again = post(browser, "/login", Map.of("username", "mail", "password", PASSWORD));
			assertThat(again.location()).startsWith("/transfers");
			Answer denied = browser.get("/transfers");
			assertThat(denied.status()).isEqualTo(403);
			assertThat(denied.body()).contains("code of your authenticator app", "href=\"/account\"");
			// not for other pages, and not for ever
			assertThat(browser.get("/").status()).isEqualTo(200);
			assertThat(post(browser, "/login", Map.of("username", "mail", "password", PASSWORD)).location())
				.isEqualTo("/");
			assertThat(browser.get("/transfers").location()).isEqualTo("/login/level");
		}
	}

	@ParameterizedTest
	@EnumSource
	void pageWhenPoolIgnoresLevelsThenWholeSignInAndNothingIsBelieved(Stack stack) {
		this.pool.close();
		this.pool = pool(Support.IGNORED);
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = signedIn(application, "mail");
			browser.get("/transfers");
			Answer step = post(browser, "/login/level", Map.of());
			for (int i = 0; i < 3 && step.location().equals("/login/challenge"); i++) {
				step = post(browser, "/login/challenge", Map.of("choice", "PASSWORD", "password", PASSWORD));
			}
			assertThat(step.location()).startsWith("/transfers");
			assertThat(browser.get("/transfers").status()).isEqualTo(403);
			assertThat(browser.get("/").body()).doesNotContain("LEVEL_4");
		}
	}

	@ParameterizedTest
	@EnumSource
	void pageWhenLevelIsTooOldThenAskedForAgainAndFreshAfterwards(Stack stack) {
		this.pool.advance(Duration.ofMinutes(-10));
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = signedIn(application, "app");
			browser.get("/transfers");
			post(browser, "/login/level", Map.of());
			post(browser, "/login/challenge", Map.of("code", this.pool.totp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")));
			this.pool.advance(Duration.ofMinutes(10));
			assertThat(browser.get("/transfers").body()).contains("FACTOR_COGNITO_LEVEL_4");
			assertThat(browser.get("/limits").location()).isEqualTo("/login/level");
			assertThat(browser.get("/login/level").status()).isEqualTo(200);
			Answer step = post(browser, "/login/level", Map.of());
			for (int i = 0; i < 4 && step.location().equals("/login/challenge"); i++) {
				step = post(browser, "/login/challenge",
						browser.get("/login/challenge").body().contains("name=\"code\"")
								? Map.of("code", this.pool.totp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))
								: Map.of("choice", "PASSWORD", "password", PASSWORD));
			}
			assertThat(step.location()).startsWith("/limits");
			assertThat(browser.get("/limits").body()).startsWith("app ").contains("FACTOR_COGNITO_LEVEL_4");
			assertThat(this.pool.exchanges())
				.anySatisfy((exchange) -> assertThat(exchange.request()).contains("\"MAX_AGE\":\"300\""));
		}
	}

	@ParameterizedTest
	@EnumSource
	void answerWhenWrongThenOldSessionStandsAndAddressGrantsNothing(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = signedIn(application, "app");
			browser.get("/transfers");
			post(browser, "/login/level", Map.of());
			// a forged address of a level grants nothing
			assertThat(browser.get("/login/level?level=1").body()).contains("code of your authenticator app");
			Answer wrong = post(browser, "/login/challenge", Map.of("code", "000000"));
			assertThat(wrong.location()).isEqualTo("/login/challenge");
			assertThat(browser.get("/").body()).startsWith("app ").doesNotContain("LEVEL_4");
		}
	}

	private HttpBrowser signedIn(ConfigurableApplicationContext application, String username) {
		HttpBrowser browser = new HttpBrowser(
				application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
		assertThat(post(browser, "/login", Map.of("username", username, "password", PASSWORD)).location())
			.isEqualTo("/");
		return browser;
	}

	private static Answer post(HttpBrowser browser, String path, Map<String, String> fields) {
		return browser.post("/login", path, fields);
	}

	private ConfigurableApplicationContext start(Stack stack) {
		CognitoPasswordAuthenticatorBuilderCustomizer clock = (builder) -> builder.clock(this.pool.clock());
		return new SpringApplicationBuilder(stack.application).web(stack.type)
			.initializers((context) -> context.getBeanFactory().registerSingleton("poolClock", clock))
			.properties("server.port=0", "cognito.endpoint=" + this.pool.endpoint(),
					"cognito.user-pool-id=" + this.pool.userPoolId(), "cognito.client-id=" + this.pool.clientId(),
					"cognito.resource-server.enabled=false")
			.run();
	}

}
