// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.test.CognitoUserPoolReplica;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demo with a replica of its pool in a second Region.
 */
@DemoTest
@ActiveProfiles({ "embedded", "replica" })
class ReplicaTests {

	@Autowired
	private CognitoUserPoolServer pool;

	@Autowired
	private CognitoUserPools pools;

	@LocalServerPort
	private int port;

	@AfterEach
	void goHome() {
		this.pool.faults().clear();
		this.pools.main().useRegion("eu-west-1");
	}

	@Test
	void regionWhenLostThenPeopleSignInAtTheReplicaAndThePagesSayWhere() {
		CognitoUserPoolReplica replica = this.pool.replica("eu-central-1");
		HttpSession worker = new HttpSession(this.port);
		assertThat(worker.get("/worker").body()).contains("<dd id=\"region\">eu-west-1</dd>", "Lose the Region");
		assertThat(worker.submit("/worker", "/worker/lose", Map.of()).statusCode()).isEqualTo(302);
		long before = this.pool.requests("InitiateAuth");
		for (int person = 0; person < 3; person++) {
			HttpSession session = new HttpSession(this.port);
			session.signIn("alice", "Wonderland-1");
			assertThat(session.get("/me").body()).contains("ROLE_admins");
		}
		assertThat(this.pool.requests("InitiateAuth")).isEqualTo(before);
		assertThat(replica.requests("InitiateAuth")).isGreaterThanOrEqualTo(3);
		assertThat(worker.get("/worker/status").body()).contains("\"region\":\"eu-central-1\"");
		assertThat(worker.get("/login").body()).contains("Who lives in this pool").doesNotContain("/password/forgot");
		assertThat(worker.get("/actuator/health").body()).contains("\"active\":\"eu-central-1\"");
		assertThat(worker.get("/actuator/cognitoregions").body()).contains("\"active\":\"eu-central-1\"");
	}

	@Test
	void regionWhenChangedByHandThenPeopleSignInThere() {
		this.pools.main().useRegion("eu-central-1");
		HttpSession session = new HttpSession(this.port);
		session.signIn("alice", "Wonderland-1");
		assertThat(session.get("/me").body()).contains("ROLE_admins");
		assertThat(session.get("/account").statusCode()).isEqualTo(200);
	}

}
