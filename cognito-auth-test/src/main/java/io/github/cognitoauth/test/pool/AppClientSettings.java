// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Settings of one app client. Immutable; the secrets are absent from {@code toString}.
 *
 * @since 0.1.0
 */
public final class AppClientSettings {

	private final Builder from;

	private final List<String> secrets;

	private final Set<ExplicitAuthFlow> flows;

	private final Set<String> writableAttributes;

	private final List<String> scopes;

	private AppClientSettings(Builder from) {
		this.from = new Builder(from);
		this.secrets = List.copyOf(from.secrets);
		this.flows = Set.copyOf(from.flows);
		this.writableAttributes = Set.copyOf(from.writableAttributes);
		this.scopes = List.copyOf(from.scopes);
	}

	/**
	 * Returns a builder for a public client with every user flow, errors that do not tell
	 * whether a user exists, tokens for an hour and refresh tokens for 30 days.
	 * @param clientId the client id, 1 to 128 word characters
	 * @return the builder
	 */
	public static Builder builder(String clientId) {
		return new Builder(clientId);
	}

	/**
	 * Returns a builder that starts from these settings.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder(this.from);
	}

	/**
	 * Returns the client id.
	 * @return the client id
	 */
	public String clientId() {
		return this.from.clientId;
	}

	/**
	 * Returns the active secrets.
	 * @return at most two, none for a public client
	 */
	public List<String> secrets() {
		return this.secrets;
	}

	/**
	 * Returns whether a flow is allowed.
	 * @param flow the flow
	 * @return whether the client may use it
	 */
	public boolean allows(ExplicitAuthFlow flow) {
		boolean rotates = this.from.rotationGracePeriod != null;
		return this.flows.contains(flow) && !(rotates && flow == ExplicitAuthFlow.ALLOW_REFRESH_TOKEN_AUTH);
	}

	/**
	 * Returns whether unknown users look like known ones.
	 * @return whether user existence is hidden
	 */
	public boolean hidesUserExistence() {
		return this.from.preventUserExistenceErrors == PreventUserExistenceErrors.ENABLED;
	}

	/**
	 * Returns the lifetime of access tokens.
	 * @return the lifetime
	 */
	public Duration accessTokenLifetime() {
		return this.from.accessTokenLifetime;
	}

	/**
	 * Returns the lifetime of ID tokens.
	 * @return the lifetime
	 */
	public Duration idTokenLifetime() {
		return this.from.idTokenLifetime;
	}

	/**
	 * Returns the lifetime of refresh tokens.
	 * @return the lifetime
	 */
	public Duration refreshTokenLifetime() {
		return this.from.refreshTokenLifetime;
	}

	/**
	 * Returns how long a rotated refresh token can still be used.
	 * @return the grace period, or null if refresh tokens are not rotated
	 */
	public @Nullable Duration rotationGracePeriod() {
		return this.from.rotationGracePeriod;
	}

	/**
	 * Returns whether tokens can be revoked.
	 * @return whether {@code EnableTokenRevocation} is on
	 */
	public boolean tokenRevocation() {
		return this.from.tokenRevocation;
	}

	/**
	 * Returns whether users may write an attribute through this client.
	 * @param attribute the attribute's name
	 * @return whether it is writable
	 */
	public boolean canWrite(String attribute) {
		return this.writableAttributes.isEmpty() || this.writableAttributes.contains(attribute);
	}

	/**
	 * Returns the custom scopes of machine-to-machine tokens.
	 * @return the scopes
	 */
	public List<String> scopes() {
		return this.scopes;
	}

	@Override
	public String toString() {
		return "AppClientSettings[clientId=" + clientId() + ", flows=" + this.flows + ", secrets=" + this.secrets.size()
				+ "]";
	}

