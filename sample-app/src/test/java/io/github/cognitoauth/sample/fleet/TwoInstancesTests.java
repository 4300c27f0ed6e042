// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.sample.SampleApplication;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The profiles {@code embedded,redis} and {@code pool,redis,second} side by side, on a
 * real redis-server.
 */
class TwoInstancesTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void startWhenStoreIsSharedThenOneSignInServesBoth() throws Exception {
		int port = FreePort.next();
		RedisServer redis = RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
		redis.start();
		try (ConfigurableApplicationContext first = run(port, "embedded,redis", "--demo.pool.port=0")) {
			CognitoTokens tokens = tokens(first);
			CognitoUserPoolServer pool = first.getBean(CognitoUserPoolServer.class);
			try (ConfigurableApplicationContext second = run(port, "pool,redis,second",
					"--cognito.endpoint=" + pool.endpoint())) {
				assertThat(tokens(second).accessToken()).isEqualTo(tokens.accessToken());
				assertThat(worker(first).state().signIns() + worker(second).state().signIns()).isEqualTo(1);
				assertThat(whoami(second, tokens)).contains("\"username\":\"worker\"");
			}
		}
		finally {
			redis.stop();
		}
	}

	private static ConfigurableApplicationContext run(int redisPort, String profiles, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--server.port=0");
		all.add("--spring.data.redis.port=" + redisPort);
		all.add("--spring.profiles.active=" + profiles);
		return new SpringApplicationBuilder(SampleApplication.class).run(all.toArray(String[]::new));
	}

	private static CognitoTokenProvider worker(ConfigurableApplicationContext instance) {
		return instance.getBean(CognitoTokenProviders.class).get("worker");
	}

	private static CognitoTokens tokens(ConfigurableApplicationContext instance) {
		return worker(instance).getTokens().blockOptional(PATIENCE).orElseThrow();
	}

	private static String whoami(ConfigurableApplicationContext instance, CognitoTokens tokens)
			throws IOException, InterruptedException {
		String port = instance.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/whoami"))
			.header("Authorization", "Bearer " + tokens.accessToken())
			.timeout(PATIENCE)
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

}
