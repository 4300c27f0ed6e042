// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.pool.PoolFault;

/**
 * HTTP answers in the form of the service.
 */
final class Responses {

	static final String JSON = "application/x-amz-json-1.1";

	private Responses() {
	}

	static HttpAnswer ok(byte[] body) {
		return response(200, JSON, body);
	}

	static HttpAnswer document(Object content) {
		return new HttpAnswer(200, Json.bytes(content)).header("Content-Type", "application/json");
	}

	static HttpAnswer empty(int status) {
		return new HttpAnswer(status, new byte[0]);
	}

	static HttpAnswer error(CognitoError error, int status) {
		String message = (error.getMessage() != null) ? error.getMessage() : "";
		byte[] body = Json.bytes(Json.object().put("__type", error.type()).put("message", message));
		return response(status, JSON, body).header("x-amzn-ErrorType", error.type() + ":")
			.header("x-amzn-ErrorMessage", message);
	}

	static HttpAnswer reply(PoolFault.Reply reply) {
		HttpAnswer answer = response(reply.status(), reply.contentType(),
				reply.body().getBytes(StandardCharsets.UTF_8));
		return (reply.errorType() != null) ? answer.header("x-amzn-ErrorType", reply.errorType() + ":") : answer;
	}

	static HttpAnswer huge(int size) {
		byte[] body = new byte[size];
		Arrays.fill(body, (byte) 'x');
		byte[] start = "{\"padding\":\"".getBytes(StandardCharsets.UTF_8);
		System.arraycopy(start, 0, body, 0, start.length);
		body[size - 2] = '"';
		body[size - 1] = '}';
		return response(200, JSON, body);
	}

	private static HttpAnswer response(int status, String contentType, byte[] body) {
		return new HttpAnswer(status, body).header("Content-Type", contentType)
			.header("x-amzn-RequestId", UUID.randomUUID().toString());
	}

}
