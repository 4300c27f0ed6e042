// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

/**
 * The reason phrases of the statuses that the pool answers with.
 */
final class HttpStatusText {

	private HttpStatusText() {
	}

	static String of(int status) {
		return switch (status) {
			case 200 -> "OK";
			case 400 -> "Bad Request";
			case 403 -> "Forbidden";
			case 404 -> "Not Found";
			case 405 -> "Method Not Allowed";
			case 413 -> "Content Too Large";
			case 429 -> "Too Many Requests";
			case 431 -> "Request Header Fields Too Large";
			case 500 -> "Internal Server Error";
			case 503 -> "Service Unavailable";
			default -> "Status";
		};
	}

}
