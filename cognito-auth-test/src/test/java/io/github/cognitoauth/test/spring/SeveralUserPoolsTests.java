// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for several {@link AutoConfigureCognitoUserPool} annotations.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "cognito.user-pools.partner.user-pool-id=eu-west-1_Real",
				"cognito.user-pools.partner.client-id=real" })
@AutoConfigureCognitoUserPool(SeveralUserPoolsTests.Alice.class)
@AutoConfigureCognitoUserPool(value = SeveralUserPoolsTests.Bob.class, pool = "partner")
@AutoConfigureCognitoUserPool(pool = "acme")
class SeveralUserPoolsTests {

	@Autowired
	private CognitoUserPoolServer main;

	@Autowired
	@Qualifier("partner")
	private CognitoUserPoolServer partner;

	@Autowired
	@Qualifier("acme")
	private CognitoUserPoolServer acme;

	@Autowired
	private CognitoUserPools pools;

	@Test
	void poolsWhenNamedThenEachHasAServerOfItsOwn() {
		assertThat(this.pools.names()).containsExactly("main", "partner", "acme");
		assertThat(this.pools.main().userPoolId().value()).isEqualTo(this.main.userPoolId());
		assertThat(this.pools.get("partner").userPoolId().value()).isEqualTo(this.partner.userPoolId());
		assertThat(this.pools.get("acme").client().clientId()).isEqualTo(this.acme.clientId());
		assertThat(this.main.userPoolId()).isNotEqualTo(this.partner.userPoolId()).isNotEqualTo(this.acme.userPoolId());
		assertThat(this.main.clientId()).isNotEqualTo(this.partner.clientId()).isNotEqualTo(this.acme.clientId());
	}

	@Test
	void authenticateWhenPoolIsNamedThenItsServerIsAskedAndNoOther(
			@Autowired @Qualifier("partner") CognitoPasswordAuthenticator authenticator) {
		assertThat(authenticator.authenticate("bob", "Builder-1").block(Duration.ofSeconds(30)))
			.isInstanceOf(AuthenticationOutcome.Authenticated.class);
		assertThat(this.partner.requests()).isOne();
		assertThat(this.main.requests() + this.acme.requests()).isZero();
	}

	@Test
	void startWhenANamedPoolHasNoServerThenEndsBeforePasswordsLeave() {
		assertThatThrownBy(() -> new TestContextManager(Forgotten.class).getTestContext().getApplicationContext())
			.rootCause()
			.hasMessage(
					"'cognito.user-pools.partner.user-pool-id' is of a user pool that has no test pool in its place");
		assertThatThrownBy(() -> new TestContextManager(LazyForgotten.class).getTestContext().getApplicationContext())
			.rootCause()
			.hasMessage(
					"'cognito.user-pools.partner.user-pool-id' is of a user pool that has no test pool in its place");
		assertThatThrownBy(() -> new TestContextManager(MainForgotten.class).getTestContext().getApplicationContext())
			.rootCause()
			.hasMessage("'cognito.user-pool-id' is of a user pool that has no test pool in its place");
		assertThatThrownBy(() -> new TestContextManager(Elsewhere.class).getTestContext().getApplicationContext())
			.rootCause()
			.hasMessage(
					"'cognito.user-pools.partner.user-pool-id' is of a user pool that has no test pool in its place");
	}

	@Test
	void startWhenPoolIsOnThisMachineThenNeedsNoServer() throws Exception {
		assertThat(new TestContextManager(Emulator.class).getTestContext()
			.getApplicationContext()
			.getBean(CognitoUserPools.class)
			.names()).containsExactly("main", "partner");
	}

	@Test
	void startWhenAPoolIsNamedTwiceThenSaysSo() {
		assertThatThrownBy(() -> new TestContextManager(Twice.class).getTestContext().getApplicationContext())
			.hasStackTraceContaining(
					"There are two annotations @AutoConfigureCognitoUserPool for the user pool 'main'");
	}

	static class Alice implements CognitoUserPoolCustomizer {

		@Override
		public void customize(CognitoUserPoolServerBuilder builder) {
			builder.user("alice", (user) -> user.password("Wonderland-1"));
		}

	}

	static class Bob implements CognitoUserPoolCustomizer {

		@Override
		public void customize(CognitoUserPoolServerBuilder builder) {
			builder.user("bob", (user) -> user.password("Builder-1"));
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { "cognito.user-pools.partner.user-pool-id=eu-west-1_Real",
					"cognito.user-pools.partner.client-id=real" })
	@AutoConfigureCognitoUserPool
	static class Forgotten {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { "cognito.user-pools.partner.user-pool-id=eu-west-1_Real",
					"cognito.user-pools.partner.client-id=real", "spring.main.lazy-initialization=true" })
	@AutoConfigureCognitoUserPool
	static class LazyForgotten {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { "cognito.user-pool-id=eu-west-1_Real", "cognito.client-id=real" })
	@AutoConfigureCognitoUserPool(pool = "partner")
	static class MainForgotten {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { "cognito.user-pools.partner.user-pool-id=eu-west-1_Local",
					"cognito.user-pools.partner.client-id=local",
					"cognito.user-pools.partner.endpoint=http://localhost:9229" })
	@AutoConfigureCognitoUserPool
	static class Emulator {

	}

	/** A host whose name only begins like an address of this machine. */
	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
			properties = { "cognito.user-pools.partner.user-pool-id=eu-west-1_Real",
					"cognito.user-pools.partner.client-id=real",
					"cognito.user-pools.partner.endpoint=https://127.example.com" })
	@AutoConfigureCognitoUserPool
	static class Elsewhere {

	}

	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	@AutoConfigureCognitoUserPool
	@AutoConfigureCognitoUserPool(Alice.class)
	static class Twice {

	}

}
