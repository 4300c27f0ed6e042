package io.github.cognitoauth.test.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.pool.PoolFault;
import org.jspecify.annotations.Nullable;

/**
 * HTTP answers in the form of the service.
 */
final class Responses {

	static final String JSON = "application/x-amz-json-1.1";

	private Responses() {
	}

	static ResponseDefinitionBuilder ok(byte[] body) {
		return response(200, JSON, body);
	}

	static ResponseDefinitionBuilder document(Object content) {
		return new ResponseDefinitionBuilder().withStatus(200)
			.withHeader("Content-Type", "application/json")
			.withBody(Json.bytes(content));
	}

	static ResponseDefinitionBuilder error(CognitoError error, int status) {
		String message = (error.getMessage() != null) ? error.getMessage() : "";
		byte[] body = Json.bytes(Json.object().put("__type", error.type()).put("message", message));
		return response(status, JSON, body).withHeader("x-amzn-ErrorType", error.type() + ":")
			.withHeader("x-amzn-ErrorMessage", message);
	}

	static ResponseDefinitionBuilder reply(PoolFault.Reply reply) {
		ResponseDefinitionBuilder response = response(reply.status(), reply.contentType(),
				reply.body().getBytes(StandardCharsets.UTF_8));
		if (reply.errorType() != null) {
			response.withHeader("x-amzn-ErrorType", reply.errorType() + ":");
		}
		return response;
	}

	static ResponseDefinitionBuilder huge(int size) {
		byte[] body = new byte[size];
		Arrays.fill(body, (byte) 'x');
		byte[] start = "{\"padding\":\"".getBytes(StandardCharsets.UTF_8);
		System.arraycopy(start, 0, body, 0, start.length);
		body[size - 2] = '"';
		body[size - 1] = '}';
		return response(200, JSON, body);
	}

	static ResponseDefinitionBuilder reset() {
		return new ResponseDefinitionBuilder().withFault(Fault.CONNECTION_RESET_BY_PEER);
	}

	private static ResponseDefinitionBuilder response(int status, String contentType, byte @Nullable [] body) {
		return new ResponseDefinitionBuilder().withStatus(status)
			.withHeader("Content-Type", contentType)
			.withHeader("x-amzn-RequestId", UUID.randomUUID().toString())
			.withBody(body);
	}

}
