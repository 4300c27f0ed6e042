// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.test.CognitoUserPoolServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The two web stacks, each with an application that has pages of accounts. */
enum PageStack {

	SERVLET(WebApplicationType.SERVLET, ServletAccount.class),

	WEBFLUX(WebApplicationType.REACTIVE, WebFluxAccount.class);

	private final WebApplicationType type;

	private final Class<?> application;

	PageStack(WebApplicationType type, Class<?> application) {
		this.type = type;
		this.application = application;
	}

	/** Start an application that ends with its browser. */
	PageBrowser browse(CognitoUserPoolServer pool, String... properties) {
		return PageBrowser.alone(start(pool, properties));
	}

	ConfigurableApplicationContext start(CognitoUserPoolServer pool, String... properties) {
		return start(this.application, pool, properties);
	}

	ConfigurableApplicationContext start(Class<?> application, CognitoUserPoolServer pool, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.application.name=Shop",
				"cognito.endpoint=" + pool.endpoint(), "cognito.user-pool-id=" + pool.userPoolId(),
				"cognito.client-id=" + pool.clientId(), "cognito.security.limits.enabled=false"));
		all.addAll(List.of(properties));
		return new SpringApplicationBuilder(application).web(this.type)
			.properties(all.toArray(String[]::new))
			.initializers((context) -> context.getBeanFactory().registerSingleton("pool", pool))
			.run();
	}

}
