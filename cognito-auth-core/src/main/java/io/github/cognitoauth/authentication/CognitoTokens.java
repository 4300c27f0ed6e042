// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The tokens of one signed-in user ({@code AuthenticationResultType}) with all that is
 * needed to refresh them. Immutable, serializable, and equal by value.
 * {@link #toString()} shows no token.
 * <p>
 * The expiry is counted from the start of the request that brought the tokens, on the
 * clock of this process: the answer's travel time shortens it and a skewed clock does not
 * matter.
 *
 * @since 0.1.0
 */
public final class CognitoTokens implements Serializable {

	private static final long serialVersionUID = 1L;

	private final String accessToken;

	private final @Nullable String idToken;

	private final @Nullable String refreshToken;

	private final Instant issuedAt;

	private final Duration lifetime;

	private final String loginName;

	private final @Nullable String deviceKey;

	private final @Nullable NewDeviceMetadata newDeviceMetadata;

	private final @Nullable String region;

	private transient volatile @Nullable Map<String, Object> claims;

	private CognitoTokens(Builder builder) {
		this.accessToken = builder.accessToken;
		this.idToken = builder.idToken;
		this.refreshToken = builder.refreshToken;
		this.issuedAt = builder.issuedAt;
		this.lifetime = builder.lifetime;
		this.loginName = builder.loginName;
		this.deviceKey = builder.deviceKey;
		this.newDeviceMetadata = builder.newDeviceMetadata;
		this.region = builder.region;
	}

	/**
	 * Start with what every set of tokens has.
	 * @param accessToken the access token
	 * @param issuedAt when the request for it began
	 * @param lifetime {@code ExpiresIn}, positive
	 * @return a builder
	 */
	public static Builder builder(String accessToken, Instant issuedAt, Duration lifetime) {
		return new Builder(accessToken, issuedAt, lifetime);
	}

	/**
	 * Return the access token.
	 * @return a JWT
	 */
	public String accessToken() {
		return this.accessToken;
	}

	/**
	 * Return the ID token.
	 * @return a JWT, or {@code null} for machine-to-machine tokens
	 */
	public @Nullable String idToken() {
		return this.idToken;
	}

	/**
	 * Return the refresh token.
	 * @return an opaque text, or {@code null} for machine-to-machine tokens
	 */
	public @Nullable String refreshToken() {
		return this.refreshToken;
	}

	/**
	 * Return when the request began that brought the tokens.
	 * @return an instant of the authenticator's clock
	 */
	public Instant issuedAt() {
		return this.issuedAt;
	}

	/**
	 * Return how long the access token lives.
	 * @return {@code ExpiresIn}
	 */
	public Duration lifetime() {
		return this.lifetime;
	}

	/**
	 * Return when the access token is dead.
	 * @return an instant of the authenticator's clock
	 */
	public Instant expiresAt() {
		return this.issuedAt.plus(this.lifetime);
	}

	/**
	 * Return the real user name: the claim {@code username} of the access token. In pools
	 * where people sign in with an alias it is not what they typed. Without such a claim
	 * (machine-to-machine tokens) it is the claim {@code sub}, else the name that was
	 * typed.
	 * @return the user name
	 */
	public String username() {
		String username = text("username");
		if (username == null) {
			username = text("sub");
		}
		return (username != null) ? username : this.loginName;
	}

	/**
	 * Return the name that was typed at sign-in.
	 * @return the user name or alias; empty if it is not known
	 */
	public String loginName() {
		return this.loginName;
	}

	/**
	 * Return the groups of the user ({@code cognito:groups}).
	 * @return the group names, empty if there are none
	 */
	public List<String> groups() {
		return (claims().get("cognito:groups") instanceof List<?> groups)
				? groups.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
	}

	/**
	 * Return the claims of the access token. They are decoded, not verified: the token
	 * came from the issuer over TLS. A service that receives a token from somebody else
	 * must verify its signature.
	 * @return the claims without those that are null, unmodifiable through and through;
	 * empty if the token is no JWT
	 */
	public Map<String, Object> claims() {
		Map<String, Object> decoded = this.claims;
		if (decoded == null) {
			decoded = JwtClaims.of(this.accessToken);
			this.claims = decoded;
		}
		return decoded;
	}

	/**
	 * Return the claims of the ID token, decoded and not verified.
	 * @return the claims like those of the access token, empty if there is no ID token
	 */
	public Map<String, Object> idTokenClaims() {
		return (this.idToken != null) ? JwtClaims.of(this.idToken) : Map.of();
	}

	/**
	 * Return the device that the refresh token is bound to.
	 * @return the device key, or {@code null} in a pool that does not track devices
	 */
	public @Nullable String deviceKey() {
		return this.deviceKey;
	}

	/**
	 * Return the device that the pool created for this sign-in.
	 * @return the device, or {@code null} if the pool does not track devices, knew the
	 * device, or refreshed
	 */
	public @Nullable NewDeviceMetadata newDeviceMetadata() {
		return this.newDeviceMetadata;
	}

	/**
	 * Return the Region that issued the tokens. Whether another Region takes the refresh
	 * token is not certain.
	 * @return a region name, or {@code null} for a pool without replica
	 */
	public @Nullable String region() {
		return this.region;
	}

	/**
	 * Return whether the access token is dead at an instant.
	 * @param now an instant of the authenticator's clock
	 * @return whether it must not be used any more
	 */
	public boolean isExpiredAt(Instant now) {
		return !now.isBefore(expiresAt());
	}

	/**
	 * Return a builder that starts with these values.
	 * @return a builder
	 */
	public Builder mutate() {
		Builder builder = new Builder(this.accessToken, this.issuedAt, this.lifetime);
		builder.idToken = this.idToken;
		builder.refreshToken = this.refreshToken;
		builder.loginName = this.loginName;
		builder.deviceKey = this.deviceKey;
		builder.newDeviceMetadata = this.newDeviceMetadata;
		builder.region = this.region;
		return builder;
	}

	private @Nullable String text(String claim) {
		return (claims().get(claim) instanceof String text && !text.isEmpty()) ? text : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CognitoTokens that && this.accessToken.equals(that.accessToken)
				&& Objects.equals(this.idToken, that.idToken) && Objects.equals(this.refreshToken, that.refreshToken)
				&& this.issuedAt.equals(that.issuedAt) && this.lifetime.equals(that.lifetime)
				&& this.loginName.equals(that.loginName) && Objects.equals(this.deviceKey, that.deviceKey)
				&& Objects.equals(this.newDeviceMetadata, that.newDeviceMetadata)
				&& Objects.equals(this.region, that.region);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.accessToken, this.issuedAt);
	}

	@Override
	public String toString() {
		return "CognitoTokens[expiresAt=" + expiresAt() + ", refreshable=" + (this.refreshToken != null) + "]";
	}

	/**
	 * Builds {@link CognitoTokens}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String accessToken;

		private final Instant issuedAt;

		private final Duration lifetime;

		private @Nullable String idToken;

		private @Nullable String refreshToken;

		private String loginName = "";

		private @Nullable String deviceKey;

		private @Nullable NewDeviceMetadata newDeviceMetadata;

		private @Nullable String region;

		private Builder(String accessToken, Instant issuedAt, Duration lifetime) {
			Assert.hasText(accessToken, "'accessToken' must not be empty");
			Assert.notNull(issuedAt, "'issuedAt' must not be null");
			Assert.isTrue(!lifetime.isNegative() && !lifetime.isZero(), "'lifetime' must be positive");
			this.accessToken = accessToken;
			this.issuedAt = issuedAt;
			this.lifetime = lifetime;
		}

		/**
		 * Set the ID token.
		 * @param idToken a JWT, or {@code null}
		 * @return this builder
		 */
		public Builder idToken(@Nullable String idToken) {
			this.idToken = idToken;
			return this;
		}

		/**
		 * Set the refresh token.
		 * @param refreshToken an opaque text, or {@code null}
		 * @return this builder
		 */
		public Builder refreshToken(@Nullable String refreshToken) {
			this.refreshToken = refreshToken;
			return this;
		}

		/**
		 * Set the name that was typed at sign-in.
		 * @param loginName the user name or alias
		 * @return this builder
		 */
		public Builder loginName(String loginName) {
			Assert.notNull(loginName, "'loginName' must not be null");
			this.loginName = loginName;
			return this;
		}

		/**
		 * Set the device that the refresh token is bound to.
		 * @param deviceKey the device key, or {@code null}
		 * @return this builder
		 */
		public Builder deviceKey(@Nullable String deviceKey) {
			this.deviceKey = deviceKey;
			return this;
		}

		/**
		 * Set the device that the pool created.
		 * @param newDeviceMetadata the device, or {@code null}
		 * @return this builder
		 */
		public Builder newDeviceMetadata(@Nullable NewDeviceMetadata newDeviceMetadata) {
			this.newDeviceMetadata = newDeviceMetadata;
			return this;
		}

		/**
		 * Set the Region that issued the tokens.
		 * @param region a region name, or {@code null} for a pool without replica
		 * @return this builder
		 */
		public Builder region(@Nullable String region) {
			this.region = region;
			return this;
		}

		/**
		 * Build the tokens.
		 * @return new tokens
		 */
		public CognitoTokens build() {
			return new CognitoTokens(this);
		}

	}

}
