// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for the chain of the API beside those of an application. */
@ExtendWith(OutputCaptureExtension.class)
class ApiChainTests {

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

	static List<Setting> settings() {
		return Setting.all();
	}

	private static Answer signIn(ApiClient client) {
		client.get("/sign-in");
		return client.post("/sign-in", Map.of("username", "alice", "password", "Wonder-Land-1"));
	}

	private static HttpResponse<String> get(URI uri, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
		if (headers.length > 0) {
			request.headers(headers);
		}
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
	@MethodSource("settings")
	void defaultChainsWhenApiIsOnThenStillThere(Setting setting) {
		try (ApiServer server = ApiServer.start(setting, this.pool)) {
			URI me = server.address().resolve("/me");
			HttpResponse<String> page = get(me, "Accept", "text/html");
			assertThat(page.statusCode()).isEqualTo(302);
			assertThat(page.headers().firstValue("Location"))
				.hasValueSatisfying((to) -> assertThat(to).endsWith("/login"));
			assertThat(get(me).statusCode()).isEqualTo(401);
			assertThat(get(me, "Authorization", "Bearer " + this.pool.accessToken("alice")).body()).isEqualTo("alice");
		}
	}

	@ParameterizedTest
	@EnumSource
	void clientInBodyModeThenNoCookieAndTokenOpensTheApplication(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool)) {
			Answer in = signIn(server.client());
			assertThat(in.exchange().headers()).doesNotContainKey("set-cookie");
			URI me = server.address().resolve("/me");
			assertThat(get(me, "Authorization", "Bearer " + in.text("/tokens/accessToken")).body()).isEqualTo("alice");
		}
	}

	@ParameterizedTest
	@EnumSource
	void clientInSessionModeThenSessionOpensTheApplicationUntilSignOut(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.SESSION), this.pool)) {
			ApiClient client = server.client();
			Answer in = signIn(client);
			String cookie = in.exchange()
				.headers()
				.get("set-cookie")
				.stream()
				.filter((it) -> it.contains("SESSION"))
				.map((it) -> it.substring(0, it.indexOf(';')))
				.findFirst()
				.orElseThrow();
			URI me = server.address().resolve("/me");
			assertThat(get(me, "Cookie", cookie).body()).isEqualTo("alice");
			client.post("/sign-out", Map.of());
			assertThat(get(me, "Cookie", cookie).statusCode()).isEqualTo(401);
			assertThat(this.pool.requests("RevokeToken")).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource
	void clientInSessionModeWhenWithoutCsrfTokenThenRefused(Stack stack) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.SESSION), this.pool)) {
			Answer refused = server.client().post("/sign-in", Map.of("username", "alice", "password", "Wonder-Land-1"));
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.text("/code")).isEqualTo("csrf");
			assertThat(this.pool.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void applicationWhenWithoutKeyAndLimiterThenSaysSoOnce(Stack stack, CapturedOutput output) {
		try (ApiServer server = ApiServer.start(new Setting(stack, ApiMode.BODY), this.pool,
				"cognito.security.limits.enabled=false")) {
			assertThat(signIn(server.client()).status()).isEqualTo(200);
			assertThat(output.getOut()).containsOnlyOnce("Set 'cognito.api.encryption-key'")
				.containsOnlyOnce("Nothing but the pool limits failed attempts at the sign-in API");
		}
	}

}
