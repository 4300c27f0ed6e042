// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.readme;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README shows first does what it says.
 */
class ReadmeExamplesTests {

	private static final Pattern CURL = Pattern
		.compile("curl -H '([^:]+): ([^']+)' (http://localhost):8080(\\S+) \\\\\\s+-d '([^']+)'");

	@TempDir
	private Path folder;

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1"))
		.user("svc-billing", (user) -> user.password("Service-Account-1"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@Test
	void deviceWhenItSendsNameAndPasswordThenGetsTokens() throws Exception {
		ReadmeExamples devices = ReadmeExamples.of("Devices");
		Matcher curl = CURL.matcher(devices.block("sh").trim());
		assertThat(curl.matches()).as("the command is one that this test can send").isTrue();
		try (ConfigurableApplicationContext application = start(Application.class, devices.properties())) {
			HttpResponse<String> answer = send(
					HttpRequest.newBuilder(URI.create(curl.group(3) + ":" + port(application) + curl.group(4)))
						.header(curl.group(1), curl.group(2))
						.POST(HttpRequest.BodyPublishers.ofString(curl.group(5))));
			assertThat(answer.body()).contains("\"status\":\"signed-in\"", "\"accessToken\":\"ey");
		}
	}

	@Test
	void browserWhenChainIsThatOfTheExampleThenIsLedToTheLogin() throws Exception {
		Class<?> example = CompiledExample.of(ReadmeExamples.of("Browsers").block("java"), this.folder);
		try (ConfigurableApplicationContext application = start(example)) {
			HttpResponse<String> answer = send(
					HttpRequest.newBuilder(URI.create("http://localhost:" + port(application) + "/"))
						.header("Accept", "text/html"));
			assertThat(answer.statusCode()).isEqualTo(302);
			assertThat(answer.headers().firstValue("Location"))
				.hasValueSatisfying((location) -> assertThat(location).endsWith("/login"));
		}
	}

	@Test
	void serviceWhenClientIsThatOfTheExampleThenItsCallsHaveAToken() throws Exception {
		ReadmeExamples services = ReadmeExamples.of("Services");
		List<String> tokens = new ArrayList<>();
		HttpServer billing = billing(tokens);
		String here = "http://localhost:" + billing.getAddress().getPort();
		Class<?> example = CompiledExample.of(services.block("java").replace("https://billing.example.com", here),
				this.folder);
		List<String> arguments = new ArrayList<>(List.of(services.properties()));
		arguments.add("--BILLING_PASSWORD=Service-Account-1");
		try (ConfigurableApplicationContext application = start(example, arguments.toArray(String[]::new))) {
			application.getBean("invoices", Runnable.class).run();
			assertThat(tokens).singleElement().asString().startsWith("Bearer ey");
		}
		finally {
			billing.stop(0);
		}
	}

	private static HttpServer billing(List<String> tokens) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		server.start();
		return server;
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String port(ConfigurableApplicationContext application) {
		return application.getEnvironment().getRequiredProperty("local.server.port");
	}

	private ConfigurableApplicationContext start(Class<?> example, String... arguments) {
		return new SpringApplicationBuilder(Application.class, example).web(WebApplicationType.SERVLET)
			.properties("server.port=0", "cognito.endpoint=" + this.pool.endpoint(),
					"cognito.user-pool-id=" + this.pool.userPoolId(), "cognito.client-id=" + this.pool.clientId())
			.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
