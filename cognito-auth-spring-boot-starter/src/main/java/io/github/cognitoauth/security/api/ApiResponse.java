// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;

/**
 * What an endpoint answers. Immutable; {@link #toString()} shows no content, which can
 * hold tokens.
 *
 * @since 0.1.0
 */
public final class ApiResponse {

	private static final String JSON = "application/json";

	private final HttpStatus status;

	private final HttpHeaders headers;

	private final byte[] content;

	private final @Nullable ApiProblem problem;

	private final boolean counted;

	private ApiResponse(HttpStatus status, HttpHeaders headers, byte[] content, @Nullable ApiProblem problem,
			boolean counted) {
		this.status = status;
		this.headers = HttpHeaders.readOnlyHttpHeaders(headers);
		this.content = content;
		this.problem = problem;
		this.counted = counted;
	}

	/**
	 * Answer with status 200.
	 * @param body the body
	 * @return a new answer
	 */
	public static ApiResponse ok(ObjectNode body) {
		return json(HttpStatus.OK, body);
	}

	/**
	 * Answer with JSON.
	 * @param status the status
	 * @param body the body
	 * @return a new answer
	 */
	public static ApiResponse json(HttpStatus status, ObjectNode body) {
		return of(status, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answer with status 204.
	 * @return a new answer
	 */
	public static ApiResponse noContent() {
		return new ApiResponse(HttpStatus.NO_CONTENT, new HttpHeaders(), new byte[0], null, false);
	}

	/**
	 * Answer with any content.
	 * @param status the status
	 * @param contentType the media type
	 * @param content the content
	 * @return a new answer
	 */
	public static ApiResponse of(HttpStatus status, String contentType, byte[] content) {
		Assert.notNull(status, "'status' must not be null");
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CONTENT_TYPE, contentType);
		return new ApiResponse(status, headers, content.clone(), null, false);
	}

	/**
	 * Answer with a problem.
	 * @param problem the problem
	 * @return a new answer
	 */
	public static ApiResponse problem(ApiProblem problem) {
		return new ApiResponse(problem.status(), new HttpHeaders(), new byte[0], problem, problem.code().isCounted());
	}

	/**
	 * Return a copy that the limits count as a failed attempt, whatever came of it: for
	 * operations that send messages or tell nothing on purpose.
	 * @return a new answer
	 */
	public ApiResponse countedAsAttempt() {
		return new ApiResponse(this.status, this.headers, this.content, this.problem, true);
	}

	ApiResponse with(HttpHeaders more) {
		HttpHeaders all = new HttpHeaders();
		all.putAll(this.headers);
		all.putAll(more);
		return new ApiResponse(this.status, all, this.content, this.problem, this.counted);
	}

	/**
	 * Return the status.
	 * @return the status
	 */
	public HttpStatus status() {
		return this.status;
	}

	/**
	 * Return the headers.
	 * @return the headers, unmodifiable
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Return the content.
	 * @return the bytes, empty for none
	 */
	public byte[] content() {
		return this.content.clone();
	}

	/** Before it was written in a language. */
	@Nullable ApiProblem problem() {
		return this.problem;
	}

	boolean isCounted() {
		return this.counted;
	}

	@Override
	public String toString() {
		return "ApiResponse[" + this.status.value() + "]";
	}

}
