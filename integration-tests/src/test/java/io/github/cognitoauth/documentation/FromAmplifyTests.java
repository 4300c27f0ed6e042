// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.documentation.MarkdownPage.Fence;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeviceTracking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers with the settings of the page on Amplify, and clients that are its scripts. The
 * scripts run in Node.
 */
class FromAmplifyTests {

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	private static final MarkdownPage PAGE = MarkdownPage.read(MarkdownPage.docs().resolve("from-amplify.md"));

	@Test
	@EnabledIf("nodeIsInstalled")
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void scriptsWhenServersHaveTheSettingsOfThePageThenSignIn(@TempDir Path folder) throws Exception {
		script("// auth.js", folder.resolve("auth.mjs"));
		script("// tokens.js", folder.resolve("tokens.mjs"));
		try (InputStream driver = getClass().getResourceAsStream("from-amplify.mjs")) {
			Files.copy(driver, folder.resolve("from-amplify.mjs"));
		}
		try (CognitoUserPoolServer pool = pool();
				ConfigurableApplicationContext pages = server("mode: session", pool, "confidential");
				ConfigurableApplicationContext apps = server("resource-server:", pool, pool.clientId())) {
			CognitoTokens ofAmplify = signInAsAmplifyDoes(pool);
			ProcessBuilder node = new ProcessBuilder("node", "from-amplify.mjs").directory(folder.toFile())
				.redirectErrorStream(true);
			node.environment()
				.putAll(Map.of("PAGES", address(pages), "APPS", address(apps), "REFRESH_TOKEN",
						ofAmplify.refreshToken(), "DEVICE_KEY", ofAmplify.deviceKey()));
			Process run = node.start();
			String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(run.waitFor()).as(output).isZero();
			assertThat(output.lines()).hasSize(3).allMatch((line) -> line.startsWith("ok "));
			assertThat(pool.exchanges()).as("passwords are proved by SRP, as Amplify does")
				.anyMatch((exchange) -> exchange.request().contains("USER_SRP_AUTH"))
				.noneMatch((exchange) -> exchange.request().contains("USER_PASSWORD_AUTH"));
		}
	}

	@Test
	void stepsThenHaveTheNamesOfChallenges() throws IllegalAccessException {
		Set<String> names = new TreeSet<>();
		for (Field constant : ChallengeName.class.getFields()) {
			names.add(((ChallengeName) constant.get(null)).value());
		}
		// answered by the server itself
		names.removeAll(Set.of("PASSWORD_VERIFIER", "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"));
		Set<String> steps = new TreeSet<>();
		PAGE.section("Steps of a sign-in")
			.lines()
			.filter((line) -> line.startsWith("| "))
			.skip(1)
			.map((line) -> line.split(" \\| ")[1])
			.flatMap((cell) -> Pattern.compile("`([A-Z_]+)`").matcher(cell).results())
			.forEach((name) -> steps.add(name.group(1)));
		assertThat(steps).as("the table of steps has every challenge, and no other").isEqualTo(names);
	}

	static boolean nodeIsInstalled() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "node")));
	}

	private static void script(String firstLine, Path file) throws IOException {
		Files.writeString(file, block("js", firstLine));
	}

	private static String block(String language, String text) {
		List<String> blocks = PAGE.fences(language)
			.stream()
			.map(Fence::code)
			.filter((it) -> it.contains(text))
			.toList();
		assertThat(blocks).as("block of %s with %s", language, text).hasSize(1);
		return blocks.get(0);
	}

	private static CognitoUserPoolServer pool() {
		return CognitoUserPoolServer.builder().deviceTracking(DeviceTracking.ALWAYS).client("public", (client) -> {
		})
			.client("confidential", (client) -> client.secret(SECRET))
			.user("alice", (user) -> user.password("Wonderland-1"))
			.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1", "name"))
			.start();
	}

	/** A server with the settings that contain a text, before the pool of the test. */
	private static ConfigurableApplicationContext server(String text, CognitoUserPoolServer pool, String clientId) {
		YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
		settings.setResources(new ByteArrayResource(block("yaml", text).getBytes(StandardCharsets.UTF_8)));
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.properties(settings.getObject())
			.run("--server.port=0", "--COGNITO_CLIENT_SECRET=" + SECRET, "--cognito.endpoint=" + pool.endpoint(),
					"--cognito.user-pool-id=" + pool.userPoolId(), "--cognito.client-id=" + clientId,
					"--cognito.resource-server.client-ids=" + clientId);
	}

	private static String address(ConfigurableApplicationContext server) {
		return "http://localhost:" + server.getEnvironment().getRequiredProperty("local.server.port");
	}

	/** By SRP, with a device that the pool tracks. */
	private static CognitoTokens signInAsAmplifyDoes(CognitoUserPoolServer pool) {
		CognitoClient client = CognitoClient.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.endpoint(pool.endpoint())
			.build();
		AuthenticationOutcome outcome = CognitoPasswordAuthenticator.builder()
			.client(client)
			.flow(AuthFlow.USER_SRP_AUTH)
			.confirmDevices(true)
			.build()
			.authenticate("alice", "Wonderland-1")
			.block();
		assertThat(outcome).isInstanceOf(Authenticated.class);
		return ((Authenticated) outcome).tokens();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
