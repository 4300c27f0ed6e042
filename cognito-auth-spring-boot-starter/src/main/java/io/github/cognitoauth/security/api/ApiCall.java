// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;

/**
 * A request as it came. Public because both web stacks make it; applications need not
 * know it. {@link #toString()} shows no content.
 *
 * @since 0.1.0
 */
public final class ApiCall {

	/** A body that is longer is refused. */
	public static final int MAX_BODY = 16 * 1024;

	private final Builder values;

	private ApiCall(Builder values) {
		this.values = values;
	}

	/**
	 * Start a request.
	 * @param method the method
	 * @param path the path below the base path, such as {@code /sign-in}
	 * @param exchange what the web stack does for it
	 * @return a builder
	 */
	public static Builder builder(HttpMethod method, String path, ApiExchange exchange) {
		return new Builder(method, path, exchange);
	}

	HttpMethod method() {
		return this.values.method;
	}

	String path() {
		return this.values.path;
	}

	ApiExchange exchange() {
		return this.values.exchange;
	}

	@Nullable String contentType() {
		return this.values.contentType;
	}

	byte[] body() {
		return this.values.body;
	}

	Locale locale() {
		return this.values.locale;
	}

	String host() {
		return this.values.host;
	}

	@Nullable String remoteAddress() {
		return this.values.remoteAddress;
	}

	boolean hasUnreadForwardedHeader() {
		return this.values.forwardedUnread;
	}

	@Override
	public String toString() {
		return "ApiCall[" + this.values.method + ' ' + this.values.path + "]";
	}

	/**
	 * Builds an {@link ApiCall}.
	 */
	public static final class Builder {

		private final HttpMethod method;

		private final String path;

		private final ApiExchange exchange;

		private @Nullable String contentType;

		private byte[] body = new byte[0];

		private Locale locale = Locale.ENGLISH;

		private String host = "";

		private @Nullable String remoteAddress;

		private boolean forwardedUnread;

		private Builder(HttpMethod method, String path, ApiExchange exchange) {
			Assert.notNull(method, "'method' must not be null");
			Assert.notNull(path, "'path' must not be null");
			Assert.notNull(exchange, "'exchange' must not be null");
			this.method = method;
			this.path = path;
			this.exchange = exchange;
		}

		private Builder(Builder other) {
			this.method = other.method;
			this.path = other.path;
			this.exchange = other.exchange;
			this.contentType = other.contentType;
			this.body = other.body;
			this.locale = other.locale;
			this.host = other.host;
			this.remoteAddress = other.remoteAddress;
			this.forwardedUnread = other.forwardedUnread;
		}

		/**
		 * Set the body.
		 * @param contentType the header {@code Content-Type}, or {@code null}
		 * @param body the body; of one that is too long the first
		 * {@link ApiCall#MAX_BODY} and one more byte are enough
		 * @return this builder
		 */
		public Builder body(@Nullable String contentType, byte[] body) {
			this.contentType = contentType;
			this.body = body;
			return this;
		}

		/**
		 * Set the language of the client.
		 * @param locale a locale
		 * @return this builder
		 */
		public Builder locale(Locale locale) {
			this.locale = locale;
			return this;
		}

		/**
		 * Set the name under which the client knows the server.
		 * @param host a host name, which authenticator apps show where the application
		 * has no name
		 * @return this builder
		 */
		public Builder host(String host) {
			this.host = host;
			return this;
		}

		/**
		 * Set where the client is.
		 * @param remoteAddress the address of the connection, or {@code null}
		 * @param forwardedUnread whether a proxy has told the address in a header that
		 * nobody has read
		 * @return this builder
		 */
		public Builder client(@Nullable String remoteAddress, boolean forwardedUnread) {
			this.remoteAddress = remoteAddress;
			this.forwardedUnread = forwardedUnread;
			return this;
		}

		/**
		 * Build the request.
		 * @return a new request
		 */
		public ApiCall build() {
			return new ApiCall(new Builder(this));
		}

	}

}
