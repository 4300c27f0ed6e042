// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** Sends what it is told, with the cookies that it has, whatever their attributes say. */
final class HttpVisitor {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Pattern HIDDEN = Pattern
		.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

	private final String base;

	private final Map<String, String> cookies = new TreeMap<>();

	private final Map<String, String> headers = new HashMap<>();

	private String proxy = "";

	private @Nullable HttpClient http2;

	HttpVisitor(ConfigurableApplicationContext application) {
		this("http://localhost:"
				+ application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private HttpVisitor(String base) {
		this.base = base;
		this.headers.put("Accept", "text/html");
		this.headers.put("Accept-Language", "en");
	}

	/** Somebody who has come to know the cookies. */
	HttpVisitor copy() {
		HttpVisitor copy = new HttpVisitor(this.base);
		copy.cookies.putAll(this.cookies);
		copy.headers.putAll(this.headers);
		return copy;
	}

	/** As a proxy sends it that takes the prefix away. */
	HttpVisitor behind(String host, String prefix) {
		this.proxy = "https://" + host;
		this.headers.put("X-Forwarded-Host", host);
		this.headers.put("X-Forwarded-Proto", "https");
		this.headers.put("X-Forwarded-Port", "443");
		this.headers.put("X-Forwarded-Prefix", prefix);
		return this;
	}

	HttpVisitor http2() {
		this.http2 = client(HttpClient.Version.HTTP_2);
		return this;
	}

	void speak(String language) {
		this.headers.put("Accept-Language", language);
	}

	Map<String, String> cookies() {
		return Map.copyOf(this.cookies);
	}

	void forgetCookies() {
		this.cookies.clear();
	}

	void forgetCookie(String name) {
		this.cookies.remove(name);
	}

	HttpResponse<String> get(String path) {
		return send("GET", path, null);
	}

	HttpResponse<String> post(String path, Map<String, String> fields) {
		return send("POST", path, fields);
	}

	/** Return what the form of a page sends when its fields are filled in. */
	Map<String, String> form(String page, Map<String, String> fields) {
		Map<String, String> form = new HashMap<>();
		Matcher hidden = HIDDEN.matcher(get(page).body());
		while (hidden.find()) {
			form.putIfAbsent(hidden.group(1), HtmlUtils.htmlUnescape(hidden.group(2)));
		}
		form.remove("restart");
		form.putAll(fields);
		return form;
	}

	/** Return where an answer leads, without the origin that it has for browsers. */
	String location(HttpResponse<String> answer) {
		String location = answer.headers().firstValue("Location").orElse("");
		String origin = this.proxy.isEmpty() ? this.base : this.proxy;
		return location.startsWith(origin) ? location.substring(origin.length()) : location;
	}

	HttpResponse<String> send(String method, String path, @Nullable Map<String, String> fields) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path)).timeout(TIMEOUT);
		this.headers.forEach(request::header);
		if (!this.cookies.isEmpty()) {
			request.header("Cookie",
					this.cookies.entrySet()
						.stream()
						.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
		if (fields != null) {
			request.header("Content-Type", "application/x-www-form-urlencoded");
		}
		request.method(method, (fields != null) ? HttpRequest.BodyPublishers.ofString(encode(fields))
				: HttpRequest.BodyPublishers.noBody());
		try {
			// over HTTP/1.1 nothing is left on a connection by another request
			HttpClient client = (this.http2 != null) ? this.http2 : client(HttpClient.Version.HTTP_1_1);
			HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
			answer.headers().allValues("Set-Cookie").forEach(this::keep);
			return answer;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void keep(String cookie) {
		String[] pair = cookie.split(";", 2)[0].split("=", 2);
		if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
			this.cookies.remove(pair[0]);
		}
		else {
			this.cookies.put(pair[0], pair[1]);
		}
	}

	private static HttpClient client(HttpClient.Version version) {
		return HttpClient.newBuilder().version(version).connectTimeout(TIMEOUT).build();
	}

	private static String encode(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
