// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.page;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page, or one of its files, to be written as it is. For the filters of the login.
 *
 * @param contentType the media type
 * @param headers other headers by name
 * @param content the bytes, not to be changed
 * @since 0.1.0
 */
public record Page(String contentType, Map<String, String> headers, byte[] content) {

	/** Copy the headers. */
	public Page {
		headers = Map.copyOf(headers);
	}

	static Page html(String html, String securityPolicy, String language) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Cache-Control", "no-store");
		headers.put("Content-Language", language);
		headers.put("Content-Security-Policy", securityPolicy);
		return new Page("text/html;charset=UTF-8", headers, html.getBytes(StandardCharsets.UTF_8));
	}

	static Page file(PageResource resource) {
		return new Page(resource.contentType(), Map.of("Cache-Control", "max-age=3600"), resource.content());
	}

	@Override
	public String toString() {
		return "Page[" + this.contentType + ", " + this.content.length + "]";
	}

}
