// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Which pool a name of {@code cognito.user-pools} stands for. By default that comes from
 * the properties; a bean of this type, for example of a test's own user pool, replaces
 * the connection, and leaves the other properties as they are. It is no subtype of
 * {@link CognitoConnectionDetails}, which is about the main pool.
 *
 * @since 0.1.0
 */
public interface CognitoUserPoolConnectionDetails extends ConnectionDetails {

	/**
	 * Return which name it is about.
	 * @return a key below {@code cognito.user-pools}, of which there must be at least one
	 * property
	 */
	String getName();

	/**
	 * Return which pool it is.
	 * @return the connection
	 */
	CognitoConnectionDetails getConnectionDetails();

	/**
	 * Name a connection.
	 * @param name a key below {@code cognito.user-pools}
	 * @param connectionDetails which pool it is
	 * @return the pair
	 */
	static CognitoUserPoolConnectionDetails of(String name, CognitoConnectionDetails connectionDetails) {
		return new NamedConnectionDetails(name, connectionDetails);
	}

}
