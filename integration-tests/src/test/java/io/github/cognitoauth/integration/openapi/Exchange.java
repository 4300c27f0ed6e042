// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One request and its answer.
 *
 * @param method the method
 * @param path the path with the base path and the query
 * @param requestType the media type of the request, or {@code null} without a body
 * @param requestBody what was sent, empty for nothing
 * @param status the status of the answer
 * @param headers the headers of the answer, by names in lower case
 * @param body the body of the answer, empty for none
 */
public record Exchange(String method, String path, @Nullable String requestType, String requestBody, int status,
		Map<String, List<String>> headers, String body) {

	/** The first value of a header of the answer. */
	public Optional<String> header(String name) {
		return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
	}

	boolean succeeded() {
		return this.status >= 200 && this.status < 300;
	}

	/** Bodies hold secrets. */
	@Override
	public String toString() {
		return this.method + " " + this.path + " -> " + this.status;
	}

}
