// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

/**
 * Lets pages of any origin call the pool, as the service does: it is made to be called by
 * browsers, and no call relies on cookies.
 */
final class CrossOrigin {

	private static final String ONE_DAY = "86400";

	private CrossOrigin() {
	}

	static boolean isPreflight(HttpCall call) {
		return "OPTIONS".equals(call.method()) && call.header("access-control-request-method") != null;
	}

	static HttpAnswer preflight(HttpCall call) {
		String headers = call.header("access-control-request-headers");
		return allow(Responses.empty(200)).header("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
			.header("Access-Control-Allow-Headers", (headers != null) ? headers : "content-type, x-amz-target")
			.header("Access-Control-Max-Age", ONE_DAY);
	}

	static HttpAnswer allow(HttpAnswer answer) {
		return answer.header("Access-Control-Allow-Origin", "*")
			.header("Access-Control-Expose-Headers", "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
	}

}
