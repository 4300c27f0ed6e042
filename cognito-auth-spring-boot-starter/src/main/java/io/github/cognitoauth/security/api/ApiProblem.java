// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.Assert;

/**
 * Why a request was not fulfilled (RFC 9457). Its sentences are found in the client's
 * language when it is written. Immutable.
 *
 * @since 0.1.0
 */
public final class ApiProblem {

	/** The media type of the document. */
	public static final String CONTENT_TYPE = "application/problem+json";

	private final Builder values;

	private ApiProblem(Builder values) {
		this.values = values;
	}

	/**
	 * Create a problem of which nothing more is known than its kind.
	 * @param code the kind
	 * @return a new problem
	 */
	public static ApiProblem of(ApiProblemCode code) {
		return builder(code).build();
	}

	/**
	 * Start a problem.
	 * @param code the kind
	 * @return a builder
	 */
	public static Builder builder(ApiProblemCode code) {
		return new Builder(code);
	}

	/**
	 * Refuse a request that no client should send.
	 * @param what what is wrong, for its developer, in English; must not repeat input
	 * @return a new problem
	 */
	static ApiProblem badRequest(String what) {
		return badRequest(HttpStatus.BAD_REQUEST, what);
	}

	static ApiProblem badRequest(HttpStatus status, String what) {
		return badRequestBuilder(status, what).build();
	}

	/** The path is right, and the method is not. */
	static ApiProblem methodNotAllowed(Set<HttpMethod> allowed) {
		return badRequestBuilder(HttpStatus.METHOD_NOT_ALLOWED, "The method is not the right one.").allowed(allowed)
			.build();
	}

	private static Builder badRequestBuilder(HttpStatus status, String what) {
		return builder(ApiProblemCode.BAD_REQUEST).status(status).detail(Text.of("cognito.problem.bad-request", what));
	}

	/**
	 * Return the kind.
	 * @return the kind
	 */
	public ApiProblemCode code() {
		return this.values.code;
	}

	HttpStatus status() {
		return this.values.status;
	}

	Text detail() {
		return this.values.detail;
	}

	List<FieldError> errors() {
		return List.copyOf(this.values.errors);
	}

	@Nullable ObjectNode challenge() {
		return this.values.challenge;
	}

	@Nullable Duration retryAfter() {
		return this.values.retryAfter;
	}

	Set<HttpMethod> allowed() {
		return this.values.allowed;
	}

	boolean withActions() {
		return this.values.actions;
	}

	@Override
	public String toString() {
		return "ApiProblem[" + this.values.code.code() + "]";
	}

	/** What is wrong with one field. */
	record FieldError(String field, Text text) {

	}

	/**
	 * Builds an {@link ApiProblem}.
	 */
	public static final class Builder {

		private final ApiProblemCode code;

		private HttpStatus status;

		private Text detail;

		private final List<FieldError> errors = new ArrayList<>();

		private @Nullable ObjectNode challenge;

		private @Nullable Duration retryAfter;

		private boolean actions;

		private Set<HttpMethod> allowed = Set.of();

		private Builder(ApiProblemCode code) {
			Assert.notNull(code, "'code' must not be null");
			this.code = code;
			this.status = code.status();
			this.detail = code.text();
		}

		private Builder(Builder other) {
			this.code = other.code;
			this.status = other.status;
			this.detail = other.detail;
			this.errors.addAll(other.errors);
			this.challenge = other.challenge;
			this.retryAfter = other.retryAfter;
			this.actions = other.actions;
			this.allowed = other.allowed;
		}

		Builder allowed(Set<HttpMethod> allowed) {
			this.allowed = Set.copyOf(allowed);
			return this;
		}

		Builder status(HttpStatus status) {
			this.status = status;
			return this;
		}

		/**
		 * Set what to tell the user.
		 * @param detail a text; that of the code by default
		 * @return this builder
		 */
		public Builder detail(Text detail) {
			this.detail = detail;
			return this;
		}

		/**
		 * Add what is wrong with a field.
		 * @param field the name of the field, or {@code null} to leave it out
		 * @param text a text
		 * @return this builder
		 */
		public Builder error(@Nullable String field, Text text) {
			if (field != null) {
				this.errors.add(new FieldError(field, text));
			}
			return this;
		}

		/**
		 * Set the challenge that can still be answered.
		 * @param challenge the challenge as clients see it
		 * @return this builder
		 */
		public Builder challenge(@Nullable ObjectNode challenge) {
			this.challenge = challenge;
			return this;
		}

		/**
		 * Set when to try again.
		 * @param retryAfter the time to wait, at least a second is told
		 * @return this builder
		 */
		public Builder retryAfter(@Nullable Duration retryAfter) {
			this.retryAfter = retryAfter;
			return this;
		}

		/**
		 * Tell the client which operations help somebody who cannot sign in, as far as
		 * they are offered.
		 * @return this builder
		 */
		public Builder actions() {
			this.actions = true;
			return this;
		}

		/**
		 * Build the problem.
		 * @return a new problem
		 */
		public ApiProblem build() {
			return new ApiProblem(new Builder(this));
		}

	}

}