	/**
	 * Builds {@link AppClientSettings}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String clientId;

		private final List<String> secrets = new ArrayList<>();

		private final Set<ExplicitAuthFlow> flows = EnumSet
			.complementOf(EnumSet.of(ExplicitAuthFlow.ALLOW_CLIENT_TOKEN_AUTH));

		private final Set<String> writableAttributes = new LinkedHashSet<>();

		private final List<String> scopes = new ArrayList<>();

		private PreventUserExistenceErrors preventUserExistenceErrors = PreventUserExistenceErrors.ENABLED;

		private Duration accessTokenLifetime = Duration.ofHours(1);

		private Duration idTokenLifetime = Duration.ofHours(1);

		private Duration refreshTokenLifetime = Duration.ofDays(30);

		private @Nullable Duration rotationGracePeriod;

		private boolean tokenRevocation = true;

		private Builder(String clientId) {
			this.clientId = AppClientRules.clientId(clientId);
		}

		private Builder(Builder other) {
			this.clientId = other.clientId;
			this.secrets.addAll(other.secrets);
			this.flows.clear();
			this.flows.addAll(other.flows);
			this.writableAttributes.addAll(other.writableAttributes);
			this.scopes.addAll(other.scopes);
			this.preventUserExistenceErrors = other.preventUserExistenceErrors;
			this.accessTokenLifetime = other.accessTokenLifetime;
			this.idTokenLifetime = other.idTokenLifetime;
			this.refreshTokenLifetime = other.refreshTokenLifetime;
			this.rotationGracePeriod = other.rotationGracePeriod;
			this.tokenRevocation = other.tokenRevocation;
		}

		/**
		 * Adds a client secret; two can be active at a time.
		 * @param secret 24 to 64 word characters
		 * @return this builder
		 */
		public Builder secret(String secret) {
			AppClientRules.secret(secret, this.secrets);
			this.secrets.add(secret);
			return this;
		}

		/**
		 * Removes a client secret.
		 * @param secret the secret
		 * @return this builder
		 */
		public Builder removeSecret(String secret) {
			this.secrets.remove(secret);
			return this;
		}

		/**
		 * Sets the allowed flows.
		 * @param first a flow
		 * @param others more flows
		 * @return this builder
		 */
		public Builder flows(ExplicitAuthFlow first, ExplicitAuthFlow... others) {
			this.flows.clear();
			this.flows.addAll(EnumSet.of(first, others));
			return this;
		}

		/**
		 * Makes this a client for machine-to-machine tokens only.
		 * @param scopes its custom scopes, {@code server/scope}
		 * @return this builder
		 */
		public Builder clientTokens(String... scopes) {
			this.scopes.clear();
			this.scopes.addAll(List.of(scopes));
			return flows(ExplicitAuthFlow.ALLOW_CLIENT_TOKEN_AUTH);
		}

		/**
		 * Sets whether unknown users are told from wrong passwords.
		 * @param setting the setting
		 * @return this builder
		 */
		public Builder preventUserExistenceErrors(PreventUserExistenceErrors setting) {
			this.preventUserExistenceErrors = setting;
			return this;
		}

		/**
		 * Sets the lifetime of access and ID tokens; shorter than the service's five
		 * minutes is allowed.
		 * @param lifetime the lifetime, at least one second
		 * @return this builder
		 */
		public Builder tokenLifetime(Duration lifetime) {
			this.idTokenLifetime = AppClientRules.lifetime(lifetime);
			return accessTokenLifetime(lifetime);
		}

		/**
		 * Sets the lifetime of access tokens.
		 * @param lifetime the lifetime, at least one second
		 * @return this builder
		 */
		public Builder accessTokenLifetime(Duration lifetime) {
			this.accessTokenLifetime = AppClientRules.lifetime(lifetime);
			return this;
		}

		/**
		 * Sets the lifetime of ID tokens.
		 * @param lifetime the lifetime, at least one second
		 * @return this builder
		 */
		public Builder idTokenLifetime(Duration lifetime) {
			this.idTokenLifetime = AppClientRules.lifetime(lifetime);
			return this;
		}

		/**
		 * Sets the lifetime of refresh tokens.
		 * @param lifetime the lifetime, at least one second
		 * @return this builder
		 */
		public Builder refreshTokenLifetime(Duration lifetime) {
			this.refreshTokenLifetime = AppClientRules.lifetime(lifetime);
			return this;
		}

		/**
		 * Rotates refresh tokens, which switches {@code REFRESH_TOKEN_AUTH} off.
		 * @param gracePeriod how long the old token stays usable, 0 to 60 seconds
		 * @return this builder
		 */
		public Builder refreshTokenRotation(Duration gracePeriod) {
			this.rotationGracePeriod = AppClientRules.gracePeriod(gracePeriod);
			return this;
		}

		/**
		 * Sets whether tokens can be revoked.
		 * @param enabled whether {@code EnableTokenRevocation} is on, the default
		 * @return this builder
		 */
		public Builder tokenRevocation(boolean enabled) {
			this.tokenRevocation = enabled;
			return this;
		}

		/**
		 * Restricts the attributes that users may write through this client.
		 * @param attributes the names; all are writable if never called
		 * @return this builder
		 */
		public Builder writableAttributes(String... attributes) {
			this.writableAttributes.addAll(List.of(attributes));
			return this;
		}

		/**
		 * Builds the settings.
		 * @return the settings
		 */
		public AppClientSettings build() {
			return new AppClientSettings(this);
		}

	}

}
