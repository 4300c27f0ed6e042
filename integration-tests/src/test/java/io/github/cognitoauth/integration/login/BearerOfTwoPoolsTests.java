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

import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for resource servers that accept the tokens of two pools with equal users.
 */
class BearerOfTwoPoolsTests {

	private final CognitoUserPoolServer main = pool("eu-west-1_MainPool1", "1main4567890123456789");

	private final CognitoUserPoolServer partner = pool("eu-west-1_Partner01", "2partner7890123456789");

	private final CognitoUserPoolServer stranger = pool("eu-west-1_Stranger1", "2partner7890123456789");

	enum Stack {

		SERVLET(WebApplicationType.SERVLET), WEBFLUX(WebApplicationType.REACTIVE);

		private final WebApplicationType type;

		Stack(WebApplicationType type) {
			this.type = type;
		}

	}

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
		this.stranger.close();
	}

	private static CognitoUserPoolServer pool(String id, String client) {
		return CognitoUserPoolServer.builder().userPoolId(id).client(client, (settings) -> {
		}).client("3second", (settings) -> {
		}).user("alice", (user) -> user.password("Wonder-Land-1").group("admins")).start();
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenItIsOfAPoolThenIsNamedAndGrantedByItsRules(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			assertThat(get(application, this.main.accessToken("alice")))
				.isEqualTo("200 alice [ROLE_admins, " + "SCOPE_aws.cognito.signin.user.admin]");
			assertThat(get(application, this.partner.accessToken("alice"))).isEqualTo(
					"200 alice (partner) [ROLE_partner_admins, " + "SCOPE_partner_aws.cognito.signin.user.admin]");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenItIsOfAnotherPoolClientOrUseThenIsRefused(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			assertThat(get(application, this.stranger.accessToken("alice"))).startsWith("401");
			assertThat(get(application, this.partner.idToken("alice"))).startsWith("401");
			assertThat(get(application, this.partner.accessToken("alice", (token) -> token.clientId("3second"))))
				.startsWith("401");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenPoolHasRulesOfItsOwnThenTheyHoldForItAlone(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack,
				"cognito.user-pools.partner.resource-server.token-use=id",
				"cognito.user-pools.partner.resource-server.client-ids=3second",
				"cognito.user-pools.partner.security.authority-prefix=P_",
				"cognito.user-pools.partner.security.principal-name=sub")) {
			assertThat(get(application, this.partner.accessToken("alice"))).startsWith("401");
			assertThat(get(application, this.partner.idToken("alice"))).startsWith("401");
			assertThat(get(application, this.partner.idToken("alice", (token) -> token.clientId("3second"))))
				.isEqualTo("200 " + this.partner.user("alice").sub() + " [P_admins]");
			assertThat(get(application, this.main.accessToken("alice"))).startsWith("200 alice [ROLE_admins");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenPoolIsThereUnderTwoNamesThenIsToldApartByItsClient(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack,
				"cognito.user-pools.second.endpoint=" + this.main.endpoint(),
				"cognito.user-pools.second.user-pool-id=" + this.main.userPoolId(),
				"cognito.user-pools.second.client-id=3second")) {
			assertThat(get(application, this.main.accessToken("alice"))).startsWith("200 alice [ROLE_admins");
			assertThat(get(application, this.main.accessToken("alice", (token) -> token.clientId("3second"))))
				.startsWith("200 alice (second) [ROLE_second_admins");
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenItsPoolIsNotForBearersOrHasNoKeysThenOthersGoOn(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack,
				"cognito.user-pools.stranger.endpoint=" + this.stranger.endpoint(),
				"cognito.user-pools.stranger.user-pool-id=" + this.stranger.userPoolId(),
				"cognito.user-pools.stranger.client-id=" + this.stranger.clientId(),
				"cognito.user-pools.stranger.resource-server.enabled=false")) {
			String token = this.partner.accessToken("alice");
			this.partner.close();
			assertThat(get(application, this.stranger.accessToken("alice"))).startsWith("401");
			assertThat(get(application, token)).startsWith("503");
			assertThat(get(application, this.main.accessToken("alice"))).startsWith("200");
		}
	}

	private static String get(ConfigurableApplicationContext application, String token) {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		try {
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/me"))
					.header("Authorization", "Bearer " + token)
					.timeout(Duration.ofSeconds(60))
					.build(), HttpResponse.BodyHandlers.ofString());
			return response.statusCode() + " " + response.body();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private ConfigurableApplicationContext start(Stack stack, String... more) {
		List<String> properties = new ArrayList<>(List.of("server.port=0", "cognito.resource-server.enabled=true",
				"cognito.endpoint=" + this.main.endpoint(), "cognito.user-pool-id=" + this.main.userPoolId(),
				"cognito.client-id=" + this.main.clientId(),
				"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
				"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
				"cognito.user-pools.partner.client-id=" + this.partner.clientId()));
		properties.addAll(List.of(more));
		return new SpringApplicationBuilder(Application.class).web(stack.type)
			.properties(properties.toArray(String[]::new))
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(BearerAccount.class)
	static class Application {

	}

}
