// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** One browser: it keeps its cookies and takes CSRF tokens from the pages. */
public final class HttpBrowser {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final CookieManager cookies;

	private final String base;

	private final @Nullable String tenant;

	public HttpBrowser(int port) {
		this("http://localhost:" + port, null, new CookieManager());
	}

	private HttpBrowser(String base, @Nullable String tenant, CookieManager cookies) {
		this.base = base;
		this.tenant = tenant;
		this.cookies = cookies;
	}

	/** The same browser, with the same session, as a proxy sends it for a tenant. */
	HttpBrowser as(String tenant) {
		return new HttpBrowser(this.base, tenant, this.cookies);
	}

	/** Return the value of the session's cookie. */
	String session() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().contains("SESSION"))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	public Answer get(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.base + path)).header("Accept", "text/html").GET());
	}

	/** Send a form with the token of the page. */
	public Answer post(String page, String path, Map<String, String> fields) {
		return post(this, page, path, fields);
	}

	/** Send a form with the token of a page that another one sees. */
	Answer post(HttpBrowser reader, String page, String path, Map<String, String> fields) {
		Matcher csrf = CSRF.matcher(reader.get(page).body());
		String token = csrf.find() ? csrf.group(1) : "";
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return send(HttpRequest.newBuilder(URI.create(this.base + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(HttpRequest.BodyPublishers
				.ofString(body + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
	}

	private Answer send(HttpRequest.Builder request) {
		if (this.tenant != null) {
			request.header("X-Tenant", this.tenant);
		}
		try {
			HttpResponse<String> response = client().send(request.timeout(TIMEOUT).build(),
					HttpResponse.BodyHandlers.ofString());
			String location = response.headers().firstValue("Location").orElse("");
			return new Answer(response.statusCode(),
					location.startsWith(this.base) ? location.substring(this.base.length()) : location,
					response.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Each request has a connection of its own: nothing is left on it by another. */
	private HttpClient client() {
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.cookieHandler(this.cookies)
			.connectTimeout(TIMEOUT)
			.build();
	}

	/**
	 * What came back.
	 *
	 * @param status the HTTP status
	 * @param location where it leads, without the origin of the application
	 * @param body the body
	 */
	public record Answer(int status, String location, String body) {

	}

}
