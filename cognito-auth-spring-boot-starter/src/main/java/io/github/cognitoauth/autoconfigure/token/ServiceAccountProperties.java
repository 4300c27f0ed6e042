// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoProperties.SignInFlow;
import io.github.cognitoauth.web.BearerTokenTargets;
import org.jspecify.annotations.Nullable;

/**
 * Configuration properties of an account that this application signs in with by itself.
 * Holds secrets and therefore prints none of its values.
 *
 * @since 0.1.0
 */
public class ServiceAccountProperties {

	/**
	 * Kind of account. Derived from scopes and user name if not set.
	 */
	private @Nullable AccountType type;

	/**
	 * User name of the account.
	 */
	private @Nullable String username;

	/**
	 * Password of the account.
	 */
	private @Nullable String password;

	/**
	 * Base32 secret of the authenticator app, with which the account answers a request
	 * for a one-time code.
	 */
	private @Nullable String totpSecret;

	/**
	 * Authentication flow of the account. Same as sign-in.flow if not set.
	 */
	private @Nullable SignInFlow flow;

	/**
	 * Comma-separated list of scopes of a machine-to-machine account. All scopes of the
	 * app client if empty.
	 */
	private List<String> scopes = new ArrayList<>();

	/**
	 * User pool of the account, by its name below user-pools. The main one if not set.
	 */
	private @Nullable String userPool;

	/**
	 * App client of the account, where it is not that of the user pool.
	 */
	private @Nullable String clientId;

	/**
	 * Secret of the app client of the account.
	 */
	private @Nullable String clientSecret;

	/**
	 * Comma-separated list of the two secrets of the app client of the account while they
	 * are rotated. Cannot be combined with client-secret.
	 */
	private List<String> clientSecrets = new ArrayList<>();

	/**
	 * Metadata that the Lambda triggers of the user pool are given.
	 */
	private Map<String, String> clientMetadata = new LinkedHashMap<>();

	/**
	 * Whether to sign in when the application starts instead of at the first use.
	 */
	private boolean eager;

	/**
	 * Whether the application signs in while it starts, waits for that, and does not
	 * start without.
	 */
	private boolean failFast;

	/**
	 * Whether to revoke the refresh token when the application stops. Cannot be combined
	 * with a shared token store.
	 */
	private boolean revokeOnShutdown;

	/**
	 * Comma-separated list of HTTP service groups whose clients send the token of this
	 * account.
	 */
	private Set<String> httpServiceGroups = new LinkedHashSet<>();

	/**
	 * Comma-separated list of hosts that the clients of the HTTP service groups, and
	 * those injected with @ServiceAccount, may send the token to. Any host if empty.
	 */
	private Set<String> allowedHosts = new LinkedHashSet<>();

	private final TokenRefreshProperties refresh = new TokenRefreshProperties();

	public @Nullable AccountType getType() {
		return this.type;
	}

	public void setType(@Nullable AccountType type) {
		this.type = type;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public @Nullable String getTotpSecret() {
		return this.totpSecret;
	}

	public void setTotpSecret(@Nullable String totpSecret) {
		this.totpSecret = totpSecret;
	}

	public @Nullable SignInFlow getFlow() {
		return this.flow;
	}

	public void setFlow(@Nullable SignInFlow flow) {
		this.flow = flow;
	}

	public List<String> getScopes() {
		return this.scopes;
	}

	public void setScopes(List<String> scopes) {
		this.scopes = scopes;
	}

	public @Nullable String getUserPool() {
		return this.userPool;
	}

	public void setUserPool(@Nullable String userPool) {
		this.userPool = userPool;
	}

	public @Nullable String getClientId() {
		return this.clientId;
	}

	public void setClientId(@Nullable String clientId) {
		this.clientId = clientId;
	}

	public @Nullable String getClientSecret() {
		return this.clientSecret;
	}

	public void setClientSecret(@Nullable String clientSecret) {
		this.clientSecret = clientSecret;
	}

	public List<String> getClientSecrets() {
		return this.clientSecrets;
	}

	public void setClientSecrets(List<String> clientSecrets) {
		this.clientSecrets = clientSecrets;
	}

	public Map<String, String> getClientMetadata() {
		return this.clientMetadata;
	}

	public void setClientMetadata(Map<String, String> clientMetadata) {
		this.clientMetadata = clientMetadata;
	}

	public boolean isEager() {
		return this.eager;
	}

	public void setEager(boolean eager) {
		this.eager = eager;
	}

	public boolean isFailFast() {
		return this.failFast;
	}

	public void setFailFast(boolean failFast) {
		this.failFast = failFast;
	}

	public boolean isRevokeOnShutdown() {
		return this.revokeOnShutdown;
	}

	public void setRevokeOnShutdown(boolean revokeOnShutdown) {
		this.revokeOnShutdown = revokeOnShutdown;
	}

	public Set<String> getHttpServiceGroups() {
		return this.httpServiceGroups;
	}

	public void setHttpServiceGroups(Set<String> httpServiceGroups) {
		this.httpServiceGroups = httpServiceGroups;
	}

	public Set<String> getAllowedHosts() {
		return this.allowedHosts;
	}

	public void setAllowedHosts(Set<String> allowedHosts) {
		this.allowedHosts = allowedHosts;
	}

	/**
	 * Return which services get the tokens.
	 * @return the allowed hosts, any host if none is named
	 * @throws IllegalArgumentException if one is no host name
	 */
	public BearerTokenTargets toTargets() {
		return this.allowedHosts.isEmpty() ? BearerTokenTargets.anyHost() : BearerTokenTargets.hosts(this.allowedHosts);
	}

	public TokenRefreshProperties getRefresh() {
		return this.refresh;
	}

	/**
	 * Kind of service account.
	 */
	public enum AccountType {

		/** A user of the pool who signs in with user name and password. */
		PASSWORD,

		/** The app client itself, which gets machine-to-machine tokens. */
		CLIENT

	}

}
