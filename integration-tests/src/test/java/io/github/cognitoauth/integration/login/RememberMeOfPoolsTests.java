// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for chains of several pools that remember people. WebFlux has no remember-me.
 */
class RememberMeOfPoolsTests {

	private final CognitoUserPoolServer main = pool("eu-west-1_MainPool1", "1main4567890123456789", "Main-Wonder-1");

	private final CognitoUserPoolServer partner = pool("eu-west-1_Partner01", "2partner7890123456789",
			"Partner-Wonder-1");

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	private static CognitoUserPoolServer pool(String id, String client, String password) {
		return CognitoUserPoolServer.builder().userPoolId(id).client(client, (settings) -> {
		}).user("alice", (user) -> user.password(password)).start();
	}

	@Test
	void userWhenRememberedAtOnePoolThenNobodyAtAnother() {
		try (ConfigurableApplicationContext application = start()) {
			HttpVisitor visitor = new HttpVisitor(application);
			signIn(visitor, "/partner/login", "Partner-Wonder-1");
			assertThat(visitor.cookies()).containsKey("remember-me-partner").doesNotContainKey("remember-me");
			visitor.forgetCookie("JSESSIONID");
			assertThat(visitor.get("/partner/me").body()).startsWith("alice (partner) ")
				.contains("remembered at partner");
			visitor.forgetCookie("JSESSIONID");
			assertThat(visitor.get("/me").statusCode()).isEqualTo(302);
		}
	}

	@Test
	void userWhenRememberedAtBothThenSignedOutOfOneOnly() {
		try (ConfigurableApplicationContext application = start()) {
			HttpVisitor visitor = new HttpVisitor(application);
			signIn(visitor, "/login", "Main-Wonder-1");
			signIn(visitor, "/partner/login", "Partner-Wonder-1");
			assertThat(visitor.cookies()).containsKeys("remember-me-partner", "remember-me");
			visitor.post("/partner/logout", visitor.form("/partner/logout", Map.of()));
			assertThat(visitor.cookies()).containsKey("remember-me").doesNotContainKey("remember-me-partner");
			visitor.forgetCookie("JSESSIONID");
			assertThat(visitor.get("/me").body()).startsWith("alice ").contains("remembered at main");
			assertThat(visitor.get("/partner/me").statusCode()).isEqualTo(302);
		}
	}

	@Test
	void cookieWhenItIsThatOfAnotherPoolThenNobodyIsSignedIn() {
		try (ConfigurableApplicationContext application = start()) {
			HttpVisitor visitor = new HttpVisitor(application);
			signIn(visitor, "/login", "Main-Wonder-1");
			String cookie = visitor.cookies().get("remember-me");
			visitor.forgetCookies();
			visitor.keep("remember-me-partner=" + cookie);
			assertThat(visitor.get("/partner/me").statusCode()).isEqualTo(302);
		}
	}

	private static void signIn(HttpVisitor visitor, String url, String password) {
		visitor.post(url, visitor.form(url, Map.of("username", "alice", "password", password, "remember-me", "on")));
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(Remembering.class).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "cognito.endpoint=" + this.main.endpoint(),
					"cognito.user-pool-id=" + this.main.userPoolId(), "cognito.client-id=" + this.main.clientId(),
					"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
					"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
					"cognito.user-pools.partner.client-id=" + this.partner.clientId())
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Account.class)
	static class Remembering {

		@Bean
		@Order(1)
		SecurityFilterChain partnerChain(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
			http.rememberMe((remember) -> remember.key("key of the partner").userDetailsService(known("partner")));
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), withDefaults());
			http.rememberMe((remember) -> remember.key("key of main").userDetailsService(known("main")));
			return http.build();
		}

		private static UserDetailsService known(String pool) {
			return (name) -> User.withUsername(name).password("x").authorities("remembered at " + pool).build();
		}

	}

}
