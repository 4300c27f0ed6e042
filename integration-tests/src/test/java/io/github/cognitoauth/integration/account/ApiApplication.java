// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application with the JSON API, all of it switched on, and clients of it. */
final class ApiApplication implements AutoCloseable {

	private final CognitoUserPoolServer pool;

	private final ConfigurableApplicationContext context;

	ApiApplication(Stack stack, CognitoUserPoolServer pool, String... properties) {
		this(stack, Application.class, pool, properties);
	}

	/** With more configuration. */
	ApiApplication(Stack stack, Class<?> more, CognitoUserPoolServer pool, String... properties) {
		this.pool = pool;
		List<String> all = new ArrayList<>(List.of("server.port=0", "cognito.endpoint=" + pool.endpoint(),
				"cognito.user-pool-id=" + pool.userPoolId(), "cognito.client-id=" + pool.clientId(),
				"cognito.api.enabled=true", "cognito.resource-server.enabled=true", "cognito.account.sign-up=true",
				"cognito.account.delete=true", "spring.application.name=Example"));
		all.addAll(Arrays.asList(properties));
		this.context = new SpringApplicationBuilder(Application.class, more).web(stack.type)
			.properties(all.toArray(String[]::new))
			.run();
	}

	URI address() {
		return URI.create("http://localhost:"
				+ this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Somebody with an own device or browser. */
	ApiClient client() {
		return new ApiClient(address(), OpenApi.shipped());
	}

	/** Somebody who has signed in with a password. */
	ApiClient signedIn(String username, String password) {
		ApiClient client = client();
		client.get("/sign-in");
		ApiClient.Answer answer = client.post("/sign-in", Map.of("username", username, "password", password));
		String token = answer.text("/tokens/accessToken");
		return token.isEmpty() ? client : client.bearer(token);
	}

	/** Somebody who holds a token. */
	ApiClient holder(String accessToken) {
		return client().bearer(accessToken);
	}

	CognitoUserPoolServer pool() {
		return this.pool;
	}

	@Override
	public void close() {
		this.context.close();
	}

	enum Stack {

		SERVLET(WebApplicationType.SERVLET),

		WEBFLUX(WebApplicationType.REACTIVE);

		private final WebApplicationType type;

		Stack(WebApplicationType type) {
			this.type = type;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		AnswerDelay noDelay() {
			return AnswerDelay.between(Duration.ZERO, Duration.ZERO);
		}

	}

}
