// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications in which the users of two pools, with equal names and groups,
 * sign in, and for sessions that follow an account.
 */
class LoginOfTwoPoolsTests {

	private CognitoUserPoolServer main = pool("eu-west-1_MainPool1", "1main4567890123456789", "Main-Wonder-1");

	private CognitoUserPoolServer partner = pool("eu-west-1_Partner01", "2partner7890123456789", "Partner-Wonder-1");

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, ServletPools.class),

		WEBFLUX(WebApplicationType.REACTIVE, WebFluxPools.class);

		private final WebApplicationType type;

		private final Class<?> application;

		Stack(WebApplicationType type, Class<?> application) {
			this.type = type;
			this.application = application;
		}

	}

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	private static CognitoUserPoolServer pool(String id, String client, String password) {
		return CognitoUserPoolServer.builder()
			.userPoolId(id)
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.client(client, (settings) -> {
			})
			.user("alice", (user) -> user.password(password).group("admins"))
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void problemWhenAtOnePoolThenShownOnItsPageOnly(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			browser.post("/login", "/login", Map.of("username", "white-rabbit", "password", "wrong"));
			browser.post("/partner/login", "/partner/login", Map.of("username", "mad-hatter", "password", "wrong"));
			assertThat(browser.get("/login?error").body()).contains("value=\"white-rabbit\"")
				.doesNotContain("mad-hatter");
			assertThat(browser.get("/partner/login?error").body()).contains("value=\"mad-hatter\"")
				.doesNotContain("white-rabbit");
		}
	}

	@ParameterizedTest
	@EnumSource
	void userOfThePartnerWhenSignedInThenNothingCrosses(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			login(browser, "/partner/login", "Partner-Wonder-1");
			assertThat(browser.get("/partner/me").body()).contains("alice (partner)", "ROLE_partner_admins")
				.doesNotContain("ROLE_admins");
			assertThat(browser.get("/me").location()).isEqualTo("/login");
			browser.post("/partner/login", "/partner/logout", Map.of());
			assertThat(this.partner.requests("InitiateAuth")).isOne();
			assertThat(this.partner.requests("RevokeToken")).isOne();
			assertThat(this.main.requests()).isZero();
			assertThat(browser.get("/partner/me").location()).isEqualTo("/partner/login");
		}
	}

	@ParameterizedTest
	@EnumSource
	void userOfThePartnerWhenPasswordIsWrongThenShownToNoOtherPool(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			assertThat(login(browser, "/partner/login", "Main-Wonder-1").location()).isEqualTo("/partner/login?error");
			assertThat(this.partner.requests("InitiateAuth")).isOne();
			assertThat(this.main.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void userWhenGroupsChangeAndAccountIsDisabledThenSessionFollows(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			login(browser, "/login", "Main-Wonder-1");
			assertThat(browser.get("/me").body()).contains("ROLE_admins", "FACTOR_PASSWORD");
			this.main.user("alice").leaveGroup("admins").group("ops");
			assertThat(browser.get("/me").body()).contains("ROLE_ops", "FACTOR_PASSWORD");
			this.main.user("alice").disable();
			assertThat(browser.get("/me").location()).isEqualTo("/login?ended");
			assertThat(browser.get("/me").location()).isEqualTo("/login");
			assertThat(this.partner.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void usersOfBothPoolsWhenInterleavedInOneSessionThenNothingCrosses(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			login(browser, "/login", "Main-Wonder-1");
			login(browser, "/partner/login", "/partner/login", "Partner-Wonder-1");
			this.main.user("alice").group("main-only");
			this.partner.user("alice").group("partner-only");
			for (int i = 0; i < 3; i++) {
				assertThat(browser.get("/me").body()).startsWith("alice [")
					.contains("ROLE_admins", "ROLE_main-only")
					.doesNotContain("partner");
				assertThat(browser.get("/partner/me").body()).startsWith("alice (partner) [")
					.contains("ROLE_partner_admins", "ROLE_partner_partner-only")
					.doesNotContain("ROLE_admins", "main-only");
			}
			String before = browser.session();
			browser.post("/partner/login", "/partner/logout", Map.of());
			assertThat(browser.session()).isNotEqualTo(before);
			assertThat(browser.get("/partner/me").location()).isEqualTo("/partner/login");
			assertThat(browser.get("/me").body()).contains("ROLE_main-only");
			assertThat(this.partner.requests("RevokeToken")).isOne();
			assertThat(this.main.requests("RevokeToken")).isZero();
			assertJournals();
		}
	}

	@ParameterizedTest
	@EnumSource
	void userOfTheMainPoolWhenSignedOutThenNoTokenIsLeftInAnEndedSession(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			login(browser, "/login", "Main-Wonder-1");
			login(browser, "/partner/login", "/partner/login", "Partner-Wonder-1");
			browser.post("/login", "/logout", Map.of());
			assertThat(browser.get("/me").location()).isEqualTo("/login");
			assertThat(this.main.requests("RevokeToken")).isOne();
			// a session of WebFlux goes on after a logout, and with it the other sign-in
			boolean ends = stack == Stack.SERVLET;
			assertThat(this.partner.requests("RevokeToken")).isEqualTo(ends ? 1 : 0);
			assertThat(browser.get("/partner/me").location()).isEqualTo(ends ? "/partner/login" : "");
			assertJournals();
		}
	}

	@ParameterizedTest
	@EnumSource
	void challengeWhenItIsOfOnePoolThenIsAnsweredThereOnly(Stack stack) {
		String secret = "JBSWY3DPEHPK3PXP";
		this.main.user("alice").totpSecret(secret);
		this.partner.user("alice").totpSecret(secret);
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			assertThat(login(browser, "/partner/login", "/partner/login", "Partner-Wonder-1").location())
				.isEqualTo("/partner/login/challenge");
			assertThat(browser.get("/login/challenge").location()).startsWith("/login");
			browser.post("/login", "/login/challenge", Map.of("code", this.main.totp(secret)));
			assertThat(this.main.requests()).isZero();
			assertThat(browser
				.post("/partner/login/challenge", "/partner/login/challenge", Map.of("code", this.partner.totp(secret)))
				.location()).isEqualTo("/");
			assertThat(browser.get("/partner/me").body()).contains("alice (partner)", "FACTOR_COGNITO_MFA");
			assertThat(browser.get("/me").location()).isEqualTo("/login");
			assertThat(this.main.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void savedRequestWhenItIsOfAnotherPoolThenLeadsNobodyThere(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			assertThat(browser.get("/partner/me").location()).isEqualTo("/partner/login");
			assertThat(login(browser, "/login", "Main-Wonder-1").location()).isEqualTo("/");
			assertThat(login(browser, "/partner/login", "/partner/login", "Partner-Wonder-1").location())
				.startsWith("/partner/me");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tenantWhenResolvedThenHasItsPoolAndNoOther(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			HttpBrowser partner = browser.as("partner");
			HttpBrowser main = browser.as("main");
			login(partner, "/tenants/login", "/tenants/login", "Partner-Wonder-1");
			assertThat(partner.get("/tenants/x/me").body()).startsWith("alice (partner) [")
				.contains("ROLE_partner_admins");
			assertThat(main.get("/tenants/x/me").location()).isEqualTo("/tenants/login");
			login(main, "/tenants/login", "/tenants/login", "Main-Wonder-1");
			assertThat(main.get("/tenants/x/me").body()).startsWith("alice [").contains("ROLE_admins");
			assertThat(partner.get("/tenants/x/me").body()).startsWith("alice (partner) [");
			// who signed in to the main pool by a tenant is signed in to it elsewhere
			assertThat(browser.get("/me").body()).startsWith("alice [");
			assertThat(browser.get("/partner/me").body()).startsWith("alice (partner) [");
			main.post("/tenants/login", "/tenants/logout", Map.of());
			assertThat(main.get("/tenants/x/me").location()).isEqualTo("/tenants/login");
			assertThat(partner.get("/tenants/x/me").body()).startsWith("alice (partner) [");
			assertJournals();
		}
	}

	@ParameterizedTest
	@EnumSource
	void tenantWhenItHasNoPoolThenFindsNoLoginAndNothingIsSent(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			for (HttpBrowser stranger : List.of(browser, browser.as("acme"))) {
				assertThat(stranger.get("/tenants/login").status()).isEqualTo(404);
				assertThat(stranger.get("/tenants/x/me").location()).isEqualTo("/tenants/login");
			}
			browser.as("partner").get("/tenants/login");
			for (HttpBrowser stranger : List.of(browser, browser.as("acme"))) {
				HttpBrowser.Answer answer = stranger.post(browser.as("partner"), "/tenants/login", "/tenants/login",
						Map.of("username", "alice", "password", "Main-Wonder-1"));
				assertThat(answer.location()).isEqualTo("/tenants/login?error");
			}
			assertThat(this.main.requests()).isZero();
			assertThat(this.partner.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void applicationWhenItHasNamedPoolsOnlyThenSignsInToThem(Stack stack) {
		Class<?> chain = (stack == Stack.SERVLET) ? NamedOnly.Servlet.class : NamedOnly.WebFlux.class;
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(chain).web(stack.type)
			.properties("server.port=0", "cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
					"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
					"cognito.user-pools.partner.client-id=" + this.partner.clientId(),
					"cognito.user-pools.partner.security.principal-name=sub")
			.run()) {
			HttpBrowser browser = browser(application);
			login(browser, "/login", "Partner-Wonder-1");
			String subject = this.partner.user("alice").sub();
			assertThat(browser.get("/me").body()).startsWith(subject + " [").contains("ROLE_partner_admins");
		}
	}

	/** Each pool got what is about it: its client, its tokens, its password. */
	private void assertJournals() {
		assertThat(this.main.exchanges()).isNotEmpty().allSatisfy((exchange) -> {
			assertThat(exchange.status()).isEqualTo(200);
			assertThat(exchange.request()).doesNotContain("Partner-Wonder-1", this.partner.clientId());
		});
		assertThat(this.partner.exchanges()).isNotEmpty().allSatisfy((exchange) -> {
			assertThat(exchange.status()).isEqualTo(200);
			assertThat(exchange.request()).doesNotContain("Main-Wonder-1", this.main.clientId());
		});
	}

	private HttpBrowser.Answer login(HttpBrowser browser, String url, String password) {
		return login(browser, "/login", url, password);
	}

	private HttpBrowser.Answer login(HttpBrowser browser, String page, String url, String password) {
		return browser.post(page, url, Map.of("username", "alice", "password", password));
	}

	private static HttpBrowser browser(ConfigurableApplicationContext application) {
		return new HttpBrowser(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private ConfigurableApplicationContext start(Stack stack) {
		return new SpringApplicationBuilder(stack.application).web(stack.type)
			.properties("server.port=0", "cognito.endpoint=" + this.main.endpoint(),
					"cognito.user-pool-id=" + this.main.userPoolId(), "cognito.client-id=" + this.main.clientId(),
					"cognito.security.session.check-every=1ms",
					"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
					"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
					"cognito.user-pools.partner.client-id=" + this.partner.clientId())
			.run();
	}

}
