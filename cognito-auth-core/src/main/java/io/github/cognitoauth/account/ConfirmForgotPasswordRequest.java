// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.protocol.OneTimeCodes;
import io.github.cognitoauth.protocol.RequestMetadata;

import org.springframework.util.Assert;

/**
 * A new password in place of a forgotten one ({@code ConfirmForgotPassword}). Immutable;
 * {@link #toString()} shows no secret.
 *
 * @since 0.1.0
 */
public final class ConfirmForgotPasswordRequest {

	private final String username;

	private final String code;

	private final String newPassword;

	private final RequestMetadata metadata;

	private ConfirmForgotPasswordRequest(Builder builder) {
		this.username = builder.username;
		this.code = builder.code;
		this.newPassword = builder.newPassword;
		this.metadata = builder.metadata;
	}

	/**
	 * Start a request.
	 * @param username the user name or alias
	 * @param code the code that was sent; separators in it are dropped
	 * @param newPassword the new password, 1 to 256 characters, used as it is
	 * @return a builder
	 * @throws IllegalArgumentException if the code is blank
	 */
	public static Builder builder(String username, String code, String newPassword) {
		return new Builder(username, code, newPassword);
	}

	String username() {
		return this.username;
	}

	String code() {
		return this.code;
	}

	String newPassword() {
		return this.newPassword;
	}

	RequestMetadata metadata() {
		return this.metadata;
	}

	@Override
	public String toString() {
		return "ConfirmForgotPasswordRequest[]";
	}

	/**
	 * Builds a {@link ConfirmForgotPasswordRequest}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String username;

		private final String code;

		private final String newPassword;

		private RequestMetadata metadata = RequestMetadata.none();

		private Builder(String username, String code, String newPassword) {
			Assert.notNull(username, "'username' must not be null");
			Assert.notNull(newPassword, "'newPassword' must not be null");
			this.username = username;
			this.code = OneTimeCodes.required(code);
			this.newPassword = newPassword;
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
		public ConfirmForgotPasswordRequest build() {
			return new ConfirmForgotPasswordRequest(this);
		}

	}

}
