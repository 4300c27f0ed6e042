// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A refresh for whoever stored no more than a refresh token and what belongs to it.
 * Immutable; {@link #toString()} shows no secret.
 *
 * @since 0.1.0
 */
public final class RefreshRequest {

	private final String refreshToken;

	private final @Nullable String username;

	private final @Nullable String deviceKey;

	private final @Nullable String region;

	private final RequestMetadata metadata;

	private RefreshRequest(Builder builder) {
		this.refreshToken = builder.refreshToken;
		this.username = builder.username;
		this.deviceKey = builder.deviceKey;
		this.region = builder.region;
		this.metadata = builder.metadata;
	}

	/**
	 * Start a request.
	 * @param refreshToken the refresh token
	 * @return a builder
	 * @throws IllegalArgumentException if it is blank
	 */
	public static Builder builder(String refreshToken) {
		return new Builder(refreshToken);
	}

	/**
	 * Return the refresh token.
	 * @return a secret
	 */
	public String refreshToken() {
		return this.refreshToken;
	}

	/**
	 * Return the real user name of the token's owner.
	 * @return the user name, or {@code null} if it is not known
	 */
	public @Nullable String username() {
		return this.username;
	}

	/**
	 * Return the device that the refresh token is bound to.
	 * @return the device key, or {@code null}
	 */
	public @Nullable String deviceKey() {
		return this.deviceKey;
	}

	/**
	 * Return the Region that issued the refresh token.
	 * @return a region name, or {@code null} for the primary Region
	 */
	public @Nullable String region() {
		return this.region;
	}

	/**
	 * Return what triggers and threat protection are told.
	 * @return the metadata
	 */
	public RequestMetadata metadata() {
		return this.metadata;
	}

	@Override
	public String toString() {
		return "RefreshRequest[device=" + (this.deviceKey != null) + "]";
	}

	/**
	 * Builds a {@link RefreshRequest}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String refreshToken;

		private @Nullable String username;

		private @Nullable String deviceKey;

		private @Nullable String region;

		private RequestMetadata metadata = RequestMetadata.none();

		private Builder(String refreshToken) {
			Assert.hasText(refreshToken, "'refreshToken' must not be empty");
			this.refreshToken = refreshToken;
		}

		/**
		 * Set the real user name of the token's owner, {@link CognitoTokens#username()}
		 * and not an alias. Needed only for {@link RefreshOperation#REFRESH_TOKEN_AUTH}
		 * with an app client that has a secret.
		 * @param username the user name, or {@code null}
		 * @return this builder
		 */
		public Builder username(@Nullable String username) {
			this.username = username;
			return this;
		}

		/**
		 * Set the device that the refresh token is bound to,
		 * {@link CognitoTokens#deviceKey()}. Needed in pools that track devices.
		 * @param deviceKey the device key, or {@code null}
		 * @return this builder
		 */
		public Builder deviceKey(@Nullable String deviceKey) {
			this.deviceKey = deviceKey;
			return this;
		}

		/**
		 * Set the Region that issued the refresh token, {@link CognitoTokens#region()}.
		 * Counts in pools with a replica.
		 * @param region a region name, or {@code null} for the primary Region
		 * @return this builder
		 */
		public Builder region(@Nullable String region) {
			this.region = region;
			return this;
		}

		/**
		 * Set what triggers and threat protection are told.
		 * {@code GetTokensFromRefreshToken} takes {@code ClientMetadata} only.
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
		public RefreshRequest build() {
			return new RefreshRequest(this);
		}

	}

}
