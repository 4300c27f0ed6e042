// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.AuthenticationLevels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for two pools that call their levels by different names.
 */
class LevelNamesOfTwoPoolsTests {

	private static final String PARTNER_NAME = "cognito.user-pools.partner.sign-in.levels.names.4=platinum";

	private final CognitoUserPoolServer main = pool("eu-west-1_MainPool1", "1main4567890123456789", "gold");

	private final CognitoUserPoolServer partner = pool("eu-west-1_Partner01", "2partner7890123456789", "platinum");

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, ServletApi.class, ServletPools.class),
		WEBFLUX(WebApplicationType.REACTIVE, WebFluxApi.class, WebFluxPools.class);

		private final WebApplicationType type;

		private final Class<?> api;

		private final Class<?> login;

		Stack(WebApplicationType type, Class<?> api, Class<?> login) {
			this.type = type;
			this.api = api;
			this.login = login;
		}

	}

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	private static CognitoUserPoolServer pool(String id, String client, String highest) {
		return CognitoUserPoolServer.builder().userPoolId(id).client(client, (settings) -> {
		})
			.authenticationLevels(AuthenticationLevels.builder().name(4, highest).build())
			.user("alice", (user) -> user.password("Wonder-Land-1"))
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenLevelHasTheNameOfItsPoolThenCountsAndElseIsToldThatName(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack, stack.api, PARTNER_NAME)) {
			assertThat(get(application, token(this.main, "gold"))).isEqualTo("200 ");
			assertThat(get(application, token(this.partner, "platinum"))).isEqualTo("200 ");
			for (String other : List.of("platinum", "urn:cognito:loa:4", "urn:cognito:loa:1")) {
				assertThat(get(application, token(this.main, other))).startsWith("401 Bearer error=\"insufficient_user")
					.endsWith("acr_values=\"gold\"");
			}
			for (String other : List.of("gold", "urn:cognito:loa:4", "urn:cognito:loa:1")) {
				assertThat(get(application, token(this.partner, other)))
					.startsWith("401 Bearer error=\"insufficient_user")
					.endsWith("acr_values=\"platinum\"");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenItsPoolWasToldNoNameThenTheStandardOneCountsAndThatOfTheMainPoolDoesNot(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack, stack.api)) {
			assertThat(get(application, token(this.partner, "urn:cognito:loa:4"))).isEqualTo("200 ");
			assertThat(get(application, token(this.partner, "gold"))).startsWith("401")
				.endsWith("acr_values=\"urn:cognito:loa:4\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenThereIsNoMainPoolThenLevelsHoldAllTheSame(Stack stack) {
		try (ConfigurableApplicationContext application = run(stack, stack.api,
				List.of("cognito.resource-server.enabled=true", PARTNER_NAME))) {
			assertThat(get(application, token(this.partner, "platinum"))).isEqualTo("200 ");
			assertThat(get(application, token(this.partner, "gold"))).startsWith("401")
				.endsWith("acr_values=\"platinum\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenItAsksForALevelThenNamesItAsItsPoolDoes(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack, stack.login, PARTNER_NAME,
				"cognito.sign-in.levels.target=4")) {
			signIn(application, "/login");
			signIn(application, "/partner/login");
			assertThat(this.main.exchanges())
				.anySatisfy((exchange) -> assertThat(exchange.request()).contains("\"gold\""))
				.noneSatisfy((exchange) -> assertThat(exchange.request()).contains("platinum"));
			assertThat(this.partner.exchanges())
				.anySatisfy((exchange) -> assertThat(exchange.request()).contains("\"platinum\""))
				.noneSatisfy((exchange) -> assertThat(exchange.request()).contains("gold"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenItsPoolHasNoLevelsThenAsksForNoneAndOthersDo(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack, stack.login, PARTNER_NAME,
				"cognito.sign-in.levels.target=4", "cognito.user-pools.partner.sign-in.levels.enabled=false")) {
			signIn(application, "/login");
			signIn(application, "/partner/login");
			assertThat(this.main.exchanges())
				.anySatisfy((exchange) -> assertThat(exchange.request()).contains("\"gold\""));
			assertThat(this.partner.exchanges()).isNotEmpty()
				.noneSatisfy((exchange) -> assertThat(exchange.request()).contains("platinum"));
		}
	}

	private static void signIn(ConfigurableApplicationContext application, String url) {
		HttpBrowser browser = new HttpBrowser(
				application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
		browser.post(url, url, Map.of("username", "alice", "password", "Wonder-Land-1"));
	}

	private static String token(CognitoUserPoolServer pool, String acr) {
		return pool.accessToken("alice", (token) -> token.claim("acr", acr));
	}

	/** The status, and what is missing. */
	private static String get(ConfigurableApplicationContext application, String token) {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		try {
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/high"))
					.header("Authorization", "Bearer " + token)
					.timeout(Duration.ofSeconds(60))
					.build(), HttpResponse.BodyHandlers.ofString());
			return response.statusCode() + " " + response.headers().firstValue("WWW-Authenticate").orElse("");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private ConfigurableApplicationContext start(Stack stack, Class<?> application, String... more) {
		List<String> properties = new ArrayList<>(
				List.of("cognito.endpoint=" + this.main.endpoint(), "cognito.user-pool-id=" + this.main.userPoolId(),
						"cognito.client-id=" + this.main.clientId(), "cognito.sign-in.levels.names.4=gold"));
		if (application == stack.api) {
			properties.add("cognito.resource-server.enabled=true");
		}
		properties.addAll(List.of(more));
		return run(stack, application, properties);
	}

	private ConfigurableApplicationContext run(Stack stack, Class<?> application, List<String> more) {
		List<String> properties = new ArrayList<>(
				List.of("server.port=0", "cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
						"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
						"cognito.user-pools.partner.client-id=" + this.partner.clientId()));
		properties.addAll(more);
		return new SpringApplicationBuilder(application).web(stack.type)
			.properties(properties.toArray(String[]::new))
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableMethodSecurity
	@Import(High.class)
	static class ServletApi {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableReactiveMethodSecurity
	@Import(High.class)
	static class WebFluxApi {

	}

	@RestController
	static class High {

		@GetMapping("/high")
		@PreAuthorize("@cognitoLevels.atLeast(4)")
		public Mono<String> high() {
			return Mono.just("high");
		}

	}

}
