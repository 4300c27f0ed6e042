// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many people of two pools, of the same names, sign in, look, are looked after and sign
 * out at the same time: nobody is taken for a namesake.
 */
class InterleavedUsersTests {

	/** Of each pool. */
	private static final int PEOPLE = 25;

	private static final int THREADS = 12;

	private final CognitoUserPoolServer main = pool("main");

	private final CognitoUserPoolServer partner = pool("partner");

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, ServletPools.class),

		WEBFLUX(WebApplicationType.REACTIVE, WebFluxPools.class);

		private final WebApplicationType type;

		private final Class<?> application;

		Stack(WebApplicationType type, Class<?> application) {
			this.type = type;
			this.application = application;
		}

	}

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	private static CognitoUserPoolServer pool(String name) {
		CognitoUserPoolServerBuilder pool = CognitoUserPoolServer.builder().name(name);
		for (int i = 0; i < PEOPLE; i++) {
			String username = "user" + i;
			pool.user(username,
					(user) -> user.password(password(name, username)).group("admins", name + '-' + username));
		}
		return pool.start();
	}

	private static String password(String pool, String username) {
		return "Wonder-1-" + pool + '-' + username;
	}

	@ParameterizedTest
	@EnumSource
	void usersOfTwoPoolsWhenTheyComeAtTheSameTimeThenEachIsOfTheOwnPool(Stack stack) throws Exception {
		try (ConfigurableApplicationContext application = start(stack)) {
			int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			List<Callable<Void>> visits = new ArrayList<>();
			for (int i = 0; i < PEOPLE; i++) {
				String username = "user" + i;
				visits.add(() -> visit(new HttpBrowser(port), "", "main", username, username));
				visits
					.add(() -> visit(new HttpBrowser(port), "/partner", "partner", username, username + " (partner)"));
			}
			ExecutorService threads = Executors.newFixedThreadPool(THREADS);
			try {
				for (Future<Void> visit : threads.invokeAll(visits)) {
					visit.get();
				}
			}
			finally {
				threads.shutdownNow();
			}
			assertJournal(this.main, this.partner, "partner");
			assertJournal(this.partner, this.main, "main");
		}
	}

	private Void visit(HttpBrowser browser, String path, String pool, String username, String name) {
		String other = pool.equals("main") ? "partner" : "main";
		HttpBrowser.Answer refused = browser.post(path + "/login", path + "/login",
				Map.of("username", username, "password", password(other, username)));
		assertThat(refused.location()).isEqualTo(path + "/login?error");
		browser.post(path + "/login", path + "/login",
				Map.of("username", username, "password", password(pool, username)));
		for (int look = 0; look < 3; look++) {
			assertThat(browser.get(path + "/me").body()).startsWith(name + " [")
				.contains(pool + '-' + username)
				.doesNotContain(other + '-' + username);
		}
		browser.post(path + "/login", path + "/logout", Map.of());
		assertThat(browser.get(path + "/me").location()).isEqualTo(path + "/login");
		return null;
	}

	private static void assertJournal(CognitoUserPoolServer pool, CognitoUserPoolServer other, String otherName) {
		assertThat(pool.exchanges()).isNotEmpty()
			.allSatisfy((exchange) -> assertThat(exchange.request()).doesNotContain(other.clientId()));
		assertThat(pool.requests("RevokeToken")).isEqualTo(PEOPLE);
		assertThat(pool.requests("InitiateAuth")).isEqualTo(2 * PEOPLE);
	}

	private ConfigurableApplicationContext start(Stack stack) {
		return new SpringApplicationBuilder(stack.application).web(stack.type)
			.properties("server.port=0", "cognito.endpoint=" + this.main.endpoint(),
					"cognito.user-pool-id=" + this.main.userPoolId(), "cognito.client-id=" + this.main.clientId(),
					"cognito.security.session.check-every=1ms",
					"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
					"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
					"cognito.user-pools.partner.client-id=" + this.partner.clientId())
			.run();
	}

}
