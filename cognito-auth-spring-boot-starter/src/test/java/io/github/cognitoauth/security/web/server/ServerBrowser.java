// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** One browser: it keeps its session cookie and takes CSRF tokens from the pages. */
final class ServerBrowser {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final WebTestClient client;

	private final String loginPage;

	private @Nullable String session;

	ServerBrowser(ApplicationContext context) {
		this(context, "/login");
	}

	ServerBrowser(ApplicationContext context, String loginPage) {
		this(context, loginPage, null);
	}

	private ServerBrowser(ApplicationContext context, String loginPage, @Nullable String address) {
		this.loginPage = loginPage;
		WebTestClient.MockServerSpec<?> server = WebTestClient.bindToApplicationContext(context);
		if (address != null) {
			server.webFilter((exchange,
					chain) -> chain.filter(exchange.mutate()
						.request((request) -> request.remoteAddress(InetSocketAddress.createUnresolved(address, 40000)))
						.build()));
		}
		this.client = server.configureClient().responseTimeout(Duration.ofSeconds(60)).build();
	}

	/** A browser at an address. */
	static ServerBrowser at(String address, ApplicationContext context) {
		return new ServerBrowser(context, "/login", address);
	}

	Response get(String url) {
		WebTestClient.RequestHeadersSpec<?> request = this.client.get().uri(url).accept(MediaType.TEXT_HTML);
		return exchange(request);
	}

	/** What a browser asks for without its user. */
	Response probe(String url, String accept) {
		return exchange(this.client.get().uri(url).header("Accept", accept));
	}

	Response getJson(String url) {
		return exchange(this.client.get().uri(url).accept(MediaType.APPLICATION_JSON));
	}

	Response get(String url, String languages) {
		return exchange(this.client.get().uri(url).accept(MediaType.TEXT_HTML).header("Accept-Language", languages));
	}

	Response login(String username, String password) {
		return post("/login", Map.of("username", username, "password", password));
	}

	Response answer(Map<String, String> fields) {
		return post("/login/challenge", fields);
	}

	Response post(String url, Map<String, String> fields) {
		Matcher csrf = CSRF.matcher(get(this.loginPage).body());
		if (!csrf.find()) {
			throw new AssertionError("The login page has no CSRF token");
		}
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		fields.forEach(form::add);
		form.add("_csrf", csrf.group(1));
		return exchange(this.client.post().uri(url).contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(form));
	}

	Response postWithoutCsrf(String url, Map<String, String> fields) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		fields.forEach(form::add);
		return exchange(this.client.post().uri(url).contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(form));
	}

	private Response exchange(WebTestClient.RequestHeadersSpec<?> request) {
		if (this.session != null) {
			request.cookie("SESSION", this.session);
		}
		EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
		ResponseCookie cookie = result.getResponseCookies().getFirst("SESSION");
		if (cookie != null) {
			this.session = cookie.getValue().isEmpty() ? null : cookie.getValue();
		}
		byte[] body = result.getResponseBody();
		return new Response(result.getStatus().value(), result.getResponseHeaders().getFirst("Location"),
				(body != null) ? new String(body, StandardCharsets.UTF_8) : "");
	}

	@Nullable String sessionId() {
		return this.session;
	}

	record Response(int status, @Nullable String location, String body) {

	}

}
