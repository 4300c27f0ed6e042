// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application that has the API by properties alone, running on one of the two stacks.
 */
final class ApiApplication implements AutoCloseable {

	enum Stack {

		SERVLET(WebApplicationType.SERVLET),

		WEBFLUX(WebApplicationType.REACTIVE);

		private final WebApplicationType type;

		Stack(WebApplicationType type) {
			this.type = type;
		}

	}

	private final ConfigurableApplicationContext context;

	private ApiApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** Start it with everything switched on. */
	static ApiApplication start(Stack stack, CognitoUserPoolServer pool, String flow, Class<?>... more) {
		return new ApiApplication(new SpringApplicationBuilder(Application.class).sources(more)
			.web(stack.type)
			.properties(Map.of("server.port", "0", "cognito.user-pool-id", pool.userPoolId(), "cognito.client-id",
					pool.clientId(), "cognito.endpoint", pool.endpoint().toString(), "cognito.sign-in.flow", flow))
			.properties("cognito.api.enabled=true", "cognito.resource-server.enabled=true",
					"cognito.account.sign-up=true", "cognito.account.delete=true",
					"cognito.account.writable-attributes=name,locale,email")
			.run());
	}

	/** Start it with what is said, and nothing else switched on. */
	static ApiApplication startWith(Stack stack, CognitoUserPoolServer pool, String... properties) {
		return new ApiApplication(new SpringApplicationBuilder(Application.class).web(stack.type)
			.properties(Map.of("server.port", "0", "cognito.user-pool-id", pool.userPoolId(), "cognito.client-id",
					pool.clientId(), "cognito.endpoint", pool.endpoint().toString(), "cognito.api.enabled", "true"))
			.properties(properties)
			.run());
	}

	URI server() {
		return URI.create("http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	/** The document that is served to everybody. */
	OpenApi document() {
		return OpenApi.of(get("/auth/openapi.json").body());
	}

	HttpResponse<String> get(String path) {
		return HttpClient.newHttpClient()
			.sendAsync(HttpRequest.newBuilder(server().resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
			.join();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/** People answer a question of the pool's triggers. */
	@Configuration(proxyBeanMethods = false)
	static class TriggersAsk {

		@Bean
		CognitoPasswordAuthenticator customAuthenticator(CognitoClient client) {
			return CognitoPasswordAuthenticator.builder().client(client).flow(AuthFlow.CUSTOM_AUTH).build();
		}

	}

}
