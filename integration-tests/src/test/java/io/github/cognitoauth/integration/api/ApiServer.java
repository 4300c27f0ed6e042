// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with the API, on one of the stacks and in one of the modes. */
final class ApiServer implements AutoCloseable {

	private static final OpenApi DOCUMENT = OpenApi.shipped();

	private final ConfigurableApplicationContext application;

	private ApiServer(ConfigurableApplicationContext application) {
		this.application = application;
	}

	static ApiServer start(Setting setting, CognitoUserPoolServer pool, String... properties) {
		return start(setting, setting.stack().application, pool, properties);
	}

	/** With an application of the test's own. */
	static ApiServer start(Setting setting, Class<?> application, CognitoUserPoolServer pool, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"spring.application.name=Watch", "cognito.endpoint=" + pool.endpoint(),
				"cognito.user-pool-id=" + pool.userPoolId(), "cognito.client-id=" + pool.clientId(),
				"cognito.resource-server.enabled=true", "cognito.api.enabled=true",
				"cognito.api.mode=" + setting.mode().value(), "server.shutdown=immediate"));
		all.addAll(List.of(properties));
		return new ApiServer(new SpringApplicationBuilder(application).web(setting.stack().type)
			.properties(all.toArray(String[]::new))
			.run());
	}

	ApiClient client() {
		return new ApiClient(address(), DOCUMENT);
	}

	URI address() {
		return URI.create("http://localhost:"
				+ this.application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	<T> T bean(Class<T> type) {
		return this.application.getBean(type);
	}

	@Override
	public void close() {
		this.application.close();
	}

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, ApiApplications.Servlet.class),

		WEBFLUX(WebApplicationType.REACTIVE, ApiApplications.WebFlux.class);

		private final WebApplicationType type;

		private final Class<?> application;

		Stack(WebApplicationType type, Class<?> application) {
			this.type = type;
			this.application = application;
		}

	}

	/** What the API answers alike, but for the tokens. */
	record Setting(Stack stack, ApiMode mode) {

		static List<Setting> all() {
			List<Setting> all = new ArrayList<>();
			for (Stack stack : Stack.values()) {
				for (ApiMode mode : ApiMode.values()) {
					all.add(new Setting(stack, mode));
				}
			}
			return all;
		}

		boolean isBody() {
			return this.mode == ApiMode.BODY;
		}

	}

}
