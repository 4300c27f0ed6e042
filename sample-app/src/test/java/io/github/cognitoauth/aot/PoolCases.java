// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.security.WithCognitoUser;
import io.github.cognitoauth.test.spring.AutoConfigureCognitoUserPool;
import io.github.cognitoauth.test.spring.CognitoUserPoolCustomizer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that are processed ahead of time, and run by {@link ProcessedTestsTests}. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureCognitoUserPool(PoolCases.Wonderland.class)
class PoolCases {

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Autowired
	private CognitoUserPoolServer pool;

	@Test
	void signInThenThePoolOfTheTestIsAsked() {
		assertThat(this.authenticator.authenticate("alice", "Wonderland-1").block(Duration.ofSeconds(20)))
			.isInstanceOf(AuthenticationOutcome.Authenticated.class);
		assertThat(this.pool.requests("InitiateAuth")).isOne();
	}

	@Test
	@WithCognitoUser(value = "carol", groups = "admins")
	void annotatedTestThenSomebodyIsSignedIn() {
		assertThat(SecurityContextHolder.getContext().getAuthentication().getName()).isEqualTo("carol");
		assertThat(SecurityContextHolder.getContext().getAuthentication().getAuthorities()).extracting("authority")
			.contains("ROLE_admins");
	}

	static class Wonderland implements CognitoUserPoolCustomizer {

		@Override
		public void customize(CognitoUserPoolServerBuilder builder) {
			builder.user("alice", (user) -> user.password("Wonderland-1"));
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
