// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for resolvers of tenants that answer rubbish, fail or take their time.
 */
class TenantResolverTests {

	private static final List<String> RUBBISH = List.of("Main", "../main", "main,partner", "x".repeat(4000), "null",
			"\u00e4", "cognito");

	private final CognitoUserPoolServer main = pool("main", "Main-Wonder-1");

	private final CognitoUserPoolServer partner = pool("partner", "Partner-Wonder-1");

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, Servlet.class),

		WEBFLUX(WebApplicationType.REACTIVE, WebFlux.class);

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

	private static CognitoUserPoolServer pool(String name, String password) {
		return CognitoUserPoolServer.builder()
			.name(name)
			.user("alice", (user) -> user.password(password).group("admins"))
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void tenantWhenItIsRubbishThenThereIsNoLoginAndNothingIsSent(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			HttpBrowser partner = browser.as("partner");
			for (String rubbish : RUBBISH) {
				HttpBrowser stranger = browser.as(rubbish);
				assertThat(stranger.get("/login").status()).as(rubbish).isEqualTo(404);
				assertThat(stranger.get("/me").location()).as(rubbish).isEqualTo("/login");
				assertThat(stranger
					.post(partner, "/login", "/login", Map.of("username", "alice", "password", "Main-Wonder-1"))
					.location()).as(rubbish).isEqualTo("/login?error");
			}
			assertNobodyWasAsked();
		}
	}

	@ParameterizedTest
	@EnumSource
	void tenantWhenResolverFailsThenServerErrorAndNobodyIsSignedIn(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			HttpBrowser partner = browser.as("partner");
			signIn(partner, "Partner-Wonder-1");
			long before = this.partner.requests();
			for (String trouble : List.of("throw", "error")) {
				HttpBrowser broken = browser.as(trouble);
				for (String path : List.of("/me", "/login", "/open")) {
					HttpBrowser.Answer answer = broken.get(path);
					assertThat(answer.status()).as(trouble + path).isEqualTo(500);
					assertThat(answer.body()).doesNotContain("alice", "IllegalStateException", "no database");
				}
				assertThat(broken
					.post(partner, "/login", "/login", Map.of("username", "alice", "password", "Main-Wonder-1"))
					.status()).as(trouble).isEqualTo(500);
				broken.post(partner, "/login", "/logout", Map.of());
			}
			assertThat(partner.get("/me").body()).startsWith("alice (partner) [");
			assertThat(this.main.requests()).isZero();
			assertThat(this.partner.requests()).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tenantWhenResolverTakesItsTimeThenIsWaitedFor(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser slow = browser(application).as("slow");
			signIn(slow, "Partner-Wonder-1");
			assertThat(slow.get("/me").body()).startsWith("alice (partner) [");
			slow.post("/login", "/logout", Map.of());
			assertThat(slow.get("/me").location()).isEqualTo("/login");
			assertThat(this.partner.requests("RevokeToken")).isOne();
			assertThat(this.main.requests()).isZero();
		}
	}

	/** Signed in to one tenant, the same session is nobody at another one. */
	@ParameterizedTest
	@EnumSource
	void tenantWhenItChangesInTheMiddleOfASessionThenNobodyIsCarriedOver(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			signIn(browser.as("partner"), "Partner-Wonder-1");
			for (String other : List.of("main", "Partner", "acme")) {
				assertThat(browser.as(other).get("/me").location()).as(other).isEqualTo("/login");
			}
			browser.as("main").post("/login", "/logout", Map.of());
			assertThat(this.main.requests()).isZero();
		}
	}

	private static void signIn(HttpBrowser browser, String password) {
		browser.post("/login", "/login", Map.of("username", "alice", "password", password));
	}

	private void assertNobodyWasAsked() {
		assertThat(this.main.requests()).isZero();
		assertThat(this.partner.requests()).isZero();
	}

	private static HttpBrowser browser(ConfigurableApplicationContext application) {
		return new HttpBrowser(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private ConfigurableApplicationContext start(Stack stack) {
		return new SpringApplicationBuilder(stack.application).web(stack.type)
			.properties("server.port=0", "server.max-http-request-header-size=16KB",
					"cognito.endpoint=" + this.main.endpoint(), "cognito.user-pool-id=" + this.main.userPoolId(),
					"cognito.client-id=" + this.main.clientId(),
					"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
					"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
					"cognito.user-pools.partner.client-id=" + this.partner.clientId())
			.run();
	}

	private static @Nullable String tenant(@Nullable String header) {
		if ("throw".equals(header)) {
			throw new IllegalStateException("no database");
		}
		return header;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Account.class, OpenPage.class })
	static class Servlet {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/open").permitAll().anyRequest().authenticated());
			http.with(cognitoLogin(), (login) -> login.userPools((request) -> {
				String tenant = tenant(request.getHeader("X-Tenant"));
				if ("error".equals(tenant)) {
					throw new AssertionError("no database");
				}
				if ("slow".equals(tenant)) {
					Mono.delay(Duration.ofMillis(50)).block();
					return "partner";
				}
				return tenant;
			}, "main", "partner"));
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Account.class, OpenPage.class })
	static class WebFlux {

		private static final Map<String, Function<String, Mono<String>>> TENANTS = Map.of("slow",
				(name) -> Mono.delay(Duration.ofMillis(50)).thenReturn("partner"), "error",
				(name) -> Mono.error(new IllegalStateException("no database")));

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login) {
			http.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/open").permitAll().anyExchange().authenticated());
			return login.userPools((exchange) -> {
				String tenant = tenant(exchange.getRequest().getHeaders().getFirst("X-Tenant"));
				return Mono.justOrEmpty(tenant).flatMap((name) -> TENANTS.getOrDefault(name, Mono::just).apply(name));
			}, "main", "partner").apply(http).build();
		}

	}

}
