// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * The properties that say which user pool to talk to, the same for the main one and for
 * those beside it. Public for the auto-configurations below only.
 *
 * @since 0.1.0
 */
public abstract class ConnectionProperties {

	/**
	 * User pool to sign in to, such as eu-west-1_Ab1Cd2Ef3.
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
	 * Region to call where it is not the one in the user pool id, as for a replicated
	 * user pool.
	 */
	private @Nullable String region;

	/**
	 * URI to call instead of the endpoint of the region, for an emulator, a proxy or a
	 * VPC endpoint. Set issuer-uri too, unless it is an emulator that issues under this
	 * address.
	 */
	private @Nullable URI endpoint;

	/**
	 * Issuer of the tokens where it is none of those that follow from the user pool id
	 * or, at an emulator, from the endpoint. Only this one is accepted then.
	 */
	private @Nullable URI issuerUri;

	@NestedConfigurationProperty
	private final ReplicaProperties replica = new ReplicaProperties();

	/**
	 * Create properties without values.
	 */
	protected ConnectionProperties() {
	}

	public @Nullable String getUserPoolId() {
		return this.userPoolId;
	}

	public void setUserPoolId(@Nullable String userPoolId) {
		this.userPoolId = userPoolId;
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

	public @Nullable String getRegion() {
		return this.region;
	}

	public void setRegion(@Nullable String region) {
		this.region = region;
	}

	public @Nullable URI getEndpoint() {
		return this.endpoint;
	}

	public void setEndpoint(@Nullable URI endpoint) {
		this.endpoint = endpoint;
	}

	public @Nullable URI getIssuerUri() {
		return this.issuerUri;
	}

	public void setIssuerUri(@Nullable URI issuerUri) {
		this.issuerUri = issuerUri;
	}

	public ReplicaProperties getReplica() {
		return this.replica;
	}

}
