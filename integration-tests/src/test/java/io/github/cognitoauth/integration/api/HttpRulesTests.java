// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for what HTTP itself asks of the API, and for requests that bend its rules. */
class HttpRulesTests {

	private static final String JSON = "application/json";

	private static final String SIGN_IN = "{\"username\":\"alice\",\"password\":\"Wonder-Land-1\"}";

	private static CognitoUserPoolServer pool;

	private static ApiServers servers;

	@BeforeAll
	static void start() {
		pool = CognitoUserPoolServer.start();
		pool.createUser("alice").password("Wonder-Land-1");
		servers = new ApiServers(pool);
	}

	@AfterAll
	static void stop() {
		servers.close();
		pool.close();
	}

	private static HttpResponse<String> send(Stack stack, String method, String path, BodyPublisher body,
			String... headers) {
		URI address = servers.of(new Setting(stack, ApiMode.BODY)).address();
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(method + " " + path, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static HttpResponse<String> signIn(Stack stack, BodyPublisher body, String... headers) {
		return send(stack, "POST", "/auth/sign-in", body, headers);
	}

	private static List<String> allowed(HttpResponse<String> response) {
		return List.of(response.headers().firstValue("Allow").orElse("").split(", ?"));
	}

	@ParameterizedTest
	@EnumSource
	void methodWhenItIsAnotherThenRefusedWithThoseThatAreAllowed(Stack stack) {
		HttpResponse<String> put = send(stack, "PUT", "/auth/sign-in", BodyPublishers.ofString(SIGN_IN), "Content-Type",
				JSON);
		assertThat(put.statusCode()).isEqualTo(405);
		assertThat(allowed(put)).containsExactlyInAnyOrder("GET", "HEAD", "POST");
		assertThat(allowed(send(stack, "OPTIONS", "/auth/account", BodyPublishers.noBody())))
			.containsExactlyInAnyOrder("GET", "HEAD");
		assertThat(allowed(send(stack, "GET", "/auth/account/password", BodyPublishers.noBody())))
			.containsExactly("PUT");
		assertThat(send(stack, "GET", "/auth/nothing", BodyPublishers.noBody()).headers().map())
			.doesNotContainKey("allow");
	}

	@ParameterizedTest
	@EnumSource
	void headWhenThereIsAGetThenSameHeadersAndNoContent(Stack stack) {
		for (String path : List.of("/auth/sign-in", "/auth/openapi.json", "/auth/account")) {
			HttpResponse<String> get = send(stack, "GET", path, BodyPublishers.noBody());
			HttpResponse<String> head = send(stack, "HEAD", path, BodyPublishers.noBody());
			assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
			assertThat(head.headers().firstValue("Content-Type")).as(path)
				.isEqualTo(get.headers().firstValue("Content-Type"));
			assertThat(head.body()).as(path).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void bodyWhenNotInUtf8ThenRefused(Stack stack) {
		long before = pool.requests();
		for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
				Charset.forName("UTF-32"), Charset.forName("UTF-32LE"))) {
			HttpResponse<String> refused = signIn(stack, BodyPublishers.ofByteArray(SIGN_IN.getBytes(charset)),
					"Content-Type", JSON + ";charset=" + charset.name());
			assertThat(refused.statusCode()).as(charset.name()).isEqualTo(400);
		}
		String latin = SIGN_IN.replace("alice", "\u00e4lice");
		assertThat(signIn(stack, BodyPublishers.ofByteArray(latin.getBytes(StandardCharsets.ISO_8859_1)),
				"Content-Type", JSON)
			.statusCode()).isEqualTo(400);
		assertThat(pool.requests()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void bodyWhenItIsUnusualJsonThenTaken(Stack stack) {
		byte[] bytes = ("\ufeff" + SIGN_IN).getBytes(StandardCharsets.UTF_8);
		assertThat(signIn(stack, BodyPublishers.ofByteArray(bytes), "Content-Type", JSON).statusCode()).isEqualTo(200);
		for (String type : List.of("application/json;x=y", "application/json; charset=utf-8", "APPLICATION/JSON")) {
			assertThat(signIn(stack, BodyPublishers.ofString(SIGN_IN), "Content-Type", type).statusCode()).as(type)
				.isEqualTo(200);
		}
		BodyPublisher chunked = BodyPublishers
			.ofInputStream(() -> new ByteArrayInputStream(SIGN_IN.getBytes(StandardCharsets.UTF_8)));
		assertThat(signIn(stack, chunked, "Content-Type", JSON).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource
	void bodyWhenItIsNoJsonOrTooLongThenRefused(Stack stack) {
		long before = pool.requests();
		for (String type : List.of("text/json", "application/problem+json", "application/json-patch+json",
				"application/*", "*/*", "multipart/form-data;boundary=x")) {
			assertThat(signIn(stack, BodyPublishers.ofString(SIGN_IN), "Content-Type", type).statusCode()).as(type)
				.isEqualTo(415);
		}
		for (String body : List.of("{\"username\":NaN,\"password\":\"x\"}", "{'username':'alice','password':'x'}",
				"{\"username\":\"alice\",\"password\":\"x\",}", "{/**/\"username\":\"alice\",\"password\":\"x\"}")) {
			assertThat(signIn(stack, BodyPublishers.ofString(body), "Content-Type", JSON).statusCode()).as(body)
				.isEqualTo(400);
		}
		assertThat(signIn(stack, BodyPublishers.ofByteArray(new byte[] { 31, -117, 8, 0 }), "Content-Type", JSON,
				"Content-Encoding", "gzip")
			.statusCode()).isEqualTo(400);
		byte[] tooLong = " ".repeat(17 * 1024).getBytes(StandardCharsets.UTF_8);
		assertThat(signIn(stack, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)), "Content-Type",
				JSON)
			.statusCode()).isEqualTo(413);
		assertThat(pool.requests()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void pathWhenItIsWrittenOtherwiseThenNobodyIsLetIn(Stack stack) {
		long before = pool.requests();
		for (String path : List.of("/auth//sign-in", "/auth/sign-in/", "/auth/sign-in;x=1", "/auth;x=1/sign-in",
				"/auth/./sign-in", "/auth/account/../sign-in", "/auth/account%2Fpassword", "/auth/sign-in%00",
				"/auth/sign-in%0a", "/auth/%2e%2e/me", "/auth", "/auth/")) {
			HttpResponse<String> response = send(stack, "POST", path, BodyPublishers.ofString(SIGN_IN), "Content-Type",
					JSON);
			assertThat(response.statusCode()).as(path).isBetween(400, 499);
			assertThat(response.body()).as(path).doesNotContain("Wonder-Land");
		}
		assertThat(pool.requests()).isEqualTo(before);
	}

	@ParameterizedTest
	@EnumSource
	void headerWhenItNamesAnotherMethodOrLanguageOfItsOwnThenNotFollowed(Stack stack) {
		HttpResponse<String> post = send(stack, "POST", "/auth/account", BodyPublishers.noBody(),
				"X-HTTP-Method-Override", "DELETE", "X-Method-Override", "DELETE");
		assertThat(post.statusCode()).isEqualTo(405);
		HttpResponse<String> problem = send(stack, "GET", "/auth/account", BodyPublishers.noBody(), "Accept",
				"text/html, application/xml", "Accept-Language", "$$;q=9, \u0020*");
		assertThat(problem.statusCode()).isEqualTo(401);
		assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(problem.headers().firstValue("Cache-Control")).hasValue("no-store");
	}

}
