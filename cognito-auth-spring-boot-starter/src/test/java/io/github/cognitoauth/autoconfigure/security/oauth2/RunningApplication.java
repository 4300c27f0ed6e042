// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.security.oauth2.TestTokens;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A whole application of one of the stacks on a port of its own, as a user has it. */
final class RunningApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningApplication start(Stack stack, TestIssuer issuer, String... properties) {
		return start(stack, issuer, new Class<?>[0], properties);
	}

	static RunningApplication start(Stack stack, TestIssuer issuer, Class<?>[] configurations, String... properties) {
		List<String> all = new ArrayList<>(
				List.of("cognito.user-pool-id=local_Ab1Cd2Ef3", "cognito.endpoint=" + issuer.endpoint()));
		all.addAll(List.of(properties));
		return run(stack, configurations, all);
	}

	static RunningApplication startAtAws(Stack stack, Class<?>[] configurations, String... properties) {
		List<String> all = new ArrayList<>(List.of("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3"));
		all.addAll(List.of(properties));
		return run(stack, configurations, all);
	}

	private static RunningApplication run(Stack stack, Class<?>[] configurations, List<String> properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"spring.jmx.enabled=false", "management.health.redis.enabled=false",
				"cognito.client-id=" + TestTokens.CLIENT_ID, "cognito.resource-server.enabled=true"));
		all.addAll(properties);
		return new RunningApplication(new SpringApplicationBuilder(Api.class).sources(configurations)
			.web(stack.type)
			.run(all.stream().map((property) -> "--" + property).toArray(String[]::new)));
	}

	HttpResponse<String> bearer(String token) {
		return get("/whoami", "Authorization", "Bearer " + token);
	}

	HttpResponse<String> get(String path, String... headers) {
		return send(HttpRequest.newBuilder(uri(path)), headers);
	}

	HttpResponse<String> post(String path, String body, String... headers) {
		return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
	}

	/**
	 * Each over a connection of its own: Reactor Netty can lose an answer on one where
	 * another thread completed an earlier answer, as those of sessions and of fetches do.
	 */
	private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return HttpClient.newHttpClient()
				.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		WebServerApplicationContext server = (WebServerApplicationContext) this.context;
		return URI.create("http://localhost:" + server.getWebServer().getPort() + path);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** Both stacks. */
	enum Stack {

		SERVLET(WebApplicationType.SERVLET), WEBFLUX(WebApplicationType.REACTIVE);

		private final WebApplicationType type;

		Stack(WebApplicationType type) {
			this.type = type;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Api {

		@Bean
		WhoAmI whoAmI() {
			return new WhoAmI();
		}

	}

	@RestController
	static class WhoAmI {

		@GetMapping("/whoami")
		String whoAmI(Authentication authentication) {
			return authentication.getName() + " "
					+ authentication.getAuthorities().stream().map((it) -> it.getAuthority()).sorted().toList();
		}

	}

}
