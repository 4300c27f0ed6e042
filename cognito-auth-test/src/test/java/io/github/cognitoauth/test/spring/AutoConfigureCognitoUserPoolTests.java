// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AutoConfigureCognitoUserPool}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "cognito.user-pool-id=eu-west-1_Wrong", "cognito.client-id=wrong" })
@AutoConfigureCognitoUserPool(AutoConfigureCognitoUserPoolTests.Wonderland.class)
class AutoConfigureCognitoUserPoolTests {

	@Autowired
	private CognitoUserPoolServer pool;

	@Autowired
	private CognitoConnectionDetails connectionDetails;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Test
	void contextWhenStartedThenConnectionIsThatOfThePool() {
		assertThat(this.connectionDetails.getUserPoolId()).isEqualTo(this.pool.userPoolId());
		assertThat(this.connectionDetails.getEndpoint()).isEqualTo(this.pool.endpoint());
		assertThat(this.connectionDetails.getClientSecrets()).containsExactly("wonderlandSecretwonderlandSecret");
	}

	@Test
	void authenticateWhenPasswordIsRightThenThePoolHasIssuedTheTokens() {
		AuthenticationOutcome outcome = this.authenticator.authenticate("alice", "Wonderland-1")
			.block(Duration.ofSeconds(30));
		assertThat(outcome).isInstanceOf(AuthenticationOutcome.Authenticated.class);
		assertThat(this.pool.requests("InitiateAuth")).isOne();
	}

	@Test
	void listenerWhenTestEndsThenResetsThePool() throws Exception {
		this.pool.createUser("bob");
		TestContextManager manager = new TestContextManager(getClass());
		manager.getTestContext().getApplicationContext();
		manager.getTestContext().updateState(this, getClass().getDeclaredMethods()[0], null);
		new PoolResetListener().afterTestMethod(manager.getTestContext());
		assertThatIllegalArgumentException().isThrownBy(() -> this.pool.user("bob"));
		assertThat(this.pool.user("alice").hasPassword("Wonderland-1")).isTrue();
	}

	static class Wonderland implements CognitoUserPoolCustomizer {

		@Override
		public void customize(CognitoUserPoolServerBuilder builder) {
			builder.region("eu-west-1")
				.client("web", (client) -> client.secret("wonderlandSecretwonderlandSecret"))
				.user("alice", (user) -> user.password("Wonderland-1"));
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
