// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client with cookies that does by hand what a browser does, as {@code curl} would: it
 * reads the CSRF token from the page and follows no redirect by itself.
 */
public final class HttpSession {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\"[^>]*value=\"([^\"]+)\"");

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final String origin;

	public HttpSession(int port) {
		this.origin = "http://localhost:" + port;
		// signing in leads to the page that was asked for, not to the offer of a passkey
		HttpCookie offered = new HttpCookie("cognito-passkey-offered", "true");
		offered.setPath("/");
		offered.setVersion(0);
		this.cookies.getCookieStore().add(URI.create(this.origin), offered);
	}

	public HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = request(path);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request);
	}

	HttpResponse<String> getAsBearer(String path, String token) {
		return get(path, "Authorization", "Bearer " + token);
	}

	HttpResponse<String> post(String path, Map<String, String> form) {
		String body = form.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	HttpResponse<String> postJson(String path, String json) {
		return send(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	/**
	 * Posts a form of a page, with the page's CSRF token.
	 * @param page the path of the page
	 * @param path where the form goes
	 * @param form the fields without the token
	 * @return the answer
	 */
	public HttpResponse<String> submit(String page, String path, Map<String, String> form) {
		Map<String, String> fields = new LinkedHashMap<>(form);
		fields.put("_csrf", value(CSRF, get(page).body()));
		return post(path, fields);
	}

	public HttpResponse<String> signIn(String username, String password) {
		return submit("/login", "/login", Map.of("username", username, "password", password));
	}

	/**
	 * Answers the open challenge.
	 * @param form the fields that a person fills in
	 * @return the answer
	 */
	public HttpResponse<String> answer(Map<String, String> form) {
		String page = get("/login/challenge").body();
		Map<String, String> fields = new LinkedHashMap<>(form);
		fields.put("challenge", value(CHALLENGE, page));
		fields.put("_csrf", value(CSRF, page));
		return post("/login/challenge", fields);
	}

	String sessionCookie() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("JSESSIONID"))
			.map((cookie) -> cookie.getValue())
			.findFirst()
			.orElseThrow();
	}

	private static String value(Pattern field, String html) {
		Matcher matcher = field.matcher(html);
		if (!matcher.find()) {
			throw new IllegalStateException("The page has no such field");
		}
		return matcher.group(1);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.origin + path)).timeout(TIMEOUT);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("The demo did not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the demo", ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
