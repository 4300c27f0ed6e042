// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static io.github.cognitoauth.security.web.CognitoAccountConfigurer.cognitoAccount;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/**
 * Tests for pages of accounts in the chain of a named pool.
 */
class NamedPoolPagesTests {

	private static final String PASSWORD = "Wonderland-1";

	private final CognitoUserPoolServer main = pool("eu-west-1_MainPool1", "1main4567890123456789");

	private final CognitoUserPoolServer partner = pool("eu-west-1_Partner01", "2partner7890123456789");

	private static CognitoUserPoolServer pool(String id, String client) {
		return CognitoUserPoolServer.builder().userPoolId(id).client(client, (settings) -> {
		}).user("alice", (user) -> user.password(PASSWORD)).start();
	}

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	@ParameterizedTest
	@EnumSource
	void dangerousThingWhenSignInIsOldThenNewSignInLeadsBack(PageStack stack) {
		Class<?> application = (stack == PageStack.SERVLET) ? ServletPartner.class : WebFluxPartner.class;
		this.partner.advance(Duration.ofMinutes(-11));
		try (ConfigurableApplicationContext context = stack.start(application, this.main, "cognito.account.delete=true",
				"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
				"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
				"cognito.user-pools.partner.client-id=" + this.partner.clientId())) {
			PageBrowser browser = new PageBrowser(context);
			signIn(browser);
			this.partner.advance(Duration.ofMinutes(11));
			assertThat(browser.open("/partner/account/delete").path()).isEqualTo("/partner/login?fresh");
			signIn(browser);
			assertThat(browser.page().path()).startsWith("/partner/account/delete");
			assertThat(browser.page().status()).isEqualTo(200);
			assertThat(this.main.requests()).isZero();
		}
	}

	private static void signIn(PageBrowser browser) {
		if (!browser.page().path().startsWith("/partner/login")) {
			browser.open("/partner/login");
		}
		browser.submit("/partner/login", Map.of("username", "alice", "password", PASSWORD));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ServletPartner {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
			http.with(cognitoAccount(), withDefaults());
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WebFluxPartner {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login, CognitoServerAccount account) {
			http.securityMatcher(pathMatchers("/partner/**"));
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			account.userPool("partner").loginUrl("/partner/login").apply(http);
			return login.userPool("partner").loginUrl("/partner/login").apply(http).build();
		}

	}

}
