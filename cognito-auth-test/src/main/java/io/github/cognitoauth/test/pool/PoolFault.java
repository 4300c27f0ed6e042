// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong between a client and the pool.
 *
 * @since 0.1.0
 */
public sealed interface PoolFault {

	/**
	 * The account's request rate is exceeded; nothing is processed.
	 * @return the fault
	 */
	static PoolFault throttled() {
		return error("TooManyRequestsException", "Rate exceeded");
	}

	/**
	 * The service fails with HTTP 500; nothing is processed.
	 * @return the fault
	 */
	static PoolFault internalError() {
		return new Reply(500, "application/x-amz-json-1.1", "InternalErrorException",
				"{\"__type\":\"InternalErrorException\",\"message\":\"Something went wrong\"}");
	}

	/**
	 * The service answers with an error of its own; nothing is processed.
	 * @param type the error's name, such as {@code LimitExceededException}
	 * @param message its message, without characters that JSON escapes
	 * @return the fault
	 */
	static PoolFault error(String type, String message) {
		if (!type.matches("\\w+") || message.matches("(?s).*[\"\\\\\\p{Cntrl}].*")) {
			throw new IllegalArgumentException("'type' must be a name and 'message' plain text");
		}
		return new Reply(400, "application/x-amz-json-1.1", type,
				"{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
	}

	/**
	 * Something other than the service answers; nothing is processed.
	 * @param status the HTTP status
	 * @param contentType the content type
	 * @param body the body
	 * @return the fault
	 */
	static PoolFault reply(int status, String contentType, String body) {
		return new Reply(status, contentType, null, body);
	}

	/**
	 * A proxy answers 503 with an HTML page; nothing is processed.
	 * @return the fault
	 */
	static PoolFault htmlPage() {
		return reply(503, "text/html",
				"<html><head><title>503 Service Temporarily Unavailable</title></head><body>nginx</body></html>");
	}

	/**
	 * HTTP 200 with an empty body; nothing is processed.
	 * @return the fault
	 */
	static PoolFault emptyBody() {
		return reply(200, "application/x-amz-json-1.1", "");
	}

	/**
	 * HTTP 200 with a body that is not JSON; nothing is processed.
	 * @return the fault
	 */
	static PoolFault notJson() {
		return reply(200, "application/x-amz-json-1.1", "this is not JSON");
	}

	/**
	 * HTTP 200 with a body of 20 megabytes; nothing is processed.
	 * @return the fault
	 */
	static PoolFault hugeBody() {
		return new HugeReply(20_000_000);
	}

	/**
	 * The request is processed and the second half of the answer is cut off.
	 * @return the fault
	 */
	static PoolFault truncatedBody() {
		return new Truncation();
	}

	/**
	 * The request is processed and answered late.
	 * @param delay how late, in real time
	 * @return the fault
	 */
	static PoolFault delay(Duration delay) {
		return new Delay(delay);
	}

	/**
	 * Nothing is answered and nothing is processed: the client waits until it gives up,
	 * five minutes at most.
	 * @return the fault
	 */
	static PoolFault blackHole() {
		return new Silence();
	}

	/**
	 * The connection is reset; nothing is processed.
	 * @return the fault
	 */
	static PoolFault connectionReset() {
		return new Disconnection(false);
	}

	/**
	 * The request is processed, then the connection is reset and the answer lost.
	 * @return the fault
	 */
	static PoolFault answerLost() {
		return new Disconnection(true);
	}

	/**
	 * Something else is answered.
	 *
	 * @param status the HTTP status
	 * @param contentType the content type
	 * @param errorType the value of {@code x-amzn-ErrorType} without colon, or null
	 * @param body the body
	 * @since 0.1.0
	 */
	record Reply(int status, String contentType, @Nullable String errorType, String body) implements PoolFault {
	}

	/**
	 * A JSON answer of a given size.
	 *
	 * @param bytes the size
	 * @since 0.1.0
	 */
	record HugeReply(int bytes) implements PoolFault {
	}

	/**
	 * There is no answer.
	 *
	 * @since 0.1.0
	 */
	record Silence() implements PoolFault {
	}

	/**
	 * The answer is cut.
	 *
	 * @since 0.1.0
	 */
	record Truncation() implements PoolFault {
	}

	/**
	 * The answer is late.
	 *
	 * @param delay how late
	 * @since 0.1.0
	 */
	record Delay(Duration delay) implements PoolFault {
	}

	/**
	 * The connection is reset.
	 *
	 * @param afterProcessing whether the request was processed before
	 * @since 0.1.0
	 */
	record Disconnection(boolean afterProcessing) implements PoolFault {
	}

}
