// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.security.web.CognitoSessionTokens;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import io.github.cognitoauth.security.web.server.ServerCognitoSessionTokens;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.security.authentication.ott.reactive.InMemoryReactiveOneTimeTokenService;
import org.springframework.security.authentication.ott.reactive.ReactiveOneTimeTokenService;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Tests for sessions that hold the tokens of one user when another one signs in by a
 * login of Spring Security.
 */
class OtherLoginTokensTests {

	private static final String PASSWORD = "Wonderland-1";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password(PASSWORD))
		.start();

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, ServletLogins.class),

		WEBFLUX(WebApplicationType.REACTIVE, WebFluxLogins.class);

		private final WebApplicationType type;

		private final Class<?> application;

		Stack(WebApplicationType type, Class<?> application) {
			this.type = type;
			this.application = application;
		}

	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void tokensWhenAnotherUserHasSignedInThenNotGivenOutAndRevokedAtLogout(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpVisitor visitor = signedIn(application);
			assertThat(visitor.get("/whose").body()).isEqualTo("alice has tokens of alice");
			byToken(application, visitor, "bob");
			assertThat(visitor.get("/whose").body()).isEqualTo("bob has tokens of nobody");
			visitor.post("/logout", visitor.form("/logout", Map.of()));
			assertThat(this.pool.requests("RevokeToken")).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokensWhenAnotherUserHasSignedInThenNotRefreshedForHim(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack, "cognito.security.session.check-every=1ms")) {
			HttpVisitor visitor = signedIn(application);
			assertThat(visitor.get("/whose").body()).isEqualTo("alice has tokens of alice");
			byToken(application, visitor, "bob");
			long calls = this.pool.requests();
			assertThat(visitor.get("/whose").body()).isEqualTo("bob has tokens of nobody");
			assertThat(this.pool.requests()).isEqualTo(calls);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokensWhenTheSameUserHasSignedInOnceMoreThenStillGivenOut(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpVisitor visitor = signedIn(application);
			byToken(application, visitor, "alice");
			assertThat(visitor.get("/whose").body()).isEqualTo("alice has tokens of alice");
		}
	}

	private HttpVisitor signedIn(ConfigurableApplicationContext application) {
		HttpVisitor visitor = new HttpVisitor(application);
		visitor.post("/login", visitor.form("/login", Map.of("username", "alice", "password", PASSWORD)));
		return visitor;
	}

	private static void byToken(ConfigurableApplicationContext application, HttpVisitor visitor, String username) {
		visitor.post("/ott/generate", visitor.form("/login", Map.of("username", username)));
		String token = application.getBean("sent", AtomicReference.class).get().toString();
		visitor.post("/login/ott", visitor.form("/login", Map.of("token", token)));
	}

	private ConfigurableApplicationContext start(Stack stack, String... properties) {
		return new SpringApplicationBuilder(stack.application).web(stack.type)
			.properties("server.port=0", "cognito.endpoint=" + this.pool.endpoint(),
					"cognito.user-pool-id=" + this.pool.userPoolId(), "cognito.client-id=" + this.pool.clientId(),
					"cognito.resource-server.enabled=false")
			.properties(properties)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		AtomicReference<String> sent() {
			return new AtomicReference<>("");
		}

		static UserDetails[] all() {
			return new UserDetails[] { User.withUsername("alice").password("{noop}x").build(),
					User.withUsername("bob").password("{noop}x").build() };
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Users.class, ServletWhose.class })
	static class ServletLogins {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(Users.all());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http, AtomicReference<String> sent) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), withDefaults());
			http.oneTimeTokenLogin((login) -> login.tokenGenerationSuccessHandler((request, response, token) -> {
				sent.set(token.getTokenValue());
				response.sendRedirect("/login");
			}));
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Users.class, WebFluxWhose.class })
	static class WebFluxLogins {

		@Bean
		ReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(Users.all());
		}

		@Bean
		ReactiveOneTimeTokenService tokens() {
			return new InMemoryReactiveOneTimeTokenService();
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login, AtomicReference<String> sent) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.oneTimeTokenLogin((ott) -> ott.tokenGenerationSuccessHandler((exchange, token) -> {
				sent.set(token.getTokenValue());
				return new DefaultServerRedirectStrategy().sendRedirect(exchange, URI.create("/login"));
			}));
			return login.apply(http).build();
		}

	}

	@RestController
	static class ServletWhose {

		private final CognitoSessionTokens tokens;

		ServletWhose(CognitoSessionTokens tokens) {
			this.tokens = tokens;
		}

		@GetMapping("/whose")
		String whose(HttpServletRequest request, HttpServletResponse response) {
			var current = this.tokens.currentTokens(request, response);
			return request.getRemoteUser() + " has tokens of " + ((current != null) ? current.username() : "nobody");
		}

	}

	@RestController
	static class WebFluxWhose {

		private final ServerCognitoSessionTokens tokens;

		WebFluxWhose(ServerCognitoSessionTokens tokens) {
			this.tokens = tokens;
		}

		@GetMapping("/whose")
		Mono<String> whose(ServerWebExchange exchange) {
			return exchange.getPrincipal()
				.zipWith(this.tokens.currentTokens(exchange)
					.map((current) -> current.username())
					.defaultIfEmpty("nobody"))
				.map((both) -> both.getT1().getName() + " has tokens of " + both.getT2());
		}

	}

}
