// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for pages of other origins that call the API. */
class CorsTests {

	private static final String ALLOWED = "Access-Control-Allow-Origin";

	private CognitoUserPoolServer pool;

	@BeforeEach
	void start() {
		this.pool = CognitoUserPoolServer.start();
		this.pool.createUser("alice").password("Wonder-Land-1");
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private ApiServer server(Stack stack, ApiMode mode, String... properties) {
		return ApiServer.start(new Setting(stack, mode), CorsApplications.of(stack), this.pool, properties);
	}

	private static HttpResponse<String> preflight(ApiServer server, String origin, String path, String method) {
		return send(HttpRequest.newBuilder(server.address().resolve(path))
			.method("OPTIONS", BodyPublishers.noBody())
			.headers("Origin", origin, "Access-Control-Request-Method", method, "Access-Control-Request-Headers",
					"authorization,content-type"));
	}

	private static HttpResponse<String> signIn(ApiServer server, String origin, String password) {
		return send(HttpRequest.newBuilder(server.address().resolve("/auth/sign-in"))
			.POST(BodyPublishers.ofString("{\"username\":\"alice\",\"password\":\"" + password + "\"}"))
			.headers("Origin", origin, "Content-Type", "application/json"));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@EnumSource
	void originWhenAllowedByTheApplicationThenSignsInWithoutCredentials(Stack stack) {
		try (ApiServer server = server(stack, ApiMode.BODY, "cognito.security.limits.per-name-and-address=1/10m")) {
			HttpResponse<String> preflight = preflight(server, CorsApplications.FRIEND, "/auth/account", "PATCH");
			assertThat(preflight.statusCode()).isEqualTo(200);
			assertThat(preflight.headers().firstValue(ALLOWED)).hasValue(CorsApplications.FRIEND);
			assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse("")).contains("PATCH");
			HttpResponse<String> in = signIn(server, CorsApplications.FRIEND, "Wonder-Land-1");
			assertThat(in.statusCode()).isEqualTo(200);
			assertThat(in.headers().firstValue(ALLOWED)).hasValue(CorsApplications.FRIEND);
			assertThat(in.headers().map()).doesNotContainKey("access-control-allow-credentials");
			assertThat(in.headers().allValues("Vary")).anyMatch((value) -> value.contains("Accept-Language"))
				.anyMatch((value) -> value.contains("Origin"));
			signIn(server, CorsApplications.FRIEND, "guess");
			HttpResponse<String> limited = signIn(server, CorsApplications.FRIEND, "guess");
			assertThat(limited.statusCode()).isEqualTo(429);
			assertThat(limited.headers().firstValue("Access-Control-Expose-Headers")).hasValue("Retry-After");
			assertThat(limited.headers().firstValue("Retry-After")).isPresent();
		}
	}

	@ParameterizedTest
	@EnumSource
	void originWhenNotAllowedThenRefusedAheadOfThePool(Stack stack) {
		try (ApiServer server = server(stack, ApiMode.BODY)) {
			HttpResponse<String> preflight = preflight(server, "https://evil.example", "/auth/sign-in", "POST");
			assertThat(preflight.statusCode()).isEqualTo(403);
			HttpResponse<String> refused = signIn(server, "https://evil.example", "Wonder-Land-1");
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(refused.headers().firstValue(ALLOWED)).isEmpty();
			assertThat(this.pool.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void originWhenServerKeepsTheTokensThenNoneIsAllowed(Stack stack) {
		try (ApiServer server = server(stack, ApiMode.SESSION)) {
			HttpResponse<String> preflight = preflight(server, CorsApplications.FRIEND, "/auth/sign-in", "POST");
			assertThat(preflight.statusCode()).isBetween(400, 499);
			assertThat(preflight.headers().firstValue(ALLOWED)).isEmpty();
			assertThat(signIn(server, CorsApplications.FRIEND, "Wonder-Land-1").headers().firstValue(ALLOWED))
				.isEmpty();
			assertThat(this.pool.requests()).isZero();
		}
	}

}
