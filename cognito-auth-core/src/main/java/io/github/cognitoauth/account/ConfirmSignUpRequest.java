// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.protocol.OneTimeCodes;
import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The confirmation of a sign-up. Immutable; {@link #toString()} shows no secret.
 *
 * @since 0.1.0
 */
public final class ConfirmSignUpRequest {

	private final String username;

	private final String code;

	private final @Nullable String session;

	private final boolean forceAliasCreation;

	private final RequestMetadata metadata;

	private ConfirmSignUpRequest(Builder builder) {
		this.username = builder.username;
		this.code = builder.code;
		this.session = builder.session;
		this.forceAliasCreation = builder.forceAliasCreation;
		this.metadata = builder.metadata;
	}

	/**
	 * Start a request.
	 * @param username the user name of the sign-up
	 * @param code the code that was sent; separators in it are dropped
	 * @return a builder
	 * @throws IllegalArgumentException if the code is blank
	 */
	public static Builder builder(String username, String code) {
		return new Builder(username, code);
	}

	String username() {
		return this.username;
	}

	String code() {
		return this.code;
	}

	@Nullable String session() {
		return this.session;
	}

	boolean forceAliasCreation() {
		return this.forceAliasCreation;
	}

	RequestMetadata metadata() {
		return this.metadata;
	}

	@Override
	public String toString() {
		return "ConfirmSignUpRequest[forceAliasCreation=" + this.forceAliasCreation + "]";
	}

	/**
	 * Builds a {@link ConfirmSignUpRequest}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String username;

		private final String code;

		private @Nullable String session;

		private boolean forceAliasCreation;

		private RequestMetadata metadata = RequestMetadata.none();

		private Builder(String username, String code) {
			Assert.notNull(username, "'username' must not be null");
			this.username = username;
			this.code = OneTimeCodes.required(code);
		}

		/**
		 * Set the session of the sign-up, so that the user is signed in afterwards
		 * without another proof.
		 * @param session {@link SignUpResult#session()}
		 * @return this builder
		 */
		public Builder session(@Nullable String session) {
			this.session = session;
			return this;
		}

		/**
		 * Set whether an e-mail address or phone number that another user has as alias is
		 * moved to this user. Otherwise that ends in {@code AliasExistsException}.
		 * @param forceAliasCreation whether to move it; {@code false} by default
		 * @return this builder
		 */
		public Builder forceAliasCreation(boolean forceAliasCreation) {
			this.forceAliasCreation = forceAliasCreation;
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
		public ConfirmSignUpRequest build() {
			return new ConfirmSignUpRequest(this);
		}

	}

}
