// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import io.github.cognitoauth.test.internal.http.Operations;
import io.github.cognitoauth.test.internal.state.Replication;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.Tokens;

/**
 * The replica of a pool in a secondary Region, on a port of its own. It has the users,
 * app clients, keys and issuer of the pool, and challenges, lock-outs, counts and faults
 * of its own. It serves what the service serves there; all else, setting up and using an
 * authenticator app, and a first password are {@code OperationNotEnabledException}s. Its
 * documents below the issuer's path are those of the pool. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public final class CognitoUserPoolReplica extends PoolRegion {

	private final Replication replication = new Replication();

	private final UserPool pool;

	private final Operations operations;

	CognitoUserPoolReplica(UserPool primary, Tokens tokens, String region) {
		super(0);
		this.pool = primary.replica(region, this.replication);
		primary.replicatedBy(this.replication);
		this.operations = new Operations(this.pool, tokens);
		serve();
	}

	@Override
	UserPool pool() {
		return this.pool;
	}

	@Override
	Operations operations() {
		return this.operations;
	}

	/**
	 * Lets the replica fall behind: users and passwords that are newer are not here yet.
	 * @return this replica
	 */
	public CognitoUserPoolReplica pauseReplication() {
		this.replication.pause(this.pool.users());
		return this;
	}

	/**
	 * Lets the replica catch up.
	 * @return this replica
	 */
	public CognitoUserPoolReplica resumeReplication() {
		this.replication.resume();
		return this;
	}

	/**
	 * Sets whether a refresh token of one Region is one in the other, which the service
	 * does not say. Otherwise it is "Invalid Refresh Token".
	 * @param accepted whether it is, true by default
	 * @return this replica
	 */
	public CognitoUserPoolReplica acceptForeignRefreshTokens(boolean accepted) {
		this.replication.foreignTokens(accepted);
		return this;
	}

	void reset() {
		forgetCalls();
		this.operations.clearSignIns();
		this.replication.clear();
	}

	@Override
	public String toString() {
		return "CognitoUserPoolReplica[endpoint=" + endpoint() + ", region=" + region() + "]";
	}

}
