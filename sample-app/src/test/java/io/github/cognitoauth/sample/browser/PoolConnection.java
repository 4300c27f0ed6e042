// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.net.URI;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;

/** Leads an application of these tests to its pool. */
final class PoolConnection implements CognitoConnectionDetails {

	private final CognitoUserPoolServer pool;

	PoolConnection(CognitoUserPoolServer pool) {
		this.pool = pool;
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
	public URI getEndpoint() {
		return this.pool.endpoint();
	}

}
