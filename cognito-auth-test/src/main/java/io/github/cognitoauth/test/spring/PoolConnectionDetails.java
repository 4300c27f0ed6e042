// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.net.URI;
import java.util.List;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.jspecify.annotations.Nullable;

/**
 * Connection to a pool inside the JVM.
 */
final class PoolConnectionDetails implements CognitoConnectionDetails {

	private final CognitoUserPoolServer pool;

	private final String replica;

	PoolConnectionDetails(CognitoUserPoolServer pool, String replica) {
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
	public List<String> getClientSecrets() {
		return this.pool.clientSecret().map(List::of).orElse(List.of());
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
