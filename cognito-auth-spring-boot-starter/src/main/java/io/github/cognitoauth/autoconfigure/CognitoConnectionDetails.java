// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Which user pool to talk to, as which app client. By default it comes from the
 * properties {@code cognito.*}; a bean of this type, for example of a test's own user
 * pool, replaces them.
 *
 * @since 0.1.0
 */
public interface CognitoConnectionDetails extends ConnectionDetails {

	/**
	 * Return the user pool.
	 * @return an id such as {@code eu-west-1_Ab1Cd2Ef3}
	 */
	String getUserPoolId();

	/**
	 * Return the app client.
	 * @return the id
	 */
	String getClientId();

	/**
	 * Return the secrets of the app client. Asked at every call, so it must not block,
	 * and may change while the application runs.
	 * @return none, one, or two while they are rotated
	 */
	default List<String> getClientSecrets() {
		return List.of();
	}

	/**
	 * Return the region.
	 * @return the region, or {@code null} for the one in the user pool id
	 */
	default @Nullable String getRegion() {
		return null;
	}

	/**
	 * Return where requests go.
	 * @return the URI, or {@code null} for the endpoint of the region
	 */
	default @Nullable URI getEndpoint() {
		return null;
	}

	/**
	 * Return the issuer of the tokens, where it is known which of the pool's issuers it
	 * is or where the endpoint is no one of AWS.
	 * @return the claim {@code iss}, or {@code null} for those that follow from the user
	 * pool id or, at an emulator, from the endpoint
	 */
	default @Nullable URI getIssuerUri() {
		return null;
	}

	/**
	 * Return where requests to the replica go, whose Region is
	 * {@code cognito.replica.region}. A pool with an {@linkplain #getEndpoint() endpoint}
	 * of its own has no replica unless this says where that is.
	 * @return the URI, or {@code null} for the configured one or the endpoint of that
	 * Region
	 */
	default @Nullable URI getReplicaEndpoint() {
		return null;
	}

}
