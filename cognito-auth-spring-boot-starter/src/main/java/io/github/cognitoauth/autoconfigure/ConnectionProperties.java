// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The properties that say which user pool to talk to. Public for the auto-configurations
 * below only.
 *
 * @since 0.1.0
 */
public interface ConnectionProperties {

	/**
	 * Return the user pool.
	 * @return the value of {@code user-pool-id}
	 */
	@Nullable String getUserPoolId();

	/**
	 * Return the app client.
	 * @return the value of {@code client-id}
	 */
	@Nullable String getClientId();

	/**
	 * Return the secret of the app client.
	 * @return the value of {@code client-secret}
	 */
	@Nullable String getClientSecret();

	/**
	 * Return the secrets of the app client while they are rotated.
	 * @return the value of {@code client-secrets}
	 */
	List<String> getClientSecrets();

	/**
	 * Return the Region.
	 * @return the value of {@code region}
	 */
	@Nullable String getRegion();

	/**
	 * Return where requests go.
	 * @return the value of {@code endpoint}
	 */
	@Nullable URI getEndpoint();

	/**
	 * Return the issuer.
	 * @return the value of {@code issuer-uri}
	 */
	@Nullable URI getIssuerUri();

}
