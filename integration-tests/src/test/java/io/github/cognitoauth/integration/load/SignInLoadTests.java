// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.load;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.CognitoClientBuilderCustomizer;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sign-ins of many clients at once: none fails, and the API keeps nothing of them. The
 * figures are written to {@code target/sign-in-load.md}; {@code -Dload.sign-ins=20000}
 * makes them worth reading.
 */
class SignInLoadTests {

	private static final int SIGN_INS = Integer.getInteger("load.sign-ins", 400);

	private static final int CLIENTS = 16;

	private static final int MOST_CALLS = 10_000;

	private static final double FLAT = 16;

	private static final Path FIGURES = Path.of("target", "sign-in-load.md");

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void signInWhenManyClientsComeThenAllAreSignedInAndTheApiKeepsNothing(WebApplicationType stack) throws Exception {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder().user("alice", (user) -> {
		}).start();
				FixedPool fixed = new FixedPool(pool, "alice");
				ConfigurableApplicationContext application = start(stack, pool, fixed)) {
			SignInLoad load = new SignInLoad(URI
				.create("http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port")),
					CLIENTS);
			String name = (stack == WebApplicationType.SERVLET) ? "servlet" : "WebFlux";
			LoadFigures api = load.run("API, " + name, SIGN_INS, SignInLoad::api);
			LoadFigures form = load.run("form login, " + name, SIGN_INS, SignInLoad::form);
			Files.writeString(FIGURES, api.row() + "\n" + form.row() + "\n", StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
			assertThat(api.failures()).isZero();
			assertThat(form.failures()).isZero();
			assertThat(api.heapAfter()).as("megabytes after the sign-ins").isLessThan(api.heapBefore() + FLAT);
		}
	}

	@Test
	void figuresWhenComputedThenAreThoseOfAllSignIns() {
		long[] nanos = new long[100];
		for (int i = 0; i < nanos.length; i++) {
			nanos[i] = (i + 1) * 1_000_000L;
		}
		LoadFigures figures = LoadFigures.of("some", nanos, 2_000_000_000L, 1, 10_000_000, 11_000_000);
		assertThat(figures.row()).isEqualTo("| some | 50 | 51.0 | 100.0 | 1 | 10 | 11 |");
	}

	private static ConfigurableApplicationContext start(WebApplicationType stack, CognitoUserPoolServer pool,
			FixedPool fixed) {
		return new SpringApplicationBuilder(Application.class).web(stack)
			.properties(Map.of("server.port", "0", "cognito.user-pool-id", pool.userPoolId(), "cognito.client-id",
					pool.clientId(), "cognito.endpoint", fixed.endpoint().toString(), "cognito.api.enabled", "true"))
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		/** The quota of a real pool is a hundred calls a second. */
		@Bean
		CognitoClientBuilderCustomizer noQuota() {
			return (client) -> client.callBudget(CallBudget.builder().callsPerSecond(MOST_CALLS).build());
		}

	}

}
