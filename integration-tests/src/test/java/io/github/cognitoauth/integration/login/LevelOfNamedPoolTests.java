// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.integration.login.HttpBrowser.Answer;
import io.github.cognitoauth.security.level.CognitoLevels;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/**
 * Tests for pages of a named pool's chain that need a level, beside a main pool whose
 * user is signed in in the same session.
 */
class LevelOfNamedPoolTests {

	private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private final CognitoUserPoolServer main = pool("eu-west-1_MainPool1", "1main4567890123456789", "Main-Wonder-1");

	private final CognitoUserPoolServer partner = pool("eu-west-1_Partner01", "2partner7890123456789",
			"Partner-Wonder-1");

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, ServletLevels.class),

		WEBFLUX(WebApplicationType.REACTIVE, WebFluxLevels.class);

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
			.user("alice", (user) -> user.password(password).totpSecret(SECRET).mfaOff(MfaFactor.SOFTWARE_TOKEN_MFA))
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void pageWhenLevelIsMissingThenProvedAtItsPoolAndNothingCrosses(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			signIn(browser, "/login", "Main-Wonder-1");
			signIn(browser, "/partner/login", "Partner-Wonder-1");
			long calls = this.main.requests();
			assertThat(browser.get("/partner/high").location()).isEqualTo("/partner/login/level");
			assertThat(browser.get("/partner/login/level").body()).contains("action=\"/partner/login/level\"");
			assertThat(post(browser, "/partner/login/level", Map.of()).location())
				.isEqualTo("/partner/login/challenge");
			assertThat(post(browser, "/partner/login/challenge", Map.of("code", this.partner.totp(SECRET))).location())
				.startsWith("/partner/high");
			assertThat(browser.get("/partner/high").body()).startsWith("alice (partner) ")
				.contains("FACTOR_COGNITO_LEVEL_4");
			// nobody waits for it
			Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> this.partner.requests("RevokeToken") == 1);
			assertThat(this.main.requests()).isEqualTo(calls);
			// what was proved at one pool is no level at another
			assertThat(browser.get("/high").location()).isEqualTo("/login/level");
		}
	}

	@ParameterizedTest
	@EnumSource
	void levelWhenMissingAtOnePoolThenASignInAtAnotherIsNotForIt(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			signIn(browser, "/login", "Main-Wonder-1");
			assertThat(browser.get("/high").location()).isEqualTo("/login/level");
			assertThat(browser.get("/partner/me").location()).isEqualTo("/partner/login");
			assertThat(signIn(browser, "/partner/login", "Partner-Wonder-1").location()).startsWith("/partner/me");
			assertThat(this.partner.exchanges()).isNotEmpty()
				.noneSatisfy((exchange) -> assertThat(exchange.request()).contains("TARGET_ACR_VALUES"));
			assertThat(browser.get("/login/level").body()).contains("action=\"/login/level\"");
			assertThat(browser.get("/partner/login/level").location()).isEqualTo("/");
		}
	}

	private static Answer signIn(HttpBrowser browser, String url, String password) {
		return post(browser, url, Map.of("username", "alice", "password", password));
	}

	private static Answer post(HttpBrowser browser, String path, Map<String, String> fields) {
		return browser.post(path.startsWith("/partner") ? "/partner/login" : "/login", path, fields);
	}

	private static HttpBrowser browser(ConfigurableApplicationContext application) {
		return new HttpBrowser(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private ConfigurableApplicationContext start(Stack stack) {
		return new SpringApplicationBuilder(stack.application).web(stack.type)
			.properties("server.port=0", "cognito.endpoint=" + this.main.endpoint(),
					"cognito.user-pool-id=" + this.main.userPoolId(), "cognito.client-id=" + this.main.clientId(),
					"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
					"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
					"cognito.user-pools.partner.client-id=" + this.partner.clientId())
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Account.class, High.class })
	static class ServletLevels {

		@Bean
		@Order(1)
		SecurityFilterChain partnerChain(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.requestMatchers("/partner/high")
				.access(CognitoLevels.atLeast(4))
				.anyRequest()
				.authenticated());
			http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.requestMatchers("/high")
				.access(CognitoLevels.atLeast(4))
				.anyRequest()
				.authenticated());
			http.with(cognitoLogin(), withDefaults());
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Account.class, High.class })
	static class WebFluxLevels {

		@Bean
		@Order(1)
		SecurityWebFilterChain partnerChain(ServerHttpSecurity http, CognitoServerLogin login) {
			http.securityMatcher(pathMatchers("/partner/**"));
			http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/partner/high")
				.access(CognitoLevels.atLeast(4))
				.anyExchange()
				.authenticated());
			return login.userPool("partner").loginUrl("/partner/login").apply(http).build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login) {
			http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/high")
				.access(CognitoLevels.atLeast(4))
				.anyExchange()
				.authenticated());
			return login.apply(http).build();
		}

	}

	@RestController
	static class High {

		@GetMapping({ "/high", "/partner/high" })
		String high(Authentication authentication) {
			return authentication.getName() + " " + authentication.getAuthorities();
		}

	}

}
