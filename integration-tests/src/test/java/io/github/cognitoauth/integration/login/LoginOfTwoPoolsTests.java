package io.github.cognitoauth.integration.login;

import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

	@BeforeEach
	void forget() {
		assertThat(this.main.requests()).isZero();
		assertThat(this.partner.requests()).isZero();
	}

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	private static CognitoUserPoolServer pool(String id, String client, String password) {
		return CognitoUserPoolServer.builder().userPoolId(id).client(client, (settings) -> {
		}).user("alice", (user) -> user.password(password).group("admins")).start();
	}

	@ParameterizedTest
	@EnumSource
	void userOfThePartnerWhenSignedInThenNothingCrosses(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			login(browser, "/partner/login", "Partner-Wonder-1");
			assertThat(browser.get("/partner/me").body()).contains("alice", "PARTNER_admins")
				.doesNotContain("ROLE_admins");
			assertThat(browser.get("/me").location()).isEqualTo("/login");
			browser.post("/login", "/partner/logout", Map.of());
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

	private HttpBrowser.Answer login(HttpBrowser browser, String url, String password) {
		return browser.post("/login", url, Map.of("username", "alice", "password", password));
	}

	private static HttpBrowser browser(ConfigurableApplicationContext application) {
		return new HttpBrowser(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private ConfigurableApplicationContext start(Stack stack) {
		return new SpringApplicationBuilder(stack.application).web(stack.type)
			.properties("server.port=0", "cognito.endpoint=" + this.main.endpoint(),
					"cognito.user-pool-id=" + this.main.userPoolId(), "cognito.client-id=" + this.main.clientId(),
					"cognito.security.session.check-every=1ms", "partner.endpoint=" + this.partner.endpoint(),
					"partner.user-pool-id=" + this.partner.userPoolId(), "partner.client-id=" + this.partner.clientId())
			.run();
	}

}
