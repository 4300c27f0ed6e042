// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.autoconfigure.ConnectionProperties;
import io.github.cognitoauth.autoconfigure.ReplicaProperties;
import org.jspecify.annotations.Nullable;

/**
 * One user pool beside the main one: {@code cognito.user-pools.<name>}.
 *
 * @since 0.1.0
 */
public class UserPoolProperties implements ConnectionProperties {

	/**
	 * User pool, such as eu-west-1_Ab1Cd2Ef3.
	 */
	private @Nullable String userPoolId;

	/**
	 * App client of the user pool.
	 */
	private @Nullable String clientId;

	/**
	 * Secret of the app client, if it has one.
	 */
	private @Nullable String clientSecret;

	/**
	 * Comma-separated list of the two secrets of the app client while they are rotated,
	 * the newer one first. Cannot be combined with client-secret.
	 */
	private List<String> clientSecrets = new ArrayList<>();

	/**
	 * Region to call where it is not the one in the user pool id.
	 */
	private @Nullable String region;

	/**
	 * URI to call instead of the endpoint of the region, for an emulator, a proxy or a
	 * VPC endpoint.
	 */
	private @Nullable URI endpoint;

	/**
	 * Whether the endpoint may be http on a host other than this machine. Same as that of
	 * the main user pool if not set.
	 */
	private @Nullable Boolean allowPlainTextEndpoint;

	/**
	 * Issuer of the tokens where it is none of those that follow from the user pool id
	 * or, at an emulator, from the endpoint.
	 */
	private @Nullable URI issuerUri;

	/**
	 * Whether to call the endpoint with FIPS 140 validated cryptography. Same as for the
	 * main user pool if not set.
	 */
	private @Nullable Boolean fips;

	private final ReplicaProperties replica = new ReplicaProperties();

	private final PoolSignInProperties signIn = new PoolSignInProperties();

	private final PoolSecurityProperties security = new PoolSecurityProperties();

	private final PoolResourceServerProperties resourceServer = new PoolResourceServerProperties();

	@Override
	public @Nullable String getUserPoolId() {
		return this.userPoolId;
	}

	public void setUserPoolId(@Nullable String userPoolId) {
		this.userPoolId = userPoolId;
	}

	@Override
	public @Nullable String getClientId() {
		return this.clientId;
	}

	public void setClientId(@Nullable String clientId) {
		this.clientId = clientId;
	}

	@Override
	public @Nullable String getClientSecret() {
		return this.clientSecret;
	}

	public void setClientSecret(@Nullable String clientSecret) {
		this.clientSecret = clientSecret;
	}

	@Override
	public List<String> getClientSecrets() {
		return this.clientSecrets;
	}

	public void setClientSecrets(List<String> clientSecrets) {
		this.clientSecrets = clientSecrets;
	}

	@Override
	public @Nullable String getRegion() {
		return this.region;
	}

	public void setRegion(@Nullable String region) {
		this.region = region;
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.endpoint;
	}

	public void setEndpoint(@Nullable URI endpoint) {
		this.endpoint = endpoint;
	}

	public @Nullable Boolean getAllowPlainTextEndpoint() {
		return this.allowPlainTextEndpoint;
	}

	public void setAllowPlainTextEndpoint(@Nullable Boolean allowPlainTextEndpoint) {
		this.allowPlainTextEndpoint = allowPlainTextEndpoint;
	}

	@Override
	public @Nullable URI getIssuerUri() {
		return this.issuerUri;
	}

	public void setIssuerUri(@Nullable URI issuerUri) {
		this.issuerUri = issuerUri;
	}

	public @Nullable Boolean getFips() {
		return this.fips;
	}

	public void setFips(@Nullable Boolean fips) {
		this.fips = fips;
	}

	public ReplicaProperties getReplica() {
		return this.replica;
	}

	public PoolSignInProperties getSignIn() {
		return this.signIn;
	}

	public PoolSecurityProperties getSecurity() {
		return this.security;
	}

	public PoolResourceServerProperties getResourceServer() {
		return this.resourceServer;
	}

}
