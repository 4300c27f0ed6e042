// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.io.IOException;
import java.net.CookieManager;
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

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser that runs no script: it keeps its cookies, follows redirects, and sends the
 * forms of the page that it shows, with their hidden fields.
 */
final class PageBrowser implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final CookieManager cookies = new CookieManager();

	private final String base;

	private final Runnable end;

	private String language = "en";

	private Answer page = new Answer(0, "", "", "");

	/** One of several browsers of an application that goes on. */
	PageBrowser(ConfigurableApplicationContext application) {
		this(application, () -> {
		});
	}

	private PageBrowser(ConfigurableApplicationContext application, Runnable end) {
		this.end = end;
		this.base = "http://localhost:"
				+ application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** The only browser of an application, which ends with it. */
	static PageBrowser alone(ConfigurableApplicationContext application) {
		return new PageBrowser(application, application::close);
	}

	@Override
	public void close() {
		this.end.run();
	}

	PageBrowser speak(String language) {
		this.language = language;
		return this;
	}

	Answer open(String path) {
		return show(path, send(request(path).GET()));
	}

	/** Send the form of the page that goes to an address, with what is hidden in it. */
	Answer submit(String action, Map<String, String> fields) {
		Matcher form = Pattern.compile("<form[^>]* action=\"" + Pattern.quote(action) + "\".*?</form>", Pattern.DOTALL)
			.matcher(this.page.body());
		assertThat(form.find()).as("form to '%s' on page %s:%n%s", action, this.page.path(), this.page.body()).isTrue();
		return post(action, hidden(form.group()) + "&" + encode(fields));
	}

	/** Press a button that sends the fields of the form elsewhere. */
	Answer press(String action, Map<String, String> fields) {
		assertThat(this.page.body()).contains("formaction=\"" + action + "\"");
		return post(action, hidden(this.page.body()) + "&" + encode(fields));
	}

	/** Send what a form of another page would, with the token of this one. */
	Answer sendAnyway(String path, Map<String, String> fields) {
		return post(path, hidden(this.page.body()) + "&" + encode(fields));
	}

	/** Send something that no page asked for, without a token. */
	Answer forge(String path, Map<String, String> fields) {
		return send(form(path, encode(fields)));
	}

	/** The same by a program, which shows nobody a page. */
	Answer forgeByScript(String path, Map<String, String> fields) {
		return send(form(path, encode(fields)).setHeader("Accept", "application/json"));
	}

	/** The session ends while a page is open. */
	void forgetCookies() {
		this.cookies.getCookieStore().removeAll();
	}

	Answer signIn(String username, String password) {
		open("/login");
		return submit("/login", Map.of("username", username, "password", password));
	}

	Answer page() {
		return this.page;
	}

	private Answer post(String path, String body) {
		return show(path, send(form(path, body)));
	}

	private HttpRequest.Builder form(String path, String body) {
		return request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path))
			.header("Accept", "text/html")
			.header("Accept-Language", this.language);
	}

	private Answer show(String path, Answer answer) {
		Answer current = new Answer(answer.status(), path, answer.location(), answer.body());
		for (int redirects = 0; current.status() / 100 == 3; redirects++) {
			assertThat(redirects).as("redirects until %s", current.location()).isLessThan(10);
			String next = current.location();
			Answer followed = send(request(next).GET());
			current = new Answer(followed.status(), next, followed.location(), followed.body());
		}
		this.page = current;
		return current;
	}

	private static String hidden(String form) {
		return Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")
			.matcher(form)
			.results()
			.map((field) -> encode(Map.of(field.group(1), HtmlUtils.htmlUnescape(field.group(2)))))
			.collect(Collectors.joining("&"));
	}

	private static String encode(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = client().send(request.timeout(TIMEOUT).build(),
					HttpResponse.BodyHandlers.ofString());
			String location = response.headers().firstValue("Location").orElse("");
			return new Answer(response.statusCode(), request.build().uri().getPath(),
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

	record Answer(int status, String path, String location, String body) {

		/** What stands in a field. */
		String value(String field) {
			Matcher input = Pattern.compile("<input[^>]* name=\"" + field + "\"[^>]*>").matcher(this.body);
			assertThat(input.find()).as("field '%s' on page %s", field, this.path).isTrue();
			Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(input.group());
			return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
		}

	}

}
