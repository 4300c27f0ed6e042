// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A new account. Immutable; {@link #toString()} shows neither password nor attribute
 * values.
 *
 * @since 0.1.0
 */
public final class SignUpRequest {

	private final String username;

	private final @Nullable String password;

	private final Map<String, String> attributes;

	private final Map<String, String> validationData;

	private final RequestMetadata metadata;

	private SignUpRequest(Builder builder) {
		this.username = builder.username;
		this.password = builder.password;
		this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
		this.validationData = Collections.unmodifiableMap(new LinkedHashMap<>(builder.validationData));
		this.metadata = builder.metadata;
	}

	/**
	 * Start a request.
	 * @param username the user name, 1 to 128 characters
	 * @return a builder
	 */
	public static Builder builder(String username) {
		return new Builder(username);
	}

	String username() {
		return this.username;
	}

	@Nullable String password() {
		return this.password;
	}

	Map<String, String> attributes() {
		return this.attributes;
	}

	Map<String, String> validationData() {
		return this.validationData;
	}

	RequestMetadata metadata() {
		return this.metadata;
	}

	@Override
	public String toString() {
		return "SignUpRequest[attributes=" + this.attributes.keySet() + "]";
	}

	/**
	 * Builds a {@link SignUpRequest}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String username;

		private @Nullable String password;

		private final Map<String, String> attributes = new LinkedHashMap<>();

		private final Map<String, String> validationData = new LinkedHashMap<>();

		private RequestMetadata metadata = RequestMetadata.none();

		private Builder(String username) {
			Assert.notNull(username, "'username' must not be null");
			this.username = username;
		}

		/**
		 * Set the password.
		 * @param password the password, 1 to 256 characters, used as it is; {@code null}
		 * only where the pool allows sign-in without passwords
		 * @return this builder
		 */
		public Builder password(@Nullable String password) {
			this.password = password;
			return this;
		}

		/**
		 * Add an attribute.
		 * @param name the name, with the prefix {@code custom:} where it has one
		 * @param value the value
		 * @return this builder
		 */
		public Builder attribute(String name, String value) {
			put(this.attributes, name, value);
			return this;
		}

		/**
		 * Add attributes.
		 * @param attributes values by name
		 * @return this builder
		 */
		public Builder attributes(Map<String, String> attributes) {
			attributes.forEach(this::attribute);
			return this;
		}

		/**
		 * Add a value that only the pre sign-up trigger receives.
		 * @param name the name
		 * @param value the value
		 * @return this builder
		 */
		public Builder validationData(String name, String value) {
			put(this.validationData, name, value);
			return this;
		}

		/**
		 * Set what triggers and threat protection are told.
		 * @param metadata the metadata
		 * @return this builder
		 */
		public Builder metadata(RequestMetadata metadata) {
			Assert.notNull(metadata, "'metadata' must not be null");
			this.metadata = metadata;
			return this;
		}

		/**
		 * Build the request.
		 * @return a new request
		 */
		public SignUpRequest build() {
			return new SignUpRequest(this);
		}

		private static void put(Map<String, String> values, String name, String value) {
			Assert.hasText(name, "'name' must not be empty");
			Assert.notNull(value, "'value' must not be null");
			values.put(name, value);
		}

	}

}
