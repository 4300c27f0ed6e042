// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.replica;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.ReplicaRegion;
import io.github.cognitoauth.test.CognitoUserPoolReplica;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of the page about replicas, as it is printed there.
 */
class ReplicaExampleTests {

	private static final Path PAGE = Path.of("../docs/replica-region.md");

	private static final Path SOURCE = Path
		.of("src/test/java/io/github/cognitoauth/integration/replica/ReplicaExampleTests.java");

	@Test
	void signInWhenThePrimaryRegionIsDownThenTheReplicaAnswers() {
		CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.region("us-east-1")
			.user("alice", (user) -> user.password("Wonderland-1"))
			.start();
		CognitoUserPoolReplica replica = pool.replica("us-west-2");
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.endpoint(pool.endpoint())
			.clientSettings((client) -> client.replica(
					ReplicaRegion.builder("us-west-2").endpoint(CognitoEndpoint.ofUri(replica.endpoint())).build()))
			.build();
		try (pool; authenticator) {
			pool.faults().startRegionOutage();
			AuthenticationRequest alice = AuthenticationRequest.builder("alice").password("Wonderland-1").build();
			AuthenticationOutcome outcome = authenticator.authenticate(alice).block();
			assertThat(outcome).isInstanceOfSatisfying(AuthenticationOutcome.Authenticated.class,
					(signedIn) -> assertThat(signedIn.tokens().region()).isEqualTo("us-west-2"));
		}
	}

	@Test
	void pageThenPrintsTheExampleThatRuns() throws Exception {
		String page = Files.readString(PAGE);
		int begin = page.indexOf("```java\n@Test");
		String printed = page.substring(begin + 8, page.indexOf("```", begin + 8));
		assertThat(printed.lines()).hasSizeLessThanOrEqualTo(30);
		assertThat(withoutBlanks(Files.readString(SOURCE))).contains(withoutBlanks(printed));
	}

	private static String withoutBlanks(String text) {
		return text.replaceAll("\\s", "");
	}

}
