// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.net.URI;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded pool is. Its port is only known once it runs, so that properties
 * could not say it.
 */
final class EmbeddedPoolConnectionDetails implements CognitoConnectionDetails {

	private final CognitoUserPoolServer pool;

	private final String replica;

	/**
	 * Points at a pool.
	 * @param pool the pool
	 * @param replica the Region of its replica, empty without one
	 */
	EmbeddedPoolConnectionDetails(CognitoUserPoolServer pool, String replica) {
		this.pool = pool;
		this.replica = replica;
	}

	@Override
	public String getUserPoolId() {
		return this.pool.userPoolId();
	}

	@Override
	public String getClientId() {
		return this.pool.clientId();
	}

	@Override
	public String getRegion() {
		return this.pool.region();
	}

	@Override
	public URI getEndpoint() {
		return this.pool.endpoint();
	}

	@Override
	public URI getIssuerUri() {
		return URI.create(this.pool.issuer());
	}

	@Override
	public @Nullable URI getReplicaEndpoint() {
		return this.replica.isEmpty() ? null : this.pool.replica(this.replica).endpoint();
	}

}
