// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One request as it came over a connection.
 *
 * @param method the method
 * @param path the request target without its query
 * @param headers the headers by their names in lower case, the last one of each name
 * @param body the body, empty if there is none
 */
record HttpCall(String method, String path, Map<String, String> headers, byte[] body) {

	@Nullable String header(String name) {
		return this.headers.get(name);
	}

	boolean endsConnection() {
		return "close".equalsIgnoreCase(header("connection"));
	}

	@Override
	public String toString() {
		return "HttpCall[method=" + this.method + ", path=" + this.path + "]";
	}

}
