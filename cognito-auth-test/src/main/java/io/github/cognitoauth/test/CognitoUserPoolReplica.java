// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.util.List;

import io.github.cognitoauth.test.internal.http.FaultPlan;
import io.github.cognitoauth.test.internal.http.Journal;
import io.github.cognitoauth.test.internal.http.Operations;
import io.github.cognitoauth.test.internal.http.PoolHttpServer;
import io.github.cognitoauth.test.internal.http.UserPoolEndpoint;
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
public final class CognitoUserPoolReplica {

	private final PoolHttpServer http = new PoolHttpServer(0);

	private final Journal journal = new Journal();

	private final FaultPlan faultPlan = new FaultPlan();

	private final PoolFaults faults = new PoolFaults(this.faultPlan, this.http);

	private final Replication replication = new Replication();

	private final UserPool pool;

	private final Operations operations;

	CognitoUserPoolReplica(UserPool primary, Tokens tokens, String region) {
		this.pool = primary.replica(region, this.replication);
		primary.replicatedBy(this.replication);
		this.operations = new Operations(this.pool, tokens);
		this.http.start(
				new UserPoolEndpoint(endpoint().toString(), this.pool, this.operations, this.faultPlan, this.journal));
	}

	/**
	 * Returns the Region.
	 * @return the Region
	 */
	public String region() {
		return this.pool.settings().region();
	}

	/**
	 * Returns where the JSON API is served.
	 * @return the base URI, {@code http://localhost:port}
	 */
	public URI endpoint() {
		return URI.create("http://localhost:" + this.http.port());
	}

	/**
	 * Returns what can go wrong here.
	 * @return the faults
	 */
	public PoolFaults faults() {
		return this.faults;
	}

	/**
	 * Returns how often an operation was called here, spoiled and refused calls included.
	 * @param operation the operation, such as {@code InitiateAuth}
	 * @return the count
	 */
	public long requests(String operation) {
		return this.operations.calls(operation);
	}

	/**
	 * Returns the newest calls of operations here with their answers.
	 * @return at most two hundred, oldest first
	 */
	public List<PoolExchange> exchanges() {
		return this.journal.exchanges();
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
		this.faults.clear();
		this.journal.clear();
		this.operations.clearSignIns();
		this.replication.clear();
	}

	void close() {
		this.http.stop();
	}

	@Override
	public String toString() {
		return "CognitoUserPoolReplica[endpoint=" + endpoint() + ", region=" + region() + "]";
	}

}
