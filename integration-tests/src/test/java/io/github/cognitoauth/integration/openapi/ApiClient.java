// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A client of the API of which every exchange is held against the document. It keeps
 * cookies, and sends the token of the cookie against forged requests as a header.
 */
public final class ApiClient {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final CookieManager cookies;

	private final HttpClient http;

	private final URI server;

	private final OpenApi api;

	private @Nullable String accessToken;

	private @Nullable String language;

	/** A client of a server such as {@code http://localhost:8080}. */
	public ApiClient(URI server, OpenApi api) {
		this(server, api, new CookieManager());
	}

	private ApiClient(URI server, OpenApi api, CookieManager cookies) {
		this.server = server;
		this.api = api;
		this.cookies = cookies;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.cookieHandler(cookies)
			.connectTimeout(TIMEOUT)
			.build();
	}

	/** The same client, with its cookies, at another API of the server. */
	public ApiClient at(OpenApi other) {
		return new ApiClient(this.server, other, this.cookies);
	}

	/** The document of an API of the server. */
	public OpenApi served(String basePath) {
		HttpResponse<String> response = exchange(
				HttpRequest.newBuilder(this.server.resolve(basePath + "/openapi.json")).timeout(TIMEOUT).build());
		if (response.statusCode() != 200) {
			throw new IllegalStateException("No document at " + basePath + ": " + response.statusCode());
		}
		return OpenApi.of(response.body());
	}

	/** Send this access token from now on. */
	public ApiClient bearer(@Nullable String accessToken) {
		this.accessToken = accessToken;
		return this;
	}

	/** Prefer this language from now on. */
	public ApiClient language(String language) {
		this.language = language;
		return this;
	}

	/** Get what is at a path below the base path. */
	public Answer get(String path) {
		return json("GET", path, null);
	}

	/** Post JSON to a path below the base path. */
	public Answer post(String path, @Nullable Object body) {
		return json("POST", path, body);
	}

	/** Send a value as JSON to a path below the base path, or nothing. */
	public Answer json(String method, String path, @Nullable Object body) {
		String text = (body != null) ? JsonMapper.shared().writeValueAsString(body) : "";
		return send(method, path, (body != null) ? "application/json" : null, text, Map.of());
	}

	/** Send what may be no JSON at all, with headers of one's own. */
	public Answer send(String method, String path, @Nullable String contentType, String body,
			Map<String, String> headers) {
		String address = this.api.basePath() + path;
		HttpRequest.Builder request = HttpRequest.newBuilder(this.server.resolve(address))
			.timeout(TIMEOUT)
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (contentType != null) {
			request.header("Content-Type", contentType);
		}
		if (this.accessToken != null) {
			request.header("Authorization", "Bearer " + this.accessToken);
		}
		if (this.language != null) {
			request.header("Accept-Language", this.language);
		}
		if (!method.equals("GET")) {
			cookie("XSRF-TOKEN", request);
		}
		headers.forEach(request::setHeader);
		HttpResponse<String> response = exchange(request.build());
		Exchange exchange = new Exchange(method, address, contentType, body, response.statusCode(),
				response.headers().map(), response.body());
		this.api.check(exchange);
		return new Answer(exchange);
	}

	private void cookie(String name, HttpRequest.Builder request) {
		this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst()
			.ifPresent((token) -> request.header("X-" + name, token));
	}

	private HttpResponse<String> exchange(HttpRequest request) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(request.method() + " " + request.uri(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came back, as the document says.
	 *
	 * @param exchange request and answer
	 */
	public record Answer(Exchange exchange) {

		/** The status. */
		public int status() {
			return this.exchange.status();
		}

		/** The body, missing if there is none. */
		public JsonNode json() {
			return this.exchange.body().isEmpty() ? MissingNode.getInstance()
					: JsonMapper.shared().readTree(this.exchange.body());
		}

		/** What stands at a JSON pointer, empty if nothing does. */
		public String text(String pointer) {
			return json().at(pointer).asString("");
		}

		@Override
		public String toString() {
			return this.exchange.toString();
		}

	}

}
