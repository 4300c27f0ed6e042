// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.UserPoolId;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What the client and the authenticator of one user pool are made of. Public for the
 * auto-configurations below only.
 *
 * @param name the name of the pool in the application
 * @param prefix what its properties begin with, with the dot
 * @param details which pool it is
 * @param fips whether to call the endpoint with FIPS 140 validated cryptography
 * @param allowPlainTextEndpoint whether the endpoint may be http on another machine
 * @param signIn how users sign in
 * @param replica the replica in another Region, if there is one
 * @since 0.1.0
 */
public record PoolSettings(String name, String prefix, CognitoConnectionDetails details, boolean fips,
		boolean allowPlainTextEndpoint, CognitoProperties.SignIn signIn, ReplicaProperties replica) {

	/**
	 * Return the settings of the main pool.
	 * @param properties its properties
	 * @param details which pool it is
	 * @return the settings
	 */
	public static PoolSettings main(CognitoProperties properties, CognitoConnectionDetails details) {
		return new PoolSettings(CognitoClient.MAIN_POOL, "cognito.", details, properties.isFips(),
				properties.isAllowPlainTextEndpoint(), properties.getSignIn(), properties.getReplica());
	}

	/**
	 * Return the connection that properties describe.
	 * @param prefix what they begin with, with the dot
	 * @param properties the properties
	 * @return the connection; whether it is complete is checked with everything else
	 */
	public static CognitoConnectionDetails connection(String prefix, ConnectionProperties properties) {
		return new PropertiesCognitoConnectionDetails(prefix, properties);
	}

	/**
	 * Check which pool it is.
	 * @param problems collects what is wrong
	 */
	public void validate(ConfigurationProblems problems) {
		if (this.details instanceof PropertiesCognitoConnectionDetails configured) {
			new ConnectionPropertiesValidator(this, configured.properties(), problems).validate();
		}
		else {
			new ConnectionDetailsValidator(this, problems).validate();
		}
	}

	/**
	 * Return whether the replica is one of this pool. One that is configured does not
	 * belong to an emulator that takes the place of the configured pool.
	 * @return whether the properties of the replica count
	 */
	boolean hasReplica() {
		return StringUtils.hasText(this.replica.getRegion())
				&& (this.details instanceof PropertiesCognitoConnectionDetails || this.details.getEndpoint() == null
						|| this.details.getReplicaEndpoint() != null);
	}

	/** Return where the replica is called, or null for the endpoint of its Region. */
	@Nullable URI replicaEndpoint() {
		URI endpoint = this.details.getReplicaEndpoint();
		return (endpoint != null) ? endpoint : this.replica.getEndpoint();
	}

	boolean isMain() {
		return this.name.equals(CognitoClient.MAIN_POOL);
	}

	/** What an AWS account has a quota for. */
	String quota() {
		URI endpoint = this.details.getEndpoint();
		return (endpoint != null) ? endpoint.toString() : region();
	}

	/**
	 * Return the Region of the pool.
	 * @return the configured one, or that of the pool's id
	 */
	public String region() {
		String region = this.details.getRegion();
		return (region != null) ? region : new UserPoolId(this.details.getUserPoolId()).region();
	}

}
