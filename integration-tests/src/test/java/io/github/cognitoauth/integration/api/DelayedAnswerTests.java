// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for answers that take their time on purpose, in an application with one thread.
 */
class DelayedAnswerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Test
	void operationsWhenTheyTakeTheirTimeThenNoThreadWaits() throws IOException, InterruptedException {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start();
				ApiServer server = ApiServer.start(new Setting(Stack.SERVLET, ApiMode.BODY), Application.class, pool,
						"server.tomcat.threads.max=1", "server.tomcat.threads.min-spare=1")) {
			pool.createUser("alice").password("Wonder-Land-1").email("alice@example.com");
			List<CompletableFuture<HttpResponse<String>>> sent = Stream.of("alice", "nobody", "alice")
				.map((name) -> forgot(server.address(), name))
				.toList();
			await().atMost(PATIENCE).until(() -> pool.requests("ForgotPassword") == sent.size());
			HttpResponse<String> other = this.http.send(
					HttpRequest.newBuilder(server.address().resolve("/auth/sign-in")).timeout(PATIENCE).build(),
					BodyHandlers.ofString());
			assertThat(other.statusCode()).isEqualTo(200);
			CompletableFuture<Void> all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
			VirtualTimeScheduler time = server.bean(VirtualTimeScheduler.class);
			await().atMost(PATIENCE).until(() -> {
				time.advanceTimeBy(Duration.ofSeconds(2));
				return all.isDone();
			});
			assertThat(sent).allSatisfy((answer) -> {
				assertThat(answer.join().statusCode()).isEqualTo(202);
				assertThat(answer.join().headers().allValues("Cache-Control")).containsExactly("no-store");
				assertThat(answer.join().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
				assertThat(answer.join().body()).contains("\"pending\"");
			});
		}
	}

	/** The thread that took a request can be on its way back while the answer comes. */
	@Test
	void answersWhenTheyComeAtOnceThenAllHaveTheSameHeaders() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start();
				ApiServer server = ApiServer.start(new Setting(Stack.SERVLET, ApiMode.BODY), HastyApplication.class,
						pool, "cognito.security.limits.enabled=false", "server.tomcat.max-keep-alive-requests=-1")) {
			List<HttpResponse<String>> answers = new ArrayList<>();
			for (int i = 0; i < 500; i++) {
				answers.add(forgot(server.address(), "nobody").join());
			}
			assertThat(answers).allSatisfy((answer) -> {
				assertThat(answer.statusCode()).isEqualTo(202);
				assertThat(answer.headers().map().keySet()).isEqualTo(answers.get(0).headers().map().keySet());
			});
		}
	}

	private CompletableFuture<HttpResponse<String>> forgot(URI server, String username) {
		return this.http.sendAsync(HttpRequest.newBuilder(server.resolve("/auth/password/forgot"))
			.timeout(PATIENCE)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"username\":\"" + username + "\"}"))
			.build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean(destroyMethod = "dispose")
		VirtualTimeScheduler time() {
			return VirtualTimeScheduler.create();
		}

		@Bean
		AnswerDelay delay(VirtualTimeScheduler time) {
			return AnswerDelay.standard().on(time);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class HastyApplication {

		@Bean
		AnswerDelay delay() {
			return AnswerDelay.between(Duration.ZERO, Duration.ZERO);
		}

	}

}
