// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes down what was seen, without what differs from run to run. */
final class Transcript {

	private static final Pattern CSRF = Pattern.compile("(name=\"_csrf\" value=\")[^\"]+");

	private static final Pattern ID = Pattern.compile("(name=\"challenge\" value=\")[0-9a-f]{32}");

	private static final Pattern QR_CODE = Pattern.compile("(<path fill=\"#000\" d=\")[^\"]+");

	/** What Spring Security sends with everything. */
	private static final Map<String, String> ALWAYS = Map.of("expires", "0", "pragma", "no-cache", "referrer-policy",
			"no-referrer", "x-content-type-options", "nosniff", "x-frame-options", "DENY", "x-xss-protection", "0",
			"cache-control", "no-cache, no-store, max-age=0, must-revalidate");

	private final StringBuilder text = new StringBuilder();

	void title(String title) {
		this.text.append("==== ").append(title).append('\n');
	}

	void request(String method, String path, Map<String, String> form) {
		this.text.append("\n> ").append(method).append(' ').append(path).append('\n');
		new TreeMap<>(form).forEach(
				(name, value) -> this.text.append("> ").append(name).append('=').append(printable(value)).append('\n'));
	}

	private static String printable(String value) {
		StringBuilder printable = new StringBuilder();
		value.chars().forEach((c) -> {
			if (c >= ' ' && c < 127) {
				printable.append((char) c);
			}
			else {
				printable.append("\\u").append("%04x".formatted(c));
			}
		});
		return printable.toString();
	}

	void pool(List<String> requests) {
		requests.forEach((request) -> this.text.append("* ").append(request).append('\n'));
	}

	void response(Visitor.Response response) {
		this.text.append("< ").append(response.status()).append('\n');
		SortedMap<String, String> headers = new TreeMap<>(response.headers());
		if (headers.entrySet().containsAll(ALWAYS.entrySet())) {
			headers.keySet().removeAll(ALWAYS.keySet());
			headers.put("(usual security headers)", "yes");
		}
		headers.forEach((name, value) -> this.text.append("< ").append(name).append(": ").append(value).append('\n'));
		if (!response.body().isEmpty()) {
			this.text.append(normalized(response.body())).append('\n');
		}
	}

	/** One element a line, so that a difference is one line. */
	private static String normalized(String body) {
		String page = CSRF.matcher(body).replaceAll("$1(token)");
		page = ID.matcher(page).replaceAll("$1(id)");
		page = QR_CODE.matcher(page).replaceAll("$1(modules)");
		return page.startsWith("<!DOCTYPE") ? page.replaceAll("(?<!^)(<(?!/))", "\n$1") : page;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
